// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <memory>

#include "sim/cosmos/cosmos_faults.h"
#include "sim/cosmos/cosmos_net.h"
#include "sim/random.h"

namespace signalbox::sim {

struct CosmosReply {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    Height height = 0;  ///< of the state that the LCD answered with; 0: not said
};

/// CometBFT's RPC interface of one chain: GET with URI parameters and JSON-RPC by POST. One thread.
class CosmosRpc {
public:
    CosmosRpc(std::shared_ptr<CosmosSimNet> net, int chain) : m_net(std::move(net)), m_chain(chain) {}

    CosmosReply get(const QByteArray& path, const CosmosFaults& faults);
    CosmosReply post(const QByteArray& body, const CosmosFaults& faults);
    /// One request of a batch, of a POST or of a WebSocket; empty without an ID.
    QByteArray answer(const QJsonObject& request, const CosmosFaults& faults);

private:
    struct Outcome {
        QByteArray result;  ///< empty: an error
        int code = -32603;
        QByteArray message = "Internal error", data;
    };
    Outcome ask(const QByteArray& method, const QHash<QByteArray, QByteArray>& parameters, const CosmosFaults& faults);
    Outcome block(const QByteArray& method, const QByteArray& height, const CosmosFaults& faults);
    Outcome query(const QByteArray& path, const QByteArray& data) const;
    static QByteArray written(const QByteArray& id, const Outcome& outcome);

    std::shared_ptr<CosmosSimNet> m_net;
    int m_chain;
    Random m_dice{0xc0de};
};

}  // namespace signalbox::sim
