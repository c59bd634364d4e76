// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_listener.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QTcpSocket>
#include <QWebSocket>
#include <chrono>

#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_blocks.h"
#include "sim/cosmos/cosmos_session.h"
#include "sim/cosmos/cosmos_words.h"

namespace signalbox::sim {

namespace {

constexpr int mostSubscriptions = 5;
constexpr auto pingEvery = std::chrono::seconds(27);

QByteArray idOf(const QJsonObject& request)
{
    return QJsonDocument(QJsonArray{request.value(u"id"_s)}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
}

}  // namespace

CosmosListener::CosmosListener(std::shared_ptr<CosmosSimNet> net, int chain, std::shared_ptr<CosmosShared> shared)
    : m_net(std::move(net)),
      m_chain(chain),
      m_shared(std::move(shared)),
      m_rpc(m_net, chain),
      m_lcd(m_net, chain),
      m_server(this),
      m_sockets(u"signalbox-sim"_s, QWebSocketServer::NonSecureMode, this),
      m_ping(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection())
            new CosmosSession(this, socket);
    });
    connect(&m_sockets, &QWebSocketServer::newConnection, this, &CosmosListener::accepted);
    connect(&m_ping, &QTimer::timeout, this, [this] {
        for (QWebSocket* socket : m_subscriptions.keys())
            socket->ping();
    });
    m_ping.setInterval(pingEvery);
    m_heads = m_net->listen([guard = QPointer(this)](Height height) {
        if (guard)
            QMetaObject::invokeMethod(
                guard,
                [guard, height] {
                    if (guard)
                        guard->tellHead(height);
                },
                Qt::QueuedConnection);
    });
}

CosmosListener::~CosmosListener()
{
    m_heads.reset();
    for (QWebSocket* socket : m_subscriptions.keys()) {  // accepted sockets have no other owner
        socket->disconnect(this);
        delete socket;
    }
}

quint16 CosmosListener::open()
{
    if (m_server.isListening() || m_server.listen(QHostAddress::LocalHost, m_port))
        m_port = m_server.serverPort();
    m_ping.start();
    return m_server.isListening() ? m_port : 0;
}

void CosmosListener::faultsChanged()
{
    const CosmosFaults faults = m_shared->copyFaults();
    if (!faults.refuse)
        open();
    else
        m_server.close();
    if (faults.refuse) {
        for (auto* session : findChildren<CosmosSession*>())
            session->abort();
    }
    if (faults.refuse || !faults.webSocket) {
        for (QWebSocket* socket : m_subscriptions.keys())
            socket->abort();
    }
}

bool CosmosListener::hostIsOurs(const QByteArray& host) const
{
    const QByteArray port = ':' + QByteArray::number(m_port);
    return host == "127.0.0.1" + port || host == "localhost" + port;
}

bool CosmosListener::isWebSocket(const QByteArray& target) const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->faults.webSocket && target == m_shared->path + "/websocket";
}

std::optional<CosmosReply> CosmosListener::answer(const QByteArray& method, const QByteArray& target,
                                                  const QByteArray& body)
{
    ++m_shared->requests;
    const CosmosFaults faults = m_shared->copyFaults();
    QByteArray rest;
    {
        const std::lock_guard lock(m_shared->mutex);
        if (!target.startsWith(m_shared->path))
            return std::nullopt;
        rest = target.mid(m_shared->path.size());
    }
    if (!rest.isEmpty() && rest[0] != '/')
        return std::nullopt;
    if (rest == "/lcd" || rest.startsWith("/lcd/")) {
        if (faults.lcdIsGone)
            return CosmosReply{502, "<html><head><title>502 Bad Gateway</title></head></html>\n", "text/html"};
        if (!faults.lcd)
            return CosmosReply{503, R"({"code":14,"message":"connection refused","details":[]})"};
        return m_lcd.get(rest.mid(4));
    }
    if (faults.httpStatus != 0)
        return CosmosReply{faults.httpStatus, "status " + QByteArray::number(faults.httpStatus) + '\n', "text/plain"};
    if (method == "POST")
        return m_rpc.post(body, faults);
    return m_rpc.get(rest, faults);
}

void CosmosListener::upgrade(QTcpSocket* socket)
{
    socket->setParent(&m_sockets);
    m_sockets.handleConnection(socket);
    Q_EMIT socket->readyRead();
}

void CosmosListener::accepted()
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

void CosmosListener::message(QWebSocket* socket, const QString& text)
{
    const QJsonObject request = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString method = request.value(u"method"_s).toString();
    ++m_shared->requests;
    QByteArray reply;
    if (method == "subscribe"_L1 || method == "unsubscribe"_L1 || method == "unsubscribe_all"_L1)
        reply = subscribed(socket, request);
    else
        reply = m_rpc.answer(request, m_shared->copyFaults());
    if (!reply.isEmpty())
        socket->sendTextMessage(QString::fromUtf8(reply));
}

QByteArray CosmosListener::subscribed(QWebSocket* socket, const QJsonObject& request)
{
    const QString method = request.value(u"method"_s).toString();
    const QString query = request.value(u"params"_s).toObject().value(u"query"_s).toString();
    auto& subscriptions = m_subscriptions[socket];
    const QByteArray id = idOf(request);
    const auto refused = [&](const QByteArray& why) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id +
               ",\"error\":{\"code\":-32603,\"message\":\"Internal error\",\"data\":" + quotedJson(why) + "}}";
    };
    if (method == "unsubscribe_all"_L1)
        subscriptions.clear();
    else if (method == "unsubscribe"_L1 && subscriptions.remove(query) == 0)
        return refused("subscription not found");
    else if (method == "subscribe"_L1 && subscriptions.contains(query))
        return refused("already subscribed");
    else if (method == "subscribe"_L1 && subscriptions.size() >= mostSubscriptions)
        return refused("max_subscriptions_per_client 5 reached");
    else if (method == "subscribe"_L1)
        subscriptions.insert(query, id);
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}";
}

/// NewBlockHeader frames. Any other query is accepted and stays silent, as that of an unknown event does.
void CosmosListener::tellHead(Height height)
{
    const CosmosFaults faults = m_shared->copyFaults();
    const CosmosSimNet& net = faults.impostor ? *faults.impostor : *m_net;
    const QString query = u"tm.event='NewBlockHeader'"_s;
    const Height shown = height - faults.lagBlocks;
    if (shown < 1 || shown > net.last())
        return;
    QByteArray header;
    for (auto it = m_subscriptions.begin(); it != m_subscriptions.end(); ++it) {
        if (!it->contains(query))
            continue;
        if (header.isEmpty()) {
            const auto lock = net.reading();
            header = cosmosHeaderJson(net, m_chain, shown);
        }
        // 0.34 also sends the results of the block's begin and end
        const bool old = net.chains()[std::size_t(m_chain)].generation == CosmosGeneration::V34;
        const QByteArray more =
            old ? QByteArray(R"(,"num_txs":"0","result_begin_block":{},"result_end_block":{"validator_updates":null})")
                : QByteArray();
        it.key()->sendTextMessage(QString::fromUtf8(
            "{\"jsonrpc\":\"2.0\",\"id\":" + it->value(query) +
            ",\"result\":{\"query\":\"tm.event='NewBlockHeader'\",\"data\":{\"type\":\"tendermint/event/"
            "NewBlockHeader\",\"value\":{\"header\":" +
            header + more + "}},\"events\":{\"tm.event\":[\"NewBlockHeader\"]}}}"));
    }
}

}  // namespace signalbox::sim
