// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_session.h"

#include <QTcpSocket>
#include <utility>

#include "sim/cosmos/cosmos_listener.h"
#include "sim/http_head.h"

namespace signalbox::sim {

namespace {

constexpr qint64 longestHead = 32 * 1024, mostBody = 1'000'000;

}  // namespace

CosmosSession::CosmosSession(CosmosListener* listener, QTcpSocket* socket)
    : QObject(listener), m_listener(listener), m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &CosmosSession::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    if (m_socket->bytesAvailable() > 0)
        read();
}

void CosmosSession::abort()
{
    if (m_socket)
        m_socket->abort();
}

void CosmosSession::read()
{
    while (!m_busy && m_socket) {
        if (m_size < 0) {
            const QByteArray head = m_socket->peek(longestHead);
            const qsizetype end = head.indexOf("\r\n\r\n");
            if (end < 0) {
                if (head.size() >= longestHead)
                    abort();
                return;
            }
            if (!readHead(end))
                return;
        }
        m_body += m_socket->read(m_size - m_body.size());
        if (m_body.size() < m_size)
            return;
        m_busy = true;
        m_size = -1;
        const QByteArray body = std::exchange(m_body, {});
        const int wait = m_listener->shared().copyFaults().latencyMs;
        if (wait > 0)
            QTimer::singleShot(wait, Qt::PreciseTimer, this, [this, body] { serve(body); });
        else
            serve(body);
    }
}

/// False if the connection was handed over or has ended.
bool CosmosSession::readHead(qsizetype end)
{
    const QByteArray head = m_socket->peek(end);
    const QList<QByteArray> line = head.left(head.indexOf('\r') < 0 ? head.size() : head.indexOf('\r')).split(' ');
    const bool known =
        line.size() == 3 && m_listener->hostIsOurs(headerOf(head, "host")) && headerOf(head, "origin").isEmpty();
    if (known && headerOf(head, "upgrade").toLower() == "websocket" && m_listener->isWebSocket(line.at(1))) {
        m_socket->disconnect(this);
        m_listener->upgrade(std::exchange(m_socket, nullptr));
        deleteLater();
        return false;
    }
    m_socket->read(end + 4);
    m_size = headerOf(head, "content-length").toLongLong();
    if (!known || m_size < 0 || m_size > mostBody) {
        m_size = -1;
        send({known ? 400 : 403, "refused\n", "text/plain"});
        m_socket->disconnectFromHost();
        return false;
    }
    m_method = line.at(0);
    m_target = line.at(1);
    return true;
}

void CosmosSession::serve(const QByteArray& body)
{
    if (m_listener->happens(m_listener->shared().copyFaults().silentShare))
        return;  // the request never ends
    const auto reply = m_listener->answer(m_method, m_target, body);
    send(reply.value_or(CosmosReply{403, "refused\n", "text/plain"}));
    m_busy = false;
    if (!reply)
        m_socket->disconnectFromHost();
    else if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &CosmosSession::read, Qt::QueuedConnection);
}

void CosmosSession::send(const CosmosReply& reply)
{
    QByteArray out = "HTTP/1.1 " + QByteArray::number(reply.status) + (reply.status == 200 ? " OK" : " Refused") +
                     "\r\nContent-Type: " + reply.type + "\r\n";
    if (reply.height > 0)
        out += "Grpc-Metadata-X-Cosmos-Block-Height: " + QByteArray::number(reply.height) + "\r\n";
    out += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
    if (m_listener->happens(m_listener->shared().copyFaults().cutShare)) {
        m_socket->write(out + reply.body.left(reply.body.size() / 2));
        m_socket->disconnectFromHost();
        return;
    }
    m_socket->write(out);
    m_socket->write(reply.body);
}

}  // namespace signalbox::sim
