#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <QWebSocket>
#include <functional>

#include "rpc/endpoint_settings.h"
#include "signalbox/interval.h"

namespace signalbox::rpc {

/// newHeads over WebSocket. A wake-up call and nothing more: what it says about a block is not believed. Reconnects by
/// itself with growing pauses; a connection that stays silent is taken for dead. Lives in one thread.
class WsSubscription : public QObject {
    Q_OBJECT
public:
    /// `silenceMs`: without a word for so long the connection is dead (three block times, 30 s at least).
    WsSubscription(EndpointSettings endpoint, qint64 chainId, int silenceMs, QObject* parent = nullptr);
    ~WsSubscription() override;

    const EndpointSettings& settings() const { return m_endpoint; }
    bool isSubscribed() const { return m_subscribed; }
    QString lastError() const { return m_error; }  ///< masked; empty while all is well
    QDateTime lostSince() const { return m_lostSince; }
    int attempts() const { return m_failures; }
    QDateTime nextTry() const;

    std::function<void(Height)> onHead;  ///< number as announced; -1 when it could not be read
    std::function<void()> onChange;      ///< subscribed or lost

private:
    void connectNow();
    void lost(const QString& why);
    void read(const QString& message);

    EndpointSettings m_endpoint;
    qint64 m_chainId;
    QWebSocket m_socket;
    QTimer m_ping, m_silence, m_retry;
    int m_failures = 0;
    bool m_subscribed = false;
    QString m_error;
    QDateTime m_lostSince;
};

}  // namespace signalbox::rpc
