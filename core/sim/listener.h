// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTimer>
#include <QWebSocketServer>
#include <mutex>

#include "sim/chain.h"
#include "sim/responder.h"

namespace signalbox::sim {

/// State shared by the threads: settings that tests change, and recorded requests.
struct SimShared {
    mutable std::mutex mutex;
    SimFaults faults;
    std::vector<SeenLogs> seen;
    QHash<QByteArray, qint64> methods;
    qint64 requests = 0;
    RateSeen rate;
    QByteArray path;

    SimFaults copyFaults() const
    {
        const std::lock_guard lock(mutex);
        return faults;
    }
};

/// The part of a server that lives in its thread.
class SimListener : public QObject {
    Q_OBJECT
public:
    /// `chain` may be null: then no heads are announced and no blocks are mined.
    SimListener(std::shared_ptr<Responder> responder, std::shared_ptr<SimChain> chain,
                std::shared_ptr<SimShared> shared);
    ~SimListener() override;

    quint16 open();
    void faultsChanged();
    void setBlockTime(double seconds);
    void setReorgs(int everyBlocks, int depth);

    RpcReply answer(const QByteArray& body, const QHostAddress& client);
    bool overRate();                                                  ///< counts one request against requestsPerSecond
    bool overLimit(const SimFaults& faults, const QByteArray& body);  ///< counts it against the limit
    const SimShared& shared() const { return *m_shared; }
    bool pathIsOurs(const QByteArray& target) const;
    bool hostIsOurs(const QByteArray& host) const;
    bool offersWebSocket() const { return m_chain && m_shared->copyFaults().webSocket; }
    void upgrade(QTcpSocket* socket);  ///< passes a connection with its unread request to the WebSocket server
    Random& dice() { return m_dice; }

private:
    void accept();
    void accepted();
    void message(QWebSocket* socket, const QString& text);
    void tellHeads(Height lo, Height hi);
    void tick();

    std::shared_ptr<SimChain> m_chain;
    std::shared_ptr<SimShared> m_shared;
    std::shared_ptr<Responder> m_responder;
    QTcpServer m_server;
    QWebSocketServer m_sockets;
    QHash<QWebSocket*, QByteArray> m_subscriptions;
    std::shared_ptr<void> m_heads;
    QHostAddress m_client;  ///< client of the request being answered
    QTimer m_miner;
    Random m_dice{0xd1ce};
    QElapsedTimer m_rateClock;
    double m_allowance = 0;
    RateCounter m_rateCounter;
    quint16 m_port = 0;
    int m_reorgEvery = 0, m_reorgDepth = 0, m_sinceReorg = 0;
};

}  // namespace signalbox::sim
