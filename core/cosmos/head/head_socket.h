// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimer>
#include <QWebSocket>
#include <functional>

#include "rpc/endpoint_settings.h"
#include "signalbox/interval.h"

namespace signalbox::cosmos {

/// The WebSocket of a CometBFT node: of the endpoint itself, or /websocket beside an RPC endpoint.
rpc::EndpointSettings socketOf(rpc::EndpointSettings endpoint);

/// New blocks over WebSocket: one of the five subscriptions that a node allows a client. Only a wake-up: its data about
/// a block is not used. Reconnects automatically with growing pauses. A connection that answers no ping, or does not
/// announce blocks that polling finds, counts as dead. Lives in one thread.
class HeadSocket : public QObject {
public:
    /// `chainId` empty: any chain, in a probe. `silenceMs`: a connection is dead if it is silent for this time after
    /// polling found a block that it had not announced.
    HeadSocket(rpc::EndpointSettings endpoint, QString chainId, int silenceMs);
    ~HeadSocket() override;

    const rpc::EndpointSettings& settings() const { return m_endpoint; }
    bool isSubscribed() const { return m_subscribed; }
    const QString& seenChain() const { return m_seenChain; }  ///< that the node serves; empty before its answer
    bool wasOffered() const { return m_offered; }             ///< true if it was subscribed at least once
    const Message& lastError() const { return m_error; }      ///< masked; empty without an error
    QDateTime lostSince() const { return m_lostSince; }
    int attempts() const { return m_failures; }
    QDateTime nextTry() const;
    /// The settings do not promise it: until it was reached once, it is tried three times and then every ten minutes.
    void setMayBeMissing() { m_mayBeMissing = true; }
    void headSeen(Height head);  ///< the head found by polling

    std::function<void(Height)> onHead;  ///< number as announced; −1 if blocks may have come unannounced

private:
    void connectNow();
    void lost(const Message& why);
    void read(const QString& message);

    rpc::EndpointSettings m_endpoint;
    QString m_chainId, m_seenChain;
    QWebSocket m_socket;
    QTimer m_ping, m_pong, m_silence, m_retry;
    int m_failures = 0;
    Height m_announced = -1;
    bool m_subscribed = false, m_offered = false, m_mayBeMissing = false;
    Message m_error;
    QDateTime m_lostSince;
};

}  // namespace signalbox::cosmos
