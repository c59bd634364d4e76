// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/receivers/http_listener.h"

#include <QTcpSocket>

namespace signalbox::sim {

namespace {

constexpr qint64 mostHead = 32 * 1024, mostBody = 1024 * 1024;

QByteArray reason(int status)
{
    switch (status) {
        case 200:
            return "OK";
        case 202:
            return "Accepted";
        case 503:
            return "Service Unavailable";
        default:
            return "Refused";
    }
}

}  // namespace

QByteArray ReceivedRequest::header(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n'))
        if (const auto colon = line.indexOf(':'); colon > 0 && line.left(colon).toLower() == name)
            return line.mid(colon + 1).trimmed();
    return {};
}

HttpListener::HttpListener(QByteArray path, Handler handler)
    : m_path(std::move(path)), m_handler(std::move(handler)), m_server(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpListener::accept);
}

quint16 HttpListener::open()
{
    return m_server.listen(QHostAddress::LocalHost) ? m_server.serverPort() : 0;
}

void HttpListener::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        socket->setParent(this);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

/// Requests of a connection are answered in their order; an incomplete one waits in the socket.
void HttpListener::read(QTcpSocket* socket)
{
    while (socket->state() == QAbstractSocket::ConnectedState && socket->bytesAvailable() > 0) {
        const QByteArray seen = socket->peek(mostHead + mostBody);
        const auto end = seen.indexOf("\r\n\r\n");
        if (end < 0 || end > mostHead) {
            if (seen.size() > mostHead)
                socket->abort();
            return;
        }
        ReceivedRequest request;
        request.head = seen.left(end);
        const qint64 size = request.header("content-length").toLongLong();
        if (size < 0 || size > mostBody)
            return socket->abort();
        if (seen.size() < end + 4 + size)
            return;
        socket->read(end + 4);
        request.body = socket->read(size);
        answer(socket, std::move(request));
    }
}

void HttpListener::answer(QTcpSocket* socket, ReceivedRequest request)
{
    const QList<QByteArray> line = request.head.left(request.head.indexOf('\r')).split(' ');
    const QByteArray host = "127.0.0.1:" + QByteArray::number(m_server.serverPort());
    const QByteArray target = line.value(1);
    const bool ours = target.startsWith(m_path) && (target.size() == m_path.size() || target.at(m_path.size()) == '/');
    if (line.size() != 3 || !ours || request.header("host") != host || !request.header("origin").isEmpty()) {
        reply(socket, {403, "refused\n", "text/plain", "Connection: close\r\n"});
        return socket->disconnectFromHost();
    }
    request.method = line.at(0);
    request.target = target.mid(m_path.size());
    reply(socket, m_handler(request));
}

void HttpListener::reply(QTcpSocket* socket, const ReceiverReply& reply)
{
    socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status) +
                  "\r\nContent-Type: " + reply.type + "\r\n" + reply.extra +
                  "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
}

}  // namespace signalbox::sim
