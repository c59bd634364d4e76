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

/// The provider's WebSocket for an HTTP endpoint: the same address, or the known address of that provider. An endpoint
/// that is a WebSocket itself is unchanged.
EndpointSettings webSocketBeside(EndpointSettings endpoint);
bool sameConnection(const EndpointSettings& a,
                    const EndpointSettings& b);  ///< compares URL, credentials, headers, proxy and CA

/// Opens with the endpoint's credentials, headers, proxy and CA.
void openWebSocket(QWebSocket& socket, const EndpointSettings& endpoint);

/// newHeads over WebSocket. Only a wake-up: its data about a block is not used. Reconnects automatically with growing
/// pauses. A connection that answers no ping, or does not announce blocks that polling finds, counts as dead; one on an
/// idle chain does not. Lives in one thread.
class WsSubscription : public QObject {
    Q_OBJECT
public:
    /// `silenceMs`: a connection is dead if it is silent for this time after polling found a block that it had not
    /// announced (three block times, at least 30 s).
    WsSubscription(EndpointSettings endpoint, qint64 chainId, int silenceMs, QObject* parent = nullptr);
    ~WsSubscription() override;

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

    std::function<void(Height)> onHead;  ///< number as announced; -1 if unreadable
    std::function<void()> onChange;      ///< subscribed or lost

private:
    void connectNow();
    void lost(const Message& why);
    void read(const QString& message);

    EndpointSettings m_endpoint;
    qint64 m_chainId;
    QWebSocket m_socket;
    QTimer m_ping, m_pong, m_silence, m_retry;
    int m_failures = 0;
    Height m_announced = -1;
    bool m_subscribed = false, m_offered = false, m_mayBeMissing = false;
    Message m_error;
    QDateTime m_lostSince;
};

}  // namespace signalbox::rpc
