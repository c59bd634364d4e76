#include "rpc/ws_subscription.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSslConfiguration>

#include "rpc/json_rpc.h"
#include "support/hex.h"

namespace signalbox::rpc {

using namespace std::chrono_literals;

namespace {

enum Id { AskChain = 1, Subscribe = 2 };

std::optional<qint64> quantity(const QJsonValue& value)
{
    const QByteArray text = value.toString().toLatin1();
    return hex::quantity(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

}  // namespace

WsSubscription::WsSubscription(EndpointSettings endpoint, qint64 chainId, int silenceMs, QObject* parent)
    : QObject(parent), m_endpoint(std::move(endpoint)), m_chainId(chainId)
{
    m_ping.setInterval(25s);
    m_silence.setInterval(silenceMs);
    m_silence.setSingleShot(true);
    m_retry.setSingleShot(true);
    m_socket.setMaxAllowedIncomingMessageSize(4 << 20);
    connect(&m_ping, &QTimer::timeout, this, [this] { m_socket.ping(); });
    connect(&m_silence, &QTimer::timeout, this, [this] { lost(QStringLiteral("no word for too long")); });
    connect(&m_retry, &QTimer::timeout, this, &WsSubscription::connectNow);
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_silence.start();
        m_ping.start();
        m_socket.sendTextMessage(QString::fromLatin1(requestBody("eth_chainId", "[]", AskChain)));
    });
    connect(&m_socket, &QWebSocket::disconnected, this,
            [this] { lost(QStringLiteral("the server closed the connection")); });
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this] { lost(m_endpoint.redact(m_socket.errorString())); });
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
    QNetworkRequest request(m_endpoint.url);
    if (!m_endpoint.user.isEmpty())
        request.setRawHeader("Authorization",
                             "Basic " + (m_endpoint.user + u':' + m_endpoint.password).toUtf8().toBase64());
    if (!m_endpoint.bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_endpoint.bearer.toLatin1());
    for (const auto& [name, value] : m_endpoint.headers)
        request.setRawHeader(name, value);
    if (!m_endpoint.caFile.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(m_endpoint.caFile, QSsl::Pem);
        m_socket.setSslConfiguration(tls);
    }
    if (m_endpoint.isLoopback())
        m_socket.setProxy(QNetworkProxy::NoProxy);
    else if (!m_endpoint.proxy.isEmpty())
        m_socket.setProxy({m_endpoint.proxy.scheme() == QLatin1String("socks5") ? QNetworkProxy::Socks5Proxy
                                                                                : QNetworkProxy::HttpProxy,
                           m_endpoint.proxy.host(), static_cast<quint16>(m_endpoint.proxy.port(3128)),
                           m_endpoint.proxy.userName(), m_endpoint.proxy.password()});
    m_socket.open(request);
}

void WsSubscription::lost(const QString& why)
{
    if (m_retry.isActive())
        return;
    m_ping.stop();
    m_silence.stop();
    const bool told = std::exchange(m_subscribed, false) || m_error != why;
    if (m_error.isEmpty())
        m_lostSince = QDateTime::currentDateTimeUtc();
    m_error = why;
    const int shift = std::min(m_failures++, 6);
    const qint64 pause = std::min<qint64>(30'000, qint64(500) << shift);
    m_retry.start(std::chrono::milliseconds(pause * QRandomGenerator::global()->bounded(80, 121) / 100));
    m_socket.abort();
    if (told && onChange)
        onChange();
}

void WsSubscription::read(const QString& message)
{
    m_silence.start();
    const QJsonObject object = QJsonDocument::fromJson(message.toUtf8()).object();
    if (object.value(QLatin1String("method")) == QLatin1String("eth_subscription")) {
        m_failures = 0;
        const QJsonObject head =
            object.value(QLatin1String("params")).toObject().value(QLatin1String("result")).toObject();
        if (onHead)
            onHead(quantity(head.value(QLatin1String("number"))).value_or(-1));
        return;
    }
    switch (object.value(QLatin1String("id")).toInt()) {
        case AskChain:
            if (quantity(object.value(QLatin1String("result"))) != m_chainId) {
                lost(QStringLiteral("it serves another chain"));
                return;
            }
            m_socket.sendTextMessage(QString::fromLatin1(requestBody("eth_subscribe", "[\"newHeads\"]", Subscribe)));
            break;
        case Subscribe:
            if (!object.value(QLatin1String("result")).isString()) {
                lost(QStringLiteral("it offers no newHeads"));
                return;
            }
            m_subscribed = true;
            m_error.clear();
            if (onChange)
                onChange();
            if (onHead)
                onHead(-1);  // whatever came while it was away
            break;
        default:
            break;
    }
}

}  // namespace signalbox::rpc
