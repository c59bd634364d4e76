// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/sim_endpoints.h"

#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::test {

QString textOf(const Bytes20& address)
{
    return hex::text(address);
}

sim::SimSpec SimEndpoints::spec(quint64 chainId, Height history)
{
    sim::SimSpec spec;
    spec.chainId = chainId;
    spec.seed = chainId;
    spec.history = history;
    spec.genesisTime = 1'700'000'000;
    return spec;
}

SimEndpoints::SimEndpoints(const sim::SimSpec& spec, int count) : chain(std::make_shared<sim::SimChain>(spec))
{
    for (int i = 0; i < count; ++i) {
        servers.push_back(std::make_unique<sim::SimServer>(chain, thread));
        servers.back()->setPath("/");
    }
}

QStringList SimEndpoints::rpcOptions() const
{
    QStringList options;
    for (const auto& server : servers)
        options << u"--rpc"_s << server->url();
    return options;
}

QStringList SimEndpoints::registries() const
{
    const sim::SimSpec& made = chain->spec();
    return {textOf(made.identity), textOf(made.reputation), textOf(made.validation)};
}

QString SimEndpoints::registriesOption() const
{
    const QStringList all = registries();
    return u"identity=%1,reputation=%2,validation=%3"_s.arg(all.at(0), all.at(1), all.at(2));
}

}  // namespace signalbox::test
