// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/network_comparison.h"

#include "postgres/when_done.h"
#include "secrets/endpoint_secrets.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

constexpr int compareMs = 12'000;

}  // namespace

std::vector<KnownBlock> NetworkComparison::knownBlocks(const QString& genesisHash)
{
    std::vector<KnownBlock> all;
    if (const auto genesis = knownBlock(0, QByteArray::fromHex(genesisHash.mid(2).toLatin1())))
        all.push_back(*genesis);
    return all;
}

void NetworkComparison::compare(const Family& family, std::vector<EndpointDraft> endpoints,
                                std::vector<KnownBlock> known, QObject* context, Then then)
{
    // An endpoint that does not answer in time contradicts nothing.
    const auto late = Error::make(ErrorKind::Unavailable, "NOT_COMPARED", Message());
    const auto future =
        m_host.net().runWithin<Done>(compareMs, late,
                                     [secrets = m_host.parts().endpointSecrets, endpoints = std::move(endpoints),
                                      known = std::move(known), family = family.id()](NetThread& net) {
                                         std::vector<EndpointDraft> whole;
                                         for (const EndpointDraft& endpoint : endpoints) {
                                             auto resolved = secrets->resolve(endpoint);
                                             whole.push_back(resolved ? std::move(*resolved) : endpoint);
                                         }
                                         return net.prober(family)->compareNetworks(std::move(whole), known);
                                     });
    whenDone(future, context, std::move(then));
}

}  // namespace signalbox::engine
