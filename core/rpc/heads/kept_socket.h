// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <QWebSocket>
#include <functional>

#include "rpc/endpoint_settings.h"
#include "signalbox/interval.h"

namespace signalbox::rpc {

/// A subscription to a node's new blocks over WebSocket, kept open; its class is what the family's nodes are told and
/// answer. Only a wake-up: its data about a block is not used. Reconnects automatically with growing pauses. A
/// connection that answers no ping, or does not announce blocks that polling finds, counts as dead; one on an idle
/// chain does not. Lives in one thread.
class KeptSocket : public QObject {
public:
    ~KeptSocket() override;

    const EndpointSettings& settings() const { return m_endpoint; }
    bool isSubscribed() const { return m_subscribed; }
    bool wasOffered() const { return m_offered; }         ///< true if it was subscribed at least once
    const Message& lastError() const { return m_error; }  ///< masked; empty without an error
    QDateTime lostSince() const { return m_lostSince; }
    int attempts() const { return m_failures; }
    QDateTime nextTry() const;
    /// A WebSocket that the settings do not promise: until it was reached once, it is tried three times and then every
    /// ten minutes.
    void setMayBeMissing() { m_mayBeMissing = true; }
    void headSeen(Height head);  ///< the head found by polling

    /// Number as announced; −1 if it is unreadable or blocks may have come unannounced.
    std::function<void(Height)> onHead;

protected:
    /// Connects at once. `silenceMs`: a connection is dead if it is silent for this time after polling found a block
    /// that it had not announced.
    KeptSocket(EndpointSettings endpoint, std::chrono::seconds pingEvery, int silenceMs);

    virtual void opened() = 0;  ///< sends the first request
    virtual void read(const QString& message) = 0;
    void send(const QByteArray& request);
    void subscribed();
    void announced(Height head);
    void lost(const Message& why);

private:
    void connectNow();

    const EndpointSettings m_endpoint;
    QWebSocket m_socket;
    QTimer m_ping, m_pong, m_silence, m_retry;
    int m_failures = 0;
    Height m_announced = -1;
    bool m_subscribed = false, m_offered = false, m_mayBeMissing = false;
    Message m_error;
    QDateTime m_lostSince;
};

}  // namespace signalbox::rpc
