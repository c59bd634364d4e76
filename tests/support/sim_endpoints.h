// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "sim/server.h"

namespace signalbox::test {

QString textOf(const Bytes20& address);

/// One simulated chain behind several endpoints without tokens in their paths, so that no secret store is needed.
struct SimEndpoints {
    explicit SimEndpoints(const sim::SimSpec& spec, int count = 1);
    static sim::SimSpec spec(quint64 chainId, Height history = 300);  ///< of a fixed genesis time

    QStringList rpcOptions() const;  ///< --rpc URL …
    QStringList registries() const;
    QString registriesOption() const;  ///< identity=0x…,…
    sim::SimServer& operator[](int i) { return *servers.at(std::size_t(i)); }

    std::shared_ptr<sim::SimThread> thread = std::make_shared<sim::SimThread>();
    std::shared_ptr<sim::SimChain> chain;
    std::vector<std::unique_ptr<sim::SimServer>> servers;
};

}  // namespace signalbox::test
