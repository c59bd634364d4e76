// SPDX-License-Identifier: GPL-3.0-or-later

// Endpoints of one chain serve one network: compared before they are written down.
#include "commands/command_runner.h"
#include "postgres/session.h"
#include "postgres/when_done.h"
#include "secrets/endpoint_secrets.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox::engine {

namespace {

constexpr int compareMs = 12'000;
/// So far below the newest stored block none is replaced any more.
constexpr Height surelyFinal = 256;

std::optional<evm::KnownBlock> knownBlock(Height number, const QByteArray& hash)
{
    evm::KnownBlock block{number, {}};
    if (hash.size() != static_cast<qsizetype>(block.hash.size()))
        return std::nullopt;
    std::copy(hash.begin(), hash.end(), reinterpret_cast<char*>(block.hash.data()));
    return block;
}

/// The chain's genesis block and a stored one that is final.
std::vector<evm::KnownBlock> knownBlocks(store::Session& session, const store::ChainRow& chain)
{
    std::vector<evm::KnownBlock> all;
    if (const auto genesis = knownBlock(0, chain.genesisHash))
        all.push_back(*genesis);
    const std::string blocks = store::quoteName(chain.schema) + ".blocks";
    const auto stored = session.read([&](store::Transaction& transaction) {
        std::optional<evm::KnownBlock> found;
        for (const auto& row :
             transaction.exec("SELECT number, hash FROM " + blocks + " WHERE number <= (SELECT max(number) - " +
                              std::to_string(surelyFinal) + " FROM " + blocks + ") ORDER BY number DESC LIMIT 1"))
            found = knownBlock(store::integer(row[0]), store::bytes(row[1]));
        return found;
    });
    if (stored && *stored)
        all.push_back(**stored);
    return all;
}

}  // namespace

void CommandRunner::compareNetworks(std::vector<EndpointDraft> endpoints, std::vector<evm::KnownBlock> known,
                                    std::function<void(const Expected<Done>&)> then)
{
    // Who does not answer within the time contradicts nothing.
    const auto late = Error::make(ErrorKind::Unavailable, "NOT_COMPARED", Message());
    const auto future =
        m_host.net().runWithin<Done>(compareMs, late,
                                     [secrets = m_host.parts().endpointSecrets, endpoints = std::move(endpoints),
                                      known = std::move(known)](evm::EvmServices& services) {
                                         std::vector<EndpointDraft> whole;
                                         for (const EndpointDraft& endpoint : endpoints) {
                                             auto resolved = secrets->resolve(endpoint);
                                             whole.push_back(resolved ? std::move(*resolved) : endpoint);
                                         }
                                         return services.compareNetworks(std::move(whole), known);
                                     });
    whenDone(future, this, std::move(then));
}

void CommandRunner::addCompared(CommandId id, ChainDraft draft)
{
    const Family* family = m_host.families().find(draft.family);
    if (!family || !family->comparesEndpoints() || draft.endpoints.size() < 2)
        return addProbed(id, std::move(draft));
    progress(id, -1, Message(QT_TRANSLATE_NOOP("Engine", "Comparing the endpoints")));
    std::vector<evm::KnownBlock> known;
    if (const auto genesis = knownBlock(0, QByteArray::fromHex(draft.genesisHash.mid(2).toLatin1())))
        known.push_back(*genesis);
    const auto endpoints = draft.endpoints;
    compareNetworks(endpoints, std::move(known), [this, id, draft](const Expected<Done>& same) {
        if (same || same.error().code != "OTHER_NETWORK"_L1)
            return addProbed(id, draft);
        for (const EndpointDraft& endpoint : draft.endpoints)
            m_host.parts().endpointSecrets->forget(endpoint.secretRef);
        finish(id, fail(same.error()));
    });
}

void CommandRunner::endpointCompared(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const EndpointDraft draft = EndpointDraft::fromJson(running.status.args);
    const bool asks = running.status.verb == Verb::EndpointAdd ||
                      (running.status.verb == Verb::EndpointEdit && running.status.args.contains("url"_L1));
    const qint64 changed = running.status.args.value("id"_L1).toInteger();
    const bool compares =
        asks && m_host.families().of(unit.facts().row).comparesEndpoints() && !draft.url.startsWith("ws"_L1);
    auto known = compares ? knownBlocks(m_host.session(), unit.facts().row) : std::vector<evm::KnownBlock>();
    std::vector<EndpointDraft> compared;
    // Where little is stored, one of the chain's own endpoints says what the new one must have.
    if (compares && known.size() < 2)
        for (const store::EndpointRow& row : unit.facts().endpoints)
            if (compared.empty() && row.enabled && row.kind != "ws"_L1 && row.id != changed)
                compared.push_back(EndpointSecrets::draft(row));
    if (known.empty() && compared.empty())
        return endpoint(running, unit);
    const QString url = maskedUrl(draft.url);
    compared.push_back(draft);
    compareNetworks(
        std::move(compared), std::move(known),
        [this, id, url, caip2 = unit.caip2(), secret = draft.secretRef](const Expected<Done>& same) {
            Running* const still = find(id);
            ChainUnit* const there = m_host.unit(caip2);
            if (!still || !there)
                return;
            // What contradicts among the old ones is not this one's fault.
            if (same || same.error().code != "OTHER_NETWORK"_L1 || same.error().args.value("url"_L1).toString() != url)
                return endpoint(*still, *there);
            m_host.parts().endpointSecrets->forget(secret);
            finish(id, fail(same.error()));
        });
}

}  // namespace signalbox::engine
