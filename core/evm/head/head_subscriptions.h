// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/adapter_config.h"
#include "rpc/heads/kept_sockets.h"

namespace signalbox::evm {

/// The subscriptions to the new heads of the endpoints of `config`, which must outlive it.
class HeadSubscriptions {
public:
    /// `wake` is called in the worker's thread: a reason to request the head, not a head.
    HeadSubscriptions(const EvmAdapterConfig& config, std::function<void()> wake);

    void update() { m_sockets.update(m_config.endpoints, m_config.blockSeconds); }
    void headSeen(Height number) { m_sockets.headSeen(number); }
    void show(EndpointSnapshot& endpoint) const { m_sockets.show(endpoint); }  ///< adds the state of its WebSocket

private:
    const EvmAdapterConfig& m_config;
    rpc::KeptSockets m_sockets;
};

}  // namespace signalbox::evm
