// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/listener.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QWebSocket>

#include "signalbox/literals.h"
#include "sim/http_session.h"
#include "sim/json_out.h"

namespace signalbox::sim {

namespace {
constexpr std::size_t rememberedLogs = 100'000;
}

SimListener::SimListener(std::shared_ptr<Responder> responder, std::shared_ptr<SimChain> chain,
                         std::shared_ptr<SimShared> shared)
    : m_chain(std::move(chain)),
      m_shared(std::move(shared)),
      m_responder(std::move(responder)),
      m_server(this),
      m_sockets(u"signalbox-sim"_s, QWebSocketServer::NonSecureMode, this),
      m_miner(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &SimListener::accept);
    connect(&m_sockets, &QWebSocketServer::newConnection, this, &SimListener::accepted);
    connect(&m_miner, &QTimer::timeout, this, &SimListener::tick);
    m_miner.setTimerType(Qt::PreciseTimer);
    m_responder->onMethod = [shared = m_shared](const QByteArray& method) {
        const std::lock_guard lock(shared->mutex);
        ++shared->methods[method];
    };
    m_responder->onLogs = [this, shared = m_shared](const SeenLogs& seen) {
        const std::lock_guard lock(shared->mutex);
        if (shared->seen.size() >= rememberedLogs)
            return;
        shared->seen.push_back(seen);
        shared->seen.back().client = m_client.toString().toLatin1();
        shared->seen.back().atMs =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
                .count();
    };
    if (m_chain)
        m_heads = m_chain->listen([guard = QPointer(this)](Height lo, Height hi) {
            if (guard)
                QMetaObject::invokeMethod(
                    guard, [guard, lo, hi] { guard->tellHeads(lo, hi); }, Qt::QueuedConnection);
        });
}

SimListener::~SimListener()
{
    for (QWebSocket* socket : m_subscriptions.keys()) {  // accepted sockets have no other owner
        socket->disconnect(this);
        delete socket;
    }
}

quint16 SimListener::open()
{
    if (m_server.isListening() || m_server.listen(QHostAddress::LocalHost, m_port))
        m_port = m_server.serverPort();
    return m_server.isListening() ? m_port : 0;
}

void SimListener::faultsChanged()
{
    if (!m_shared->copyFaults().refuse) {
        open();
        if (!m_shared->copyFaults().webSocket)
            for (QWebSocket* socket : m_subscriptions.keys())
                socket->abort();
        return;
    }
    m_server.close();
    for (auto* session : findChildren<HttpSession*>())
        session->abort();
    for (QWebSocket* socket : m_subscriptions.keys())
        socket->abort();
}

void SimListener::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection())
        new HttpSession(this, socket);
}

bool SimListener::pathIsOurs(const QByteArray& target) const
{
    const std::lock_guard lock(m_shared->mutex);
    return target == m_shared->path;
}

bool SimListener::hostIsOurs(const QByteArray& host) const
{
    const QByteArray port = ":" + QByteArray::number(m_port);
    return host == "127.0.0.1" + port || host == "localhost" + port;
}

bool SimListener::overRate()
{
    const SimFaults faults = m_shared->copyFaults();
    {
        const std::lock_guard lock(m_shared->mutex);
        ++m_shared->requests;
    }
    if (faults.requestsPerSecond <= 0)
        return false;
    if (!m_rateClock.isValid()) {
        m_rateClock.start();
        m_allowance = faults.requestsPerSecond;
    }
    m_allowance = std::min(faults.requestsPerSecond,
                           m_allowance + double(m_rateClock.restart()) / 1000 * faults.requestsPerSecond);
    if (m_allowance < 1)
        return true;
    m_allowance -= 1;
    return false;
}

bool SimListener::overLimit(const SimFaults& faults, const QByteArray& body)
{
    if (faults.limit.perSecond <= 0)
        return false;
    const qint64 now =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
            .count();
    const bool taken = m_rateCounter.take(faults.limit, body, now, faults.maxBatch);
    const std::lock_guard lock(m_shared->mutex);
    m_shared->rate.requests += std::exchange(m_rateCounter.seen.requests, 0);
    m_shared->rate.calls += std::exchange(m_rateCounter.seen.calls, 0);
    m_shared->rate.refusedRequests += std::exchange(m_rateCounter.seen.refusedRequests, 0);
    m_shared->rate.refusedCalls += std::exchange(m_rateCounter.seen.refusedCalls, 0);
    m_shared->rate.byHash += std::exchange(m_rateCounter.seen.byHash, 0);
    m_shared->rate.headers.merge(m_rateCounter.seen.headers);
    m_rateCounter.seen.headers.clear();
    return !taken;
}

RpcReply SimListener::answer(const QByteArray& body, const QHostAddress& client)
{
    m_client = client;
    return m_responder->handle(body, m_shared->copyFaults());
}

void SimListener::upgrade(QTcpSocket* socket)
{
    socket->setParent(&m_sockets);
    m_sockets.handleConnection(socket);
    Q_EMIT socket->readyRead();
}

void SimListener::accepted()
{
    while (QWebSocket* socket = m_sockets.nextPendingConnection()) {
        m_subscriptions.insert(socket, {});
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, socket](const QString& text) { message(socket, text); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_subscriptions.remove(socket);
            socket->deleteLater();
        });
    }
}

void SimListener::message(QWebSocket* socket, const QString& text)
{
    const QByteArray body = text.toUtf8();
    const QJsonObject request = QJsonDocument::fromJson(body).object();
    const QString method = request.value(u"method").toString();
    overRate();
    if (method != u"eth_subscribe" && method != u"eth_unsubscribe") {
        socket->sendTextMessage(QString::fromUtf8(answer(body, socket->peerAddress()).body));
        return;
    }
    QJsonObject reply{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, request.value(u"id")}};
    if (method == u"eth_subscribe" && request.value(u"params").toArray().at(0).toString() != u"newHeads") {
        reply.insert(u"error"_s, QJsonObject{{u"code"_s, -32602}, {u"message"_s, u"no such subscription"_s}});
    } else if (method == u"eth_subscribe") {
        const QByteArray id = "0x" + QByteArray::number(m_dice.next(), 16);
        m_subscriptions[socket] = id;
        reply.insert(u"result"_s, QString::fromLatin1(id));
    } else {
        m_subscriptions[socket].clear();
        reply.insert(u"result"_s, true);
    }
    socket->sendTextMessage(QString::fromUtf8(QJsonDocument(reply).toJson(QJsonDocument::Compact)));
}

void SimListener::tellHeads(Height lo, Height hi)
{
    const int lag = m_shared->copyFaults().lagBlocks;
    for (Height at = std::max<Height>(lo, hi - 200); at <= hi; ++at) {
        const auto header = m_chain->block(at - lag);
        if (!header)
            continue;
        for (auto it = m_subscriptions.begin(); it != m_subscriptions.end(); ++it)
            if (!it->isEmpty())
                it.key()->sendTextMessage(QString::fromLatin1(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"eth_subscription\",\"params\":{\"subscription\":\"" + *it +
                    "\",\"result\":" + headJson(*header) + "}}"));
    }
}

void SimListener::setBlockTime(double seconds)
{
    if (m_chain && seconds > 0)
        m_miner.start(std::max(1, int(seconds * 1000)));
    else
        m_miner.stop();
}

void SimListener::setReorgs(int everyBlocks, int depth)
{
    m_reorgEvery = everyBlocks;
    m_reorgDepth = depth;
}

void SimListener::tick()
{
    if (m_reorgEvery > 0 && ++m_sinceReorg >= m_reorgEvery) {
        m_sinceReorg = 0;
        m_chain->reorg(m_reorgDepth);
    } else {
        m_chain->mine();
    }
}

}  // namespace signalbox::sim
