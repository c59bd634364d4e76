// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/ws_subscription.h"

#include <QRandomGenerator>

#include "rpc/json_rpc.h"
#include "rpc/request_setup.h"
#include "rpc/ws_message.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

using namespace std::chrono_literals;

namespace {

enum Id { AskChain = 1, Subscribe = 2 };
constexpr int triesUnasked = 3;

}  // namespace

EndpointSettings webSocketBeside(EndpointSettings endpoint)
{
    if (endpoint.webSocket)
        return endpoint;
    endpoint.webSocket = true;
    const bool tls = endpoint.url.scheme().toLower() == "https"_L1;
    endpoint.url.setScheme(tls ? u"wss"_s : u"ws"_s);
    const QString path = endpoint.url.path();
    if (endpoint.url.host().toLower().endsWith(".infura.io"_L1) && path.startsWith("/v3/"_L1))
        endpoint.url.setPath(u"/ws"_s + path);
    return endpoint;
}

bool sameConnection(const EndpointSettings& a, const EndpointSettings& b)
{
    return a.url == b.url && a.user == b.user && a.password == b.password && a.bearer == b.bearer &&
           a.headers == b.headers && a.proxy == b.proxy && a.caFile == b.caFile;
}

void openWebSocket(QWebSocket& socket, const EndpointSettings& endpoint)
{
    QNetworkRequest request(endpoint.url);
    setHeaders(request, endpoint);
    if (const auto tls = tlsOf(endpoint))
        socket.setSslConfiguration(*tls);
    if (!endpoint.proxy.isEmpty())
        socket.setProxy(proxyOf(endpoint.proxy, false));
    else if (endpoint.isLoopback())
        socket.setProxy(QNetworkProxy::NoProxy);
    socket.open(request);
}

WsSubscription::WsSubscription(EndpointSettings endpoint, qint64 chainId, int silenceMs, QObject* parent)
    : QObject(parent), m_endpoint(std::move(endpoint)), m_chainId(chainId)
{
    m_ping.setInterval(25s);
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
    connect(&m_retry, &QTimer::timeout, this, &WsSubscription::connectNow);
    connect(&m_socket, &QWebSocket::connected, this,
            [this] { m_socket.sendTextMessage(QString::fromLatin1(requestBody("eth_chainId", "[]", AskChain))); });
    connect(&m_socket, &QWebSocket::disconnected, this,
            [this] { lost(Message(QT_TRANSLATE_NOOP("Engine", "the server closed the connection"))); });
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this] { lost(Message(m_endpoint.redact(m_socket.errorString()))); });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &WsSubscription::read);
    connectNow();
}

WsSubscription::~WsSubscription()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

QDateTime WsSubscription::nextTry() const
{
    return m_retry.isActive() ? QDateTime::currentDateTimeUtc().addMSecs(m_retry.remainingTime()) : QDateTime();
}

void WsSubscription::connectNow()
{
    m_pong.start();
    openWebSocket(m_socket, m_endpoint);
}

void WsSubscription::headSeen(Height head)
{
    if (m_subscribed && head > m_announced && !m_silence.isActive())
        m_silence.start();
}

void WsSubscription::lost(const Message& why)
{
    if (m_retry.isActive())
        return;
    for (QTimer* timer : {&m_ping, &m_pong, &m_silence})
        timer->stop();
    const bool told = std::exchange(m_subscribed, false) || !(m_error == why);
    if (m_error.isEmpty())
        m_lostSince = QDateTime::currentDateTimeUtc();
    m_error = why;
    const int shift = std::min(m_failures++, 6);
    const bool missing = m_mayBeMissing && !m_offered && m_failures >= triesUnasked;
    const qint64 pause = missing ? 600'000 : std::min<qint64>(30'000, qint64(500) << shift);
    m_retry.start(std::chrono::milliseconds(pause * QRandomGenerator::global()->bounded(80, 121) / 100));
    m_socket.abort();
    if (told && onChange)
        onChange();
}

void WsSubscription::read(const QString& message)
{
    const WsMessage told = readWsMessage(message);
    if (told.announcesHead) {
        m_failures = 0;
        m_silence.stop();
        m_announced = std::max(m_announced, told.head);
        if (onHead)
            onHead(told.head);
        return;
    }
    switch (told.id) {
        case AskChain:
            if (quantityOf(told.result) != m_chainId) {
                lost(Message(QT_TRANSLATE_NOOP("Engine", "it serves another chain")));
                return;
            }
            m_socket.sendTextMessage(QString::fromLatin1(requestBody("eth_subscribe", "[\"newHeads\"]", Subscribe)));
            break;
        case Subscribe:
            if (!told.result.isString()) {
                lost(Message(QT_TRANSLATE_NOOP("Engine", "it does not support newHeads")));
                return;
            }
            m_subscribed = m_offered = true;
            m_error = {};
            m_pong.stop();
            m_ping.start();
            if (onChange)
                onChange();
            if (onHead)
                onHead(-1);  // blocks may have come during the interruption
            break;
        default:
            break;
    }
}

}  // namespace signalbox::rpc
