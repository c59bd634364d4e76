// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/network_comparison.h"

#include "postgres/session.h"
#include "postgres/when_done.h"
#include "secrets/endpoint_secrets.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

constexpr int compareMs = 12'000;
/// Depth below the newest stored block from which blocks are no longer replaced.
constexpr Height surelyFinal = 256;

std::optional<evm::KnownBlock> knownBlock(Height number, const QByteArray& hash)
{
    evm::KnownBlock block{number, {}};
    if (hash.size() != static_cast<qsizetype>(block.hash.size()))
        return std::nullopt;
    std::copy(hash.begin(), hash.end(), reinterpret_cast<char*>(block.hash.data()));
    return block;
}

}  // namespace

std::vector<evm::KnownBlock> NetworkComparison::knownBlocks(const QString& genesisHash)
{
    std::vector<evm::KnownBlock> all;
    if (const auto genesis = knownBlock(0, QByteArray::fromHex(genesisHash.mid(2).toLatin1())))
        all.push_back(*genesis);
    return all;
}

std::vector<evm::KnownBlock> NetworkComparison::knownBlocks(const store::ChainRow& chain)
{
    std::vector<evm::KnownBlock> all;
    if (const auto genesis = knownBlock(0, chain.genesisHash))
        all.push_back(*genesis);
    const std::string blocks = store::quoteName(chain.schema) + ".blocks";
    const auto stored = m_host.session().read([&](store::Transaction& transaction) {
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

void NetworkComparison::compare(std::vector<EndpointDraft> endpoints, std::vector<evm::KnownBlock> known,
                                QObject* context, Then then)
{
    // An endpoint that does not answer in time contradicts nothing.
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
    whenDone(future, context, std::move(then));
}

}  // namespace signalbox::engine
