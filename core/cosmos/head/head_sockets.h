// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "cosmos/head/head_socket.h"
#include "signalbox/snapshot.h"

namespace signalbox::cosmos {

/// The subscriptions of new blocks: of WebSocket endpoints, and beside RPC endpoints.
class HeadSockets {
public:
    /// `wake` is called in the worker's thread: a reason to request the head, not a head.
    explicit HeadSockets(std::function<void()> wake) : m_wake(std::move(wake)) {}

    /// Connections that remain keep their state.
    void update(const std::vector<rpc::EndpointSettings>& endpoints, const QString& chainId,
                std::optional<double> blockSeconds);
    void headSeen(Height number);
    void show(EndpointSnapshot& endpoint) const;  ///< adds the state of its WebSocket

private:
    static void show(EndpointSnapshot& endpoint, const HeadSocket& socket);

    std::function<void()> m_wake;
    std::vector<rpc::EndpointSettings> m_endpoints;
    std::vector<std::unique_ptr<HeadSocket>> m_all;
};

}  // namespace signalbox::cosmos
