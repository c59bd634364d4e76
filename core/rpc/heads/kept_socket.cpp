// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/heads/kept_socket.h"

#include <QRandomGenerator>

#include "rpc/heads/web_socket.h"

namespace signalbox::rpc {

using namespace std::chrono_literals;

namespace {

constexpr int triesUnasked = 3;

}  // namespace

KeptSocket::KeptSocket(EndpointSettings endpoint, std::chrono::seconds pingEvery, int silenceMs)
    : m_endpoint(std::move(endpoint))
{
    m_ping.setInterval(pingEvery);
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
    connect(&m_socket, &QWebSocket::connected, this, [this] { opened(); });
    connect(&m_socket, &QWebSocket::disconnected, this,
            [this] { lost(Message(QT_TRANSLATE_NOOP("Engine", "the server closed the connection"))); });
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this] { lost(Message(m_endpoint.redact(m_socket.errorString()))); });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& message) { read(message); });
    connectNow();
}

KeptSocket::~KeptSocket()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

QDateTime KeptSocket::nextTry() const
{
    return m_retry.isActive() ? QDateTime::currentDateTimeUtc().addMSecs(m_retry.remainingTime()) : QDateTime();
}

void KeptSocket::connectNow()
{
    m_pong.start();
    openWebSocket(m_socket, m_endpoint);
}

void KeptSocket::send(const QByteArray& request)
{
    m_socket.sendTextMessage(QString::fromLatin1(request));
}

void KeptSocket::headSeen(Height head)
{
    if (m_subscribed && head > m_announced && !m_silence.isActive())
        m_silence.start();
}

void KeptSocket::subscribed()
{
    m_subscribed = m_offered = true;
    m_error = {};
    m_pong.stop();
    m_ping.start();
    if (onHead)
        onHead(-1);  // blocks may have come during the interruption
}

void KeptSocket::announced(Height head)
{
    m_failures = 0;
    m_silence.stop();
    m_announced = std::max(m_announced, head);
    if (onHead)
        onHead(head);
}

void KeptSocket::lost(const Message& why)
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

}  // namespace signalbox::rpc
