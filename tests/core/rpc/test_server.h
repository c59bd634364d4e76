// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <functional>

#include "signalbox/literals.h"

namespace signalbox::test {

/// The server's reaction to one request.
struct Reply {
    int status = 200;
    QByteArray body;
    QByteArray headers;    ///< extra lines, each with \r\n
    QByteArray interim;    ///< raw bytes before the answer
    int delayMs = 0;       ///< before the first byte
    bool drop = false;     ///< closes without an answer
    int cutAt = -1;        ///< sends so many bytes of the body and closes
    bool silent = false;   ///< never answers
    bool endless = false;  ///< never stops sending
    int trickleMs = 0;     ///< one byte in so many milliseconds
};

/// A loopback HTTP server for one test: keep-alive, one handler, and every known misbehavior of providers.
class TestServer : public QTcpServer {
public:
    using Handler = std::function<Reply(const QByteArray& body, const QByteArray& head)>;

    explicit TestServer(Handler handler, QHostAddress address = QHostAddress::LocalHost) : m_handler(std::move(handler))
    {
        listen(address);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection())
                serve(socket);
        });
    }

    QUrl url(const QString& path = u"/"_s) const
    {
        return QUrl(u"http://127.0.0.1:%1%2"_s.arg(serverPort()).arg(path));
    }
    int connections = 0;
    int requests = 0;

    static QByteArray result(const QByteArray& json) { return R"({"jsonrpc":"2.0","id":1,"result":)" + json + '}'; }
    static QByteArray error(int code, const QByteArray& message)
    {
        return R"({"jsonrpc":"2.0","id":1,"error":{"code":)" + QByteArray::number(code) + R"(,"message":")" + message +
               R"("}})";
    }

private:
    void serve(QTcpSocket* socket)
    {
        ++connections;
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer] {
            *buffer += socket->readAll();
            for (;;) {
                const qsizetype end = buffer->indexOf("\r\n\r\n");
                if (end < 0)
                    return;
                const QByteArray head = buffer->left(end);
                const qsizetype at = head.toLower().indexOf("content-length:");
                const qsizetype length =
                    at < 0 ? 0
                           : head.mid(at + 15, head.indexOf("\r\n", at) < 0 ? -1 : head.indexOf("\r\n", at) - at - 15)
                                 .trimmed()
                                 .toLongLong();
                if (buffer->size() < end + 4 + length)
                    return;
                const QByteArray body = buffer->mid(end + 4, length);
                buffer->remove(0, end + 4 + length);
                ++requests;
                answer(socket, m_handler(body, head));
            }
        });
    }

    void answer(QTcpSocket* socket, const Reply& reply)
    {
        if (reply.silent)
            return;
        QTimer::singleShot(reply.delayMs, socket, [socket, reply] {
            if (reply.drop) {
                socket->abort();
                return;
            }
            QByteArray head = reply.interim + "HTTP/1.1 " + QByteArray::number(reply.status) +
                              " X\r\nContent-Type: application/json\r\n" + reply.headers;
            if (reply.endless) {
                socket->write(head + "Transfer-Encoding: chunked\r\n\r\n");
                auto* timer = new QTimer(socket);
                connect(timer, &QTimer::timeout, socket, [socket] {
                    if (socket->bytesToWrite() < 1 << 20)
                        socket->write("10000\r\n" + QByteArray(0x10000, ' ') + "\r\n");
                });
                timer->start(1);
                return;
            }
            head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
            if (reply.cutAt >= 0) {
                socket->write(head + reply.body.left(reply.cutAt));
                socket->disconnectFromHost();
                return;
            }
            if (reply.trickleMs > 0) {
                socket->write(head);
                auto* timer = new QTimer(socket);
                auto sent = std::make_shared<qsizetype>(0);
                connect(timer, &QTimer::timeout, socket, [socket, reply, sent, timer] {
                    socket->write(reply.body.mid((*sent)++, 1));
                    if (*sent >= reply.body.size())
                        timer->deleteLater();
                });
                timer->start(reply.trickleMs);
                return;
            }
            socket->write(head + reply.body);
        });
    }

    Handler m_handler;
};

}  // namespace signalbox::test
