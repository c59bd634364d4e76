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

/// The provider's WebSocket beside an HTTP endpoint: the same address, or where that provider is known to have it. An
/// endpoint that is one already stays as it is.
EndpointSettings webSocketBeside(EndpointSettings endpoint);
bool sameConnection(const EndpointSettings& a, const EndpointSettings& b);  ///< URL, credentials, headers, proxy, CA

/// Opens with the endpoint's credentials, headers, proxy and CA.
void openWebSocket(QWebSocket& socket, const EndpointSettings& endpoint);

/// newHeads over WebSocket. A wake-up call and nothing more: what it says about a block is not believed. Reconnects by
/// itself with growing pauses. A connection that answers no ping, or says nothing of blocks that polling finds, is
/// taken for dead; one on a chain that rests is not. Lives in one thread.
class WsSubscription : public QObject {
    Q_OBJECT
public:
    /// `silenceMs`: dead when it says nothing for so long after polling found a block that it had not announced (three
    /// block times, 30 s at least).
    WsSubscription(EndpointSettings endpoint, qint64 chainId, int silenceMs, QObject* parent = nullptr);
    ~WsSubscription() override;

    const EndpointSettings& settings() const { return m_endpoint; }
    bool isSubscribed() const { return m_subscribed; }
    bool wasOffered() const { return m_offered; }         ///< it was subscribed at least once
    const Message& lastError() const { return m_error; }  ///< masked; empty while all is well
    QDateTime lostSince() const { return m_lostSince; }
    int attempts() const { return m_failures; }
    QDateTime nextTry() const;
    /// Nobody promised a WebSocket here: until it was seen once, it is tried thrice and then every ten minutes.
    void setMayBeMissing() { m_mayBeMissing = true; }
    void headSeen(Height head);  ///< by polling

    std::function<void(Height)> onHead;  ///< number as announced; -1 when it could not be read
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
