// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QJsonValue>

#include "rpc/endpoint_settings.h"
#include "signalbox/error.h"
#include "support/task_scope.h"

namespace signalbox::evm {

/// Result of one connection to a WebSocket endpoint.
struct WsVisit {
    std::optional<qint64> chainId;
    std::optional<Height> head;
    bool newHeads = false;
    double milliseconds = 0;
};

/// Connects, sends eth_chainId, eth_blockNumber and eth_subscribe("newHeads"), and disconnects.
QCoro::Task<Expected<WsVisit>> visitWebSocket(rpc::EndpointSettings endpoint, int timeoutMs, Cancellation cancellation);

}  // namespace signalbox::evm
