// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cosmos_replay.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>
#include <mutex>
#include <stdexcept>

#include "signalbox/literals.h"
#include "support/cosmos_recording.h"

namespace signalbox::test {

namespace {

using Chain = CosmosRecording::Chain;

const Chain& chainOf(const QByteArray& id)
{
    const auto& all = CosmosRecording::get().chains();
    const auto found = all.find(id);
    if (found == all.end() || found->second.blocks.empty())
        throw std::runtime_error("there is no recording of " + id.toStdString());
    return found->second;
}

Interval firstRun(const Chain& chain)
{
    Interval run{chain.blocks.begin()->first, chain.blocks.begin()->first};
    while (chain.blocks.contains(run.hi + 1) && chain.results.contains(run.hi + 1))
        ++run.hi;
    return run;
}

/// The header's time is the first one of a block.
QByteArray timeOf(const QByteArray& block)
{
    const qsizetype at = block.indexOf("\"time\":\"") + 8;
    return block.mid(at, block.indexOf('"', at) - at);
}

struct Reply {
    int status = 200;
    QByteArray body;
};

/// Everything that the threads share.
class Node {
public:
    explicit Node(const QByteArray& id) : chain(&chainOf(id)), recordedId(id), shownId(id), head(firstRun(*chain).hi) {}

    std::mutex mutex;
    const Chain* chain;
    QByteArray recordedId, shownId;
    Height head;
    CosmosFaults faults;
    QHash<QByteArray, QByteArray> lcd, queries;
    QHash<QByteArray, qint64> counts;
    int subscribers = 0;

    /// Needs the lock.
    Reply rpc(const QByteArray& request)
    {
        const QJsonObject asked = QJsonDocument::fromJson(request).object();
        const QByteArray method = asked["method"_L1].toString().toUtf8();
        const QByteArray id = QByteArray::number(asked["id"_L1].toInt());
        ++counts[method];
        const auto result = [&](const QByteArray& json) {
            return Reply{200, R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)" + json + '}'};
        };
        const auto error = [&](int code, const QByteArray& data) {
            return Reply{200, R"({"jsonrpc":"2.0","id":)" + id + R"(,"error":{"code":)" + QByteArray::number(code) +
                                  R"(,"message":"Internal error","data":")" + data + R"("}})"};
        };
        const QJsonObject params = asked["params"_L1].toObject();
        if (method == "status")
            return result(status());
        if (method == "abci_query") {
            const QByteArray value = queries.value(params["path"_L1].toString().toUtf8());
            return result(R"({"response":{"code":)" + QByteArray(value.isEmpty() ? "6" : "0") + R"(,"value":")" +
                          value.toBase64() + R"("}})");
        }
        if (method != "block" && method != "block_results")
            return error(-32601, "Method not found");
        if (!params["height"_L1].isString())
            return error(-32602, "invalid 64-bit integer encoding");
        const Height height = params["height"_L1].toString().toLongLong();
        if (height > head)
            return error(-32603, "height " + QByteArray::number(height) +
                                     " must be less than or equal to the current blockchain height " +
                                     QByteArray::number(head));
        if (height < faults.earliest)
            return error(-32603, "height " + QByteArray::number(height) + " is not available, lowest height is " +
                                     QByteArray::number(faults.earliest));
        const bool results = method == "block_results";
        if (results && faults.discardsResults)
            return error(-32603, "node is not persisting finalize block responses");
        if (results && height == head && faults.lateResults > 0) {
            --faults.lateResults;
            return error(-32603, "could not find results for height #" + QByteArray::number(height));
        }
        const auto& all = results ? chain->results : chain->blocks;
        const auto found = all.find(height);
        if (found == all.end())
            return error(-32603, "not recorded");
        QByteArray body = found->second;
        body.replace("\"id\":-1", "\"id\":" + id);
        if (shownId != recordedId)
            body.replace("\"chain_id\":\"" + recordedId + '"', "\"chain_id\":\"" + shownId + '"');
        if (results && height == faults.wrongResults && faults.wrongTimes > 0) {
            --faults.wrongTimes;
            body.replace("\"gas_used\":\"", "\"gas_used\":\"1");
        }
        return {200, body};
    }

    QByteArray status() const
    {
        const auto block = chain->blocks.find(head);
        const QByteArray time = block == chain->blocks.end() ? QByteArray() : timeOf(block->second);
        return R"({"node_info":{"network":")" + shownId +
               R"(","version":"0.38.17","moniker":"replay","other":{"tx_index":"on"}},"sync_info":{"latest_block_height":")" +
               QByteArray::number(head) + R"(","latest_block_time":")" + time + R"(","earliest_block_height":")" +
               QByteArray::number(std::max(faults.earliest, chain->blocks.begin()->first)) +
               R"(","catching_up":false}})";
    }
};

/// Lives in the server's thread.
class Listener : public QTcpServer {
public:
    explicit Listener(std::shared_ptr<Node> node) : m_node(std::move(node))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection())
                take(socket);
        });
        connect(&m_sockets, &QWebSocketServer::newConnection, this, [this] {
            while (QWebSocket* socket = m_sockets.nextPendingConnection())
                take(socket);
        });
        listen(QHostAddress::LocalHost);
    }

    void announce(Height head)
    {
        for (QWebSocket* socket : std::as_const(m_subscribed))
            socket->sendTextMessage(
                u"{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"query\":\"tm.event='NewBlockHeader'\",\"data\":{\"type\":"
                "\"tendermint/event/NewBlockHeader\",\"value\":{\"header\":{\"height\":\"%1\"}}}}}"_s.arg(head));
    }

private:
    void take(QTcpSocket* socket)
    {
        const auto received = std::make_shared<QByteArray>();
        const auto reading = std::make_shared<QMetaObject::Connection>();
        *reading = connect(socket, &QTcpSocket::readyRead, this, [this, socket, received, reading] {
            if (received->isEmpty() && socket->peek(4096).toLower().contains("upgrade: websocket")) {
                disconnect(*reading);
                QObject::disconnect(socket, &QTcpSocket::disconnected, socket, nullptr);  // it gets another owner
                bool allowed = false;
                {
                    const std::lock_guard lock(m_node->mutex);
                    allowed = m_node->faults.sockets && !m_node->faults.refuse;
                }
                if (!allowed)
                    return socket->abort();
                m_sockets.handleConnection(socket);
                Q_EMIT socket->readyRead();
                return;
            }
            *received += socket->readAll();
            while (serve(socket, *received)) {
            }
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    /// False if no complete request has arrived.
    bool serve(QTcpSocket* socket, QByteArray& in)
    {
        const qsizetype end = in.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QByteArray lower = in.left(end).toLower();
        const qsizetype at = lower.indexOf("\r\ncontent-length:");
        const qsizetype length = at < 0 ? 0 : lower.mid(at + 17).split('\r').first().trimmed().toLongLong();
        if (in.size() < end + 4 + length)
            return false;
        const QList<QByteArray> line = in.left(in.indexOf('\r')).split(' ');
        const QByteArray body = in.mid(end + 4, length);
        in.remove(0, end + 4 + length);
        const std::lock_guard lock(m_node->mutex);
        if (m_node->faults.refuse || line.size() != 3) {
            socket->abort();
            return false;
        }
        Reply reply;
        if (line[0] == "POST") {
            reply = m_node->rpc(body);
        } else {
            ++m_node->counts["GET"];
            const auto known = m_node->lcd.constFind(line[1]);
            reply = known == m_node->lcd.constEnd()
                        ? Reply{501, R"({"code":12,"message":"Not Implemented","details":[]})"}
                        : Reply{200, *known};
        }
        socket->write("HTTP/1.1 " + QByteArray::number(reply.status) +
                      " Replayed\r\nContent-Type: application/json\r\nContent-Length: " +
                      QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
        return true;
    }

    void take(QWebSocket* socket)
    {
        connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString& text) {
            const QJsonObject asked = QJsonDocument::fromJson(text.toUtf8()).object();
            if (asked["method"_L1].toString() == "subscribe"_L1) {
                m_subscribed.insert(socket);
                socket->sendTextMessage(u"{\"jsonrpc\":\"2.0\",\"id\":%1,\"result\":{}}"_s.arg(asked["id"_L1].toInt()));
                count();
                return;
            }
            const std::lock_guard lock(m_node->mutex);
            socket->sendTextMessage(QString::fromUtf8(m_node->rpc(text.toUtf8()).body));
        });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_subscribed.remove(socket);
            socket->deleteLater();
            count();
        });
    }

    void count()
    {
        const std::lock_guard lock(m_node->mutex);
        m_node->subscribers = static_cast<int>(m_subscribed.size());
    }

    std::shared_ptr<Node> m_node;
    QWebSocketServer m_sockets{u"replay"_s, QWebSocketServer::NonSecureMode};
    QSet<QWebSocket*> m_subscribed;
};

}  // namespace

class CosmosReplay::Private {
public:
    explicit Private(const QByteArray& chainId) : node(std::make_shared<Node>(chainId))
    {
        thread.start();
        QObject context;
        context.moveToThread(&thread);
        QMetaObject::invokeMethod(
            &context,
            [this, &context] {
                listener = new Listener(node);
                port = listener->serverPort();
                context.moveToThread(nullptr);
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

    std::shared_ptr<Node> node;
    QThread thread;
    Listener* listener = nullptr;
    quint16 port = 0;
};

CosmosReplay::CosmosReplay(const QByteArray& chainId) : d(std::make_unique<Private>(chainId)) {}

CosmosReplay::~CosmosReplay() = default;

QString CosmosReplay::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(d->port);
}

Interval CosmosReplay::known() const
{
    const std::lock_guard lock(d->node->mutex);
    return firstRun(*d->node->chain);
}

void CosmosReplay::setHead(Height head)
{
    {
        const std::lock_guard lock(d->node->mutex);
        d->node->head = head;
    }
    QMetaObject::invokeMethod(
        d->listener, [listener = d->listener, head] { listener->announce(head); }, Qt::BlockingQueuedConnection);
}

void CosmosReplay::setFaults(const CosmosFaults& faults)
{
    const std::lock_guard lock(d->node->mutex);
    d->node->faults = faults;
}

void CosmosReplay::serve(const QByteArray& recordedChain)
{
    const std::lock_guard lock(d->node->mutex);
    d->node->chain = &chainOf(recordedChain);
    d->node->recordedId = recordedChain;
}

void CosmosReplay::nameItself(const QByteArray& chainId)
{
    const std::lock_guard lock(d->node->mutex);
    d->node->shownId = chainId;
}

void CosmosReplay::answer(const QByteArray& path, const QByteArray& json)
{
    const std::lock_guard lock(d->node->mutex);
    d->node->lcd.insert(path, json);
}

void CosmosReplay::answerQuery(const QByteArray& path, const QByteArray& value)
{
    const std::lock_guard lock(d->node->mutex);
    d->node->queries.insert(path, value);
}

qint64 CosmosReplay::requests(const QByteArray& method) const
{
    const std::lock_guard lock(d->node->mutex);
    if (!method.isEmpty())
        return d->node->counts.value(method);
    qint64 all = 0;
    for (const qint64 count : std::as_const(d->node->counts))
        all += count;
    return all;
}

int CosmosReplay::subscribers() const
{
    const std::lock_guard lock(d->node->mutex);
    return d->node->subscribers;
}

}  // namespace signalbox::test
