// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/adapter_config.h"
#include "rpc/ws_subscription.h"
#include "signalbox/snapshot.h"

namespace signalbox::evm {

/// The subscriptions of new heads over WebSocket: of WebSocket endpoints, and in addition to HTTP endpoints. `config`
/// must outlive it.
class HeadSubscriptions {
public:
    /// `wake` is called in the worker's thread: a reason to request the head, not a head.
    HeadSubscriptions(const EvmAdapterConfig& config, std::function<void()> wake)
        : m_config(config), m_wake(std::move(wake))
    {
    }

    void update();  ///< to the endpoints of `config`; connections that remain keep their state
    void headSeen(Height number);
    void show(EndpointSnapshot& endpoint) const;  ///< adds the state of its WebSocket

private:
    static void show(EndpointSnapshot& endpoint, const rpc::WsSubscription& subscription);

    const EvmAdapterConfig& m_config;
    std::function<void()> m_wake;
    std::vector<std::unique_ptr<rpc::WsSubscription>> m_all;
};

}  // namespace signalbox::evm
