// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/heads/kept_socket.h"

namespace signalbox::evm {

/// The provider's WebSocket for an HTTP endpoint: the same address, or the known address of that provider. An endpoint
/// that is a WebSocket itself is unchanged.
rpc::EndpointSettings webSocketBeside(rpc::EndpointSettings endpoint);

/// newHeads over WebSocket.
class WsSubscription : public rpc::KeptSocket {
public:
    WsSubscription(rpc::EndpointSettings endpoint, qint64 chainId, int silenceMs);

protected:
    void opened() override;
    void read(const QString& message) override;

private:
    const qint64 m_chainId;
};

}  // namespace signalbox::evm
