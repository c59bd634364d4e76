// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonObject>

#include "evm/evm_services.h"
#include "evm/rpc_session.h"
#include "evm/services_private.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

/// Depth below the head that counts as final if no endpoint supports the finalized tag.
constexpr Height oldEnough = 1'000;

std::optional<KnownBlock> knownOf(const Expected<QJsonObject>& block)
{
    if (!block)
        return std::nullopt;
    const auto number = quantityOf(block->value("number"_L1));
    const auto hash = hex::hash(block->value("hash"_L1).toString());
    return number && hash ? std::optional(KnownBlock{*number, *hash}) : std::nullopt;
}

}  // namespace

QCoro::Task<Expected<Done>> EvmServices::compareNetworks(std::vector<EndpointDraft> endpoints,
                                                         std::vector<KnownBlock> known)
{
    const TaskScope::Guest guest(scope());
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        const std::vector<EndpointDraft> one{endpoints[i]};
        auto opened = d->open(one);
        if (!opened)
            continue;  // a WebSocket returns no history
        const Tied tied(*opened, scope().cancellation());
        const auto session = tied.session;
        for (const KnownBlock& block : known) {
            auto asking = session->block(hex::quantity(block.number));
            const auto answer = co_await asking;
            if (!answer && answer.error().code != "NO_BLOCK"_L1)
                break;  // it does not answer
            const auto there = knownOf(answer);
            if (there && there->hash != block.hash)
                co_return fail(
                    ErrorKind::Refused, "OTHER_NETWORK",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "%1 serves another network with the same chain ID: its block %2 is "
                                              "different. Nothing was changed. Check the URL."))
                        .arg(maskedUrl(endpoints[i].url))
                        .arg(block.number),
                    {{u"url"_s, maskedUrl(endpoints[i].url)}});
        }
        if (i + 1 == endpoints.size())
            break;
        // The blocks of this endpoint are requested from the following ones.
        auto first = session->block("0x0");
        const auto genesis = knownOf(co_await first);
        auto heading = session->head();
        const auto head = co_await heading;
        if (genesis)
            known.push_back(*genesis);
        if (head && *head > oldEnough) {
            auto asking = session->block(hex::quantity(*head - oldEnough));
            const auto final = knownOf(co_await asking);
            if (final)
                known.push_back(*final);
        }
    }
    co_return Done{};
}

}  // namespace signalbox::evm
