// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

#include "sim/cosmos/cosmos_faults.h"
#include "sim/cosmos/cosmos_net.h"

namespace signalbox::sim {

/// The nodes of a net's three chains, and a stand-in for a Hermes that relays between them, on 127.0.0.1 and random
/// ports. The path of a node begins with a random token; a request with another path, a foreign Host or any Origin is
/// refused. One thread serves all; calls may come from any other thread.
class CosmosSimHub {
public:
    explicit CosmosSimHub(std::shared_ptr<CosmosSimNet> net);
    ~CosmosSimHub();
    CosmosSimHub(const CosmosSimHub&) = delete;
    CosmosSimHub& operator=(const CosmosSimHub&) = delete;

    CosmosSimNet& net();
    QString rpcUrl(int chain) const;
    QString wsUrl(int chain) const;
    QString lcdUrl(int chain) const;
    void setPath(int chain, const QByteArray& path);  ///< before the first request
    void setFaults(int chain, const CosmosFaults& faults);
    qint64 requests(int chain) const;

    void setBlockTime(double seconds);  ///< mines automatically; 0 stops it

    QString hermesUrl() const;
    /// Writes the command `hermes` and its configuration into a folder; false if it cannot be written.
    bool writeHermes(const QString& folder, QString* program, QString* configuration) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::sim
