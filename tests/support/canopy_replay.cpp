// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/canopy_replay.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <mutex>

#include "signalbox/literals.h"
#include "support/canopy_node.h"

namespace signalbox::test {

namespace {

struct Replayed {
    std::mutex mutex;
    std::shared_ptr<const CanopyRecording> own, shown;
    CanopyFaults faults;
    Height head = 1;
    double speed = 0;  ///< 0 for changes by hand
    qint64 playFrom = 0;
    QElapsedTimer playing;
    QHash<QByteArray, qint64> requests;
    qint64 all = 0, connections = 0;

    /// The head and the recording's time now; false if the node is unavailable.
    bool now(Height* tip, qint64* at)
    {
        if (speed <= 0) {
            *tip = head;
            *at = shown->timeOf(head);
            return true;
        }
        bool up = true;
        *at = playFrom + static_cast<qint64>(static_cast<double>(playing.elapsed()) * speed);
        *tip = shown->tipAt(*at, &up);
        return up;
    }
};

/// One connection: requests one after the other, closed after a long idle time.
class Connection : public QObject {
public:
    Connection(QTcpSocket* socket, std::shared_ptr<Replayed> shared, CanopyNode* node, QObject* parent)
        : QObject(parent), m_socket(socket), m_shared(std::move(shared)), m_node(node)
    {
        socket->setParent(this);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_idle.setSingleShot(true);
        connect(&m_idle, &QTimer::timeout, socket, &QTcpSocket::disconnectFromHost);
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        rest();
    }
    void cut() { m_socket->abort(); }

private:
    void rest()
    {
        const std::lock_guard lock(m_shared->mutex);
        m_idle.start(m_shared->faults.idleMs);
    }

    void read()
    {
        m_idle.stop();
        m_in += m_socket->readAll();
        for (;;) {
            const qsizetype end = m_in.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const QByteArray head = m_in.left(end), lower = head.toLower();
            const qsizetype at = lower.indexOf("\r\ncontent-length:");
            const qsizetype length =
                at < 0 ? 0 : lower.mid(at + 17, lower.indexOf('\r', at + 2) - at - 17).trimmed().toLongLong();
            if (m_in.size() < end + 4 + length)
                return;
            const QByteArray body = m_in.mid(end + 4, length);
            m_in.remove(0, end + 4 + length);
            const QList<QByteArray> line = head.left(head.indexOf('\r') < 0 ? end : head.indexOf('\r')).split(' ');
            if (line.size() != 3)
                return cut();
            serve(line.at(0), line.at(1), body);
        }
    }

    void serve(const QByteArray& method, const QByteArray& target, const QByteArray& body)
    {
        CanopyReply reply;
        int latency = 0;
        {
            const std::lock_guard lock(m_shared->mutex);
            Height head = 0;
            qint64 time = 0;
            if (!m_shared->now(&head, &time))
                return cut();
            ++m_shared->all;
            ++m_shared->requests[target];
            reply = m_node->answer(method, target, body, head, time, m_shared->faults);
            latency = m_shared->faults.latencyMs;
        }
        if (latency == 0)
            return send(reply);
        QTimer::singleShot(latency, this, [this, reply] { send(reply); });
    }

    void send(const CanopyReply& reply)
    {
        const QByteArray date =
            QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1();
        QByteArray out =
            "HTTP/1.1 " + QByteArray::number(reply.status) + (reply.status == 200 ? " OK" : " No") + "\r\n";
        if (!reply.type.isEmpty())
            out += "Content-Type: " + reply.type + "\r\n";
        out += "Content-Type: " + (reply.type == "application/x-protobuf" ? reply.type : "text/plain; charset=utf-8") +
               "\r\nVary: Origin\r\nDate: " + date + " GMT\r\n" + reply.extra;
        const bool chunked = reply.body.size() > 2048;
        if (chunked)
            out += "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(reply.body.size(), 16) + "\r\n";
        else
            out += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
        if (reply.cut) {
            m_socket->write(out + reply.body.left(reply.body.size() / 2));
            m_socket->disconnectFromHost();
            return;
        }
        m_socket->write(out);
        m_socket->write(reply.body);
        if (chunked)
            m_socket->write("\r\n0\r\n\r\n");
        rest();
    }

    QTcpSocket* m_socket;
    std::shared_ptr<Replayed> m_shared;
    CanopyNode* m_node;
    QByteArray m_in;
    QTimer m_idle{this};
};

}  // namespace

class CanopyReplay::Private {
public:
    /// Lives in the server's thread.
    class Listener : public QTcpServer {
    public:
        explicit Listener(std::shared_ptr<Replayed> shared) : m_shared(std::move(shared)), m_node(m_shared->shown)
        {
            connect(this, &QTcpServer::newConnection, this, [this] {
                while (QTcpSocket* socket = nextPendingConnection()) {
                    {
                        const std::lock_guard lock(m_shared->mutex);
                        ++m_shared->connections;
                    }
                    new Connection(socket, m_shared, &m_node, this);
                }
            });
            connect(&m_watch, &QTimer::timeout, this, &Listener::watch);
            m_watch.start(20);
        }
        void open()
        {
            if (!isListening())
                listen(QHostAddress::LocalHost, port);
            port = serverPort() ? serverPort() : port;
        }
        void watch()
        {
            bool up = true;
            {
                const std::lock_guard lock(m_shared->mutex);
                Height head = 0;
                qint64 at = 0;
                up = m_shared->now(&head, &at) && !m_shared->faults.refuse;
                m_node.setRecording(m_shared->shown);
            }
            if (up == isListening())
                return;
            if (up)
                return open();
            close();
            for (QObject* child : QObjectList(children())) {
                if (auto* connection = dynamic_cast<Connection*>(child))
                    connection->cut();
            }
        }
        quint16 port = 0;

    private:
        std::shared_ptr<Replayed> m_shared;
        CanopyNode m_node;
        QTimer m_watch{this};
    };

    explicit Private(std::shared_ptr<const CanopyRecording> recording)
    {
        shared->own = shared->shown = recording;
        shared->head = recording->lastState();
        thread.start();
        QObject context;
        context.moveToThread(&thread);
        QMetaObject::invokeMethod(
            &context,
            [this] {
                listener = new Listener(shared);
                listener->open();
                port = listener->serverPort();
            },
            Qt::BlockingQueuedConnection);
    }
    ~Private()
    {
        QMetaObject::invokeMethod(
            listener, [this] { delete listener; }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }
    void look()
    {
        QMetaObject::invokeMethod(
            listener, [this] { listener->watch(); }, Qt::BlockingQueuedConnection);
    }

    std::shared_ptr<Replayed> shared = std::make_shared<Replayed>();
    QThread thread;
    Listener* listener = nullptr;
    quint16 port = 0;
};

CanopyReplay::CanopyReplay(std::shared_ptr<const CanopyRecording> recording)
    : d(std::make_unique<Private>(std::move(recording)))
{
}

CanopyReplay::~CanopyReplay() = default;

QString CanopyReplay::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(d->port);
}

quint16 CanopyReplay::port() const
{
    return d->port;
}

void CanopyReplay::setHead(Height state)
{
    const std::lock_guard lock(d->shared->mutex);
    d->shared->speed = 0;
    d->shared->head = std::clamp<Height>(state, 1, d->shared->shown->lastState());
}

void CanopyReplay::play(Height from, double speed)
{
    const std::lock_guard lock(d->shared->mutex);
    d->shared->playFrom = d->shared->own->timeOf(from);
    d->shared->speed = speed;
    d->shared->playing.start();
}

Height CanopyReplay::head() const
{
    const std::lock_guard lock(d->shared->mutex);
    Height head = 0;
    qint64 at = 0;
    d->shared->now(&head, &at);
    return head;
}

void CanopyReplay::setFaults(const CanopyFaults& faults)
{
    {
        const std::lock_guard lock(d->shared->mutex);
        d->shared->faults = faults;
    }
    d->look();
}

void CanopyReplay::impersonate(std::shared_ptr<const CanopyRecording> other)
{
    {
        const std::lock_guard lock(d->shared->mutex);
        d->shared->shown = other ? std::move(other) : d->shared->own;
        d->shared->head = std::min(d->shared->head, d->shared->shown->lastState());
    }
    d->look();
}

qint64 CanopyReplay::requests(const QByteArray& path) const
{
    const std::lock_guard lock(d->shared->mutex);
    return path.isEmpty() ? d->shared->all : d->shared->requests.value(path);
}

qint64 CanopyReplay::connections() const
{
    const std::lock_guard lock(d->shared->mutex);
    return d->shared->connections;
}

void CanopyReplay::forget()
{
    const std::lock_guard lock(d->shared->mutex);
    d->shared->requests.clear();
    d->shared->all = d->shared->connections = 0;
}

}  // namespace signalbox::test
