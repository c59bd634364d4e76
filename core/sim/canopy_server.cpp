// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/canopy_server.h"

#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include "signalbox/literals.h"
#include "sim/canopy_routes.h"
#include "sim/http_head.h"

namespace signalbox::sim {

namespace {

constexpr int idleMs = 3'000;
constexpr qsizetype longestRequest = 32 * 1024, longestBody = 1'000'000;

struct Shared {
    std::shared_ptr<CanopySimChain> chain;
    QByteArray path;
    std::atomic<qint64> requests = 0;
    std::atomic<quint16> port = 0;
};

/// One connection, which handles requests one after the other.
class CanopySession : public QObject {
public:
    CanopySession(QTcpSocket* socket, Shared& shared, QObject* parent)
        : QObject(parent), m_socket(socket), m_shared(shared), m_routes(shared.chain)
    {
        socket->setParent(this);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_idle.setSingleShot(true);
        m_idle.start(idleMs);
        connect(&m_idle, &QTimer::timeout, socket, &QTcpSocket::disconnectFromHost);
        connect(socket, &QTcpSocket::readyRead, this, &CanopySession::read);
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    }
    void cut() { m_socket->abort(); }

private:
    void read()
    {
        m_in += m_socket->readAll();
        for (;;) {
            const qsizetype end = m_in.indexOf("\r\n\r\n");
            if (end < 0)
                return m_in.size() > longestRequest ? cut() : void();
            const QByteArray head = m_in.left(end);
            const qsizetype size = headerOf(head, "content-length").toLongLong();
            if (size < 0 || size > longestBody)
                return cut();
            if (m_in.size() < end + 4 + size)
                return;
            const QByteArray body = m_in.mid(end + 4, size);
            m_in.remove(0, end + 4 + size);
            m_idle.start(idleMs);
            serve(head, body);
        }
    }

    void serve(const QByteArray& head, const QByteArray& body)
    {
        const QList<QByteArray> line = head.left(head.indexOf('\r') < 0 ? head.size() : head.indexOf('\r')).split(' ');
        const QByteArray host = headerOf(head, "host");
        const QByteArray own = ':' + QByteArray::number(m_shared.port.load());
        const bool known = line.size() == 3 && line.at(1).startsWith(m_shared.path + '/') &&
                           (host == "127.0.0.1" + own || host == "localhost" + own) &&
                           headerOf(head, "origin").isEmpty();
        ++m_shared.requests;
        if (!known) {
            send({403, "refused\n", false});
            return m_socket->disconnectFromHost();
        }
        send(m_routes.answer(line.at(0), line.at(1).mid(m_shared.path.size()), body));
    }

    void send(const CanopySimReply& reply)
    {
        const QByteArray type = reply.protobuf ? "application/x-protobuf" : "application/json; charset=utf-8";
        m_socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + (reply.status == 200 ? " OK" : " Refused") +
                        "\r\nContent-Type: " + type +
                        "\r\nContent-Type: " + (reply.protobuf ? type : QByteArray("text/plain; charset=utf-8")) +
                        "\r\nVary: Origin\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n");
        m_socket->write(reply.body);
    }

    QTcpSocket* m_socket;
    Shared& m_shared;
    CanopyRoutes m_routes;
    QByteArray m_in;
    QTimer m_idle{this};
};

}  // namespace

class CanopySimServer::Private {
public:
    explicit Private(std::shared_ptr<CanopySimChain> chain)
    {
        shared.chain = std::move(chain);
        QByteArray token(16, Qt::Uninitialized);
        for (char& byte : token)
            byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
        shared.path = '/' + token.toHex();
        thread.setObjectName(u"canopy-sim"_s);
        thread.start();
        server.moveToThread(&thread);
        miner.moveToThread(&thread);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            while (QTcpSocket* socket = server.nextPendingConnection())
                new CanopySession(socket, shared, &server);
        });
        QObject::connect(&miner, &QTimer::timeout, &server, [this] { shared.chain->mine(); });
        listen(true);
    }
    ~Private()
    {
        within([this] {
            miner.stop();
            cutAll();
            server.close();
            server.moveToThread(nullptr);
            miner.moveToThread(nullptr);
        });
        thread.quit();
        thread.wait();
    }
    template <class Work>
    void within(Work work)
    {
        QMetaObject::invokeMethod(&server, work, Qt::BlockingQueuedConnection);
    }
    void cutAll()
    {
        for (QObject* child : QObjectList(server.children())) {
            if (auto* session = dynamic_cast<CanopySession*>(child))
                delete session;
        }
    }
    void listen(bool on)
    {
        within([this, on] {
            if (!on) {
                server.close();
                cutAll();
            } else if (!server.isListening() && server.listen(QHostAddress::LocalHost, shared.port)) {
                shared.port = server.serverPort();
            }
        });
    }

    Shared shared;
    QThread thread;
    QTcpServer server;
    QTimer miner;
};

CanopySimServer::CanopySimServer(std::shared_ptr<CanopySimChain> chain) : d(std::make_unique<Private>(std::move(chain)))
{
}

CanopySimServer::~CanopySimServer() = default;

quint16 CanopySimServer::port() const
{
    return d->shared.port;
}

QByteArray CanopySimServer::path() const
{
    return d->shared.path;
}

QString CanopySimServer::url() const
{
    return u"http://127.0.0.1:%1%2"_s.arg(port()).arg(QString::fromLatin1(path()));
}

void CanopySimServer::setPath(const QByteArray& path)
{
    d->shared.path = path == "/" ? QByteArray() : path;
}

CanopySimChain& CanopySimServer::chain()
{
    return *d->shared.chain;
}

void CanopySimServer::setBlockTime(double seconds)
{
    d->within([this, seconds] {
        if (seconds > 0)
            d->miner.start(static_cast<int>(seconds * 1'000));
        else
            d->miner.stop();
    });
}

void CanopySimServer::setListening(bool on)
{
    d->listen(on);
}

qint64 CanopySimServer::requests() const
{
    return d->shared.requests;
}

}  // namespace signalbox::sim
