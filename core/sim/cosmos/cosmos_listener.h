// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QTcpServer>
#include <QTimer>
#include <QWebSocketServer>
#include <atomic>
#include <mutex>
#include <optional>

#include "sim/cosmos/cosmos_lcd.h"
#include "sim/cosmos/cosmos_rpc.h"

namespace signalbox::sim {

/// State of one node that several threads share.
struct CosmosShared {
    mutable std::mutex mutex;
    CosmosFaults faults;
    QByteArray path;  ///< "/" and a token, in front of all paths
    std::atomic<qint64> requests = 0;

    CosmosFaults copyFaults() const
    {
        const std::lock_guard lock(mutex);
        return faults;
    }
};

/// The part of a node that lives in its thread: RPC, WebSocket and, behind /lcd, the REST interface on one port.
class CosmosListener : public QObject {
    Q_OBJECT
public:
    CosmosListener(std::shared_ptr<CosmosSimNet> net, int chain, std::shared_ptr<CosmosShared> shared);
    ~CosmosListener() override;

    quint16 open();
    void faultsChanged();

    bool hostIsOurs(const QByteArray& host) const;
    /// The answer to a target behind the token; none if it is to be refused.
    std::optional<CosmosReply> answer(const QByteArray& method, const QByteArray& target, const QByteArray& body);
    bool isWebSocket(const QByteArray& target) const;
    void upgrade(QTcpSocket* socket);  ///< passes a connection with its unread request
    const CosmosShared& shared() const { return *m_shared; }
    bool happens(double share) { return share > 0 && m_dice.unit() < share; }

private:
    void accepted();
    void message(QWebSocket* socket, const QString& text);
    QByteArray subscribed(QWebSocket* socket, const QJsonObject& request);
    void tellHead(Height height);

    std::shared_ptr<CosmosSimNet> m_net;
    int m_chain;
    std::shared_ptr<CosmosShared> m_shared;
    CosmosRpc m_rpc;
    CosmosLcd m_lcd;
    QTcpServer m_server;
    QWebSocketServer m_sockets;
    QHash<QWebSocket*, QHash<QString, QByteArray>> m_subscriptions;  ///< by query: the ID of the request
    std::shared_ptr<void> m_heads;
    QTimer m_ping;
    Random m_dice{0xfa17};
    quint16 m_port = 0;
};

}  // namespace signalbox::sim
