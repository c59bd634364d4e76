// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/heads/kept_sockets.h"

namespace signalbox::cosmos {

/// The WebSocket of a CometBFT node: of the endpoint itself, or /websocket beside an RPC endpoint.
rpc::EndpointSettings socketOf(rpc::EndpointSettings endpoint);

/// NewBlockHeader over WebSocket: one of the five subscriptions that a node allows a client.
class HeadSocket : public rpc::KeptSocket {
public:
    /// `chainId` empty: any chain, in a probe.
    HeadSocket(rpc::EndpointSettings endpoint, QString chainId, int silenceMs);

    const QString& seenChain() const { return m_seenChain; }  ///< that the node serves; empty before its answer

protected:
    void opened() override;
    void read(const QString& message) override;

private:
    const QString m_chainId;
    QString m_seenChain;
};

/// The sockets of a chain's nodes. `wake`: as for KeptSockets.
rpc::KeptSockets headSockets(const QString& chainId, std::function<void()> wake);

}  // namespace signalbox::cosmos
