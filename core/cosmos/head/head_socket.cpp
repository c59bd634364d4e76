// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/head/head_socket.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include "rpc/json_rpc.h"
#include "rpc/ws_subscription.h"
#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::cosmos {

using namespace std::chrono_literals;

namespace {

enum Id { AskChain = 1, Subscribe = 2 };
constexpr int triesUnasked = 3;
constexpr char query[] = R"({"query":"tm.event='NewBlockHeader'"})";

}  // namespace

rpc::EndpointSettings socketOf(rpc::EndpointSettings endpoint)
{
    QString path = endpoint.url.path(QUrl::FullyEncoded);
    if (endpoint.webSocket && path.size() > 1)
        return endpoint;
    if (!endpoint.webSocket)
        endpoint.url.setScheme(endpoint.url.scheme().toLower() == "https"_L1 ? u"wss"_s : u"ws"_s);
    endpoint.webSocket = true;
    while (path.endsWith(u'/'))
        path.chop(1);
    endpoint.url.setPath(path + u"/websocket"_s, QUrl::TolerantMode);
    return endpoint;
}

HeadSocket::HeadSocket(rpc::EndpointSettings endpoint, QString chainId, int silenceMs)
    : m_endpoint(std::move(endpoint)), m_chainId(std::move(chainId))
{
    m_ping.setInterval(20s);  // the server drops a client after 30 s without an answer to its own
    m_pong.setInterval(15s);  // also limits the time until it is subscribed
    m_silence.setInterval(silenceMs);
    for (QTimer* timer : {&m_pong, &m_silence, &m_retry})
        timer->setSingleShot(true);
    m_socket.setMaxAllowedIncomingMessageSize(4 << 20);
    connect(&m_ping, &QTimer::timeout, this, [this] {
        m_socket.ping();
        if (!m_pong.isActive())
            m_pong.start();
    });
    connect(&m_socket, &QWebSocket::pong, &m_pong, &QTimer::stop);
    connect(&m_pong, &QTimer::timeout, this,
            [this] { lost(Message(QT_TRANSLATE_NOOP("Engine", "it does not answer"))); });
    connect(&m_silence, &QTimer::timeout, this,
            [this] { lost(Message(QT_TRANSLATE_NOOP("Engine", "no announcements of new blocks"))); });
    connect(&m_retry, &QTimer::timeout, this, [this] { connectNow(); });
    connect(&m_socket, &QWebSocket::connected, this,
            [this] { m_socket.sendTextMessage(QString::fromLatin1(rpc::requestBody("status", "{}", AskChain))); });
    connect(&m_socket, &QWebSocket::disconnected, this,
            [this] { lost(Message(QT_TRANSLATE_NOOP("Engine", "the server closed the connection"))); });
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this] { lost(Message(m_endpoint.redact(m_socket.errorString()))); });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& message) { read(message); });
    connectNow();
}

HeadSocket::~HeadSocket()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

QDateTime HeadSocket::nextTry() const
{
    return m_retry.isActive() ? QDateTime::currentDateTimeUtc().addMSecs(m_retry.remainingTime()) : QDateTime();
}

void HeadSocket::connectNow()
{
    m_pong.start();
    rpc::openWebSocket(m_socket, m_endpoint);
}

void HeadSocket::headSeen(Height head)
{
    if (m_subscribed && head > m_announced && !m_silence.isActive())
        m_silence.start();
}

void HeadSocket::lost(const Message& why)
{
    if (m_retry.isActive())
        return;
    for (QTimer* timer : {&m_ping, &m_pong, &m_silence})
        timer->stop();
    m_subscribed = false;
    if (m_error.isEmpty())
        m_lostSince = QDateTime::currentDateTimeUtc();
    m_error = why;
    const int shift = std::min(m_failures++, 6);
    const bool missing = m_mayBeMissing && !m_offered && m_failures >= triesUnasked;
    const qint64 pause = missing ? 600'000 : std::min<qint64>(30'000, qint64(500) << shift);
    m_retry.start(std::chrono::milliseconds(pause * QRandomGenerator::global()->bounded(80, 121) / 100));
    m_socket.abort();
}

void HeadSocket::read(const QString& message)
{
    const QJsonObject answer = QJsonDocument::fromJson(message.toUtf8()).object();
    if (answer.contains("error"_L1)) {  // too many subscriptions, or one that the server ended
        const rpc::Fault fault = rpc::faultOfError(answer.value("error"_L1));
        lost(Message(visibleText(m_endpoint.redact(fault.data.isEmpty() ? fault.message : fault.data), 200)));
        return;
    }
    const QJsonObject result = answer.value("result"_L1).toObject();
    const int id = answer.value("id"_L1).toInt();
    if (id == AskChain) {
        m_seenChain = result.value("node_info"_L1).toObject().value("network"_L1).toString();
        if (!m_chainId.isEmpty() && m_seenChain != m_chainId) {
            lost(Message(QT_TRANSLATE_NOOP("Engine", "it serves another chain")));
            return;
        }
        m_socket.sendTextMessage(QString::fromLatin1(rpc::requestBody("subscribe", query, Subscribe)));
    } else if (result.contains("data"_L1)) {
        const QJsonObject value = result.value("data"_L1).toObject().value("value"_L1).toObject();
        const Height height = value.value("header"_L1).toObject().value("height"_L1).toVariant().toLongLong();
        m_failures = 0;
        m_silence.stop();
        m_announced = std::max(m_announced, height);
        if (onHead)
            onHead(height);
    } else if (id == Subscribe) {
        m_subscribed = m_offered = true;
        m_error = {};
        m_pong.stop();
        m_ping.start();
        if (onHead)
            onHead(-1);  // blocks may have come during the interruption
    }
}

}  // namespace signalbox::cosmos
