// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/prober.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

std::optional<KnownBlock> knownBlock(Height number, const QByteArray& hash)
{
    KnownBlock block{number, {}};
    if (hash.size() != static_cast<qsizetype>(block.hash.size()))
        return std::nullopt;
    std::copy(hash.begin(), hash.end(), reinterpret_cast<char*>(block.hash.data()));
    return block;
}

QCoro::Task<Expected<Done>> Prober::compareNetworks(std::vector<EndpointDraft> endpoints, std::vector<KnownBlock> known)
{
    Q_UNUSED(endpoints)
    Q_UNUSED(known)
    co_return Done{};
}

QCoro::Task<Expected<TokenInfo>> Prober::tokenInfo(std::vector<EndpointDraft> endpoints, QString address)
{
    Q_UNUSED(endpoints)
    co_return fail(
        ErrorKind::NotFound, "NO_TOKENS",
        Message(QT_TRANSLATE_NOOP("Engine", "%1 is not a token: this kind of chain has no tokens.")).arg(address));
}

QCoro::Task<Expected<EventDetail>> Prober::rawEvent(std::vector<EndpointDraft> endpoints, EventLog log)
{
    Q_UNUSED(endpoints)
    co_return fail(
        ErrorKind::NotFound, "EVENT_UNKNOWN",
        Message(QT_TRANSLATE_NOOP("Engine", "There is no event %1.")).arg(u"%1:%2"_s.arg(log.block).arg(log.logIndex)));
}

}  // namespace signalbox::engine
