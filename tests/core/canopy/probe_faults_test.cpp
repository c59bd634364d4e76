// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "canopy/probe.h"
#include "signalbox/literals.h"
#include "sim/canopy_server.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::canopy;

namespace {

enum class RelayFault { None, Silent, TooMany, TooManyRetryAfter, Interim, BrokenChunk };

/// A proxy for a node that damages every `each`th answer. Lives in the thread of its event loop.
class Relay : public QTcpServer {
public:
    Relay(quint16 node, RelayFault fault, int each) : m_node(node), m_fault(fault), m_each(each)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* client = nextPendingConnection()) {
                connect(client, &QTcpSocket::readyRead, client, [this, client] { read(client); });
                connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            }
        });
    }
    int spoiled = 0;

private:
    /// Removes the first complete HTTP message from `in` and returns it; empty if it is incomplete.
    static QByteArray message(QByteArray& in)
    {
        const qsizetype end = in.indexOf("\r\n\r\n");
        if (end < 0)
            return {};
        const qsizetype at = in.left(end).toLower().indexOf("content-length:");
        const qsizetype size = at < 0 ? 0 : in.mid(at + 15, in.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        if (in.size() < end + 4 + size)
            return {};
        const QByteArray whole = in.left(end + 4 + size);
        in.remove(0, whole.size());
        return whole;
    }

    void read(QTcpSocket* client)
    {
        QByteArray in = client->property("in").toByteArray() + client->readAll();
        const QByteArray request = message(in);
        client->setProperty("in", in);
        if (request.isEmpty())
            return;
        auto* const node = new QTcpSocket(client);
        QByteArray sent = request;
        sent.replace(":" + QByteArray::number(serverPort()), ":" + QByteArray::number(m_node));
        connect(node, &QTcpSocket::connected, node, [node, sent] { node->write(sent); });
        connect(node, &QTcpSocket::readyRead, client, [this, node, client] {
            QByteArray out = node->property("in").toByteArray() + node->readAll();
            const QByteArray answer = message(out);
            node->setProperty("in", out);
            if (!answer.isEmpty()) {
                node->deleteLater();
                reply(client, answer);
            }
        });
        node->connectToHost(QHostAddress::LocalHost, m_node);
    }

    void reply(QTcpSocket* client, const QByteArray& answer)
    {
        const bool spoil = m_fault != RelayFault::None && ++m_count % m_each == 0;
        spoiled += spoil ? 1 : 0;
        const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
        if (!spoil)
            client->write(answer);
        else if (m_fault == RelayFault::Interim)
            client->write("HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" + answer);
        else if (m_fault == RelayFault::TooMany || m_fault == RelayFault::TooManyRetryAfter)
            client->write(QByteArray("HTTP/1.1 429 Too Many Requests\r\n") +
                          (m_fault == RelayFault::TooManyRetryAfter ? "Retry-After: 1\r\n" : "") +
                          "Content-Length: 0\r\n\r\n");
        else if (m_fault == RelayFault::BrokenChunk) {
            client->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
                          QByteArray::number(body.size(), 16) + "\r\n" + body.left(body.size() / 2));
            client->disconnectFromHost();
        }
    }

    quint16 m_node;
    RelayFault m_fault;
    int m_each, m_count = 0;
};

}  // namespace

/// The first requests to a Canopy node survive faults of the connection.
class ProbeFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void faultsAreHandled_data()
    {
        QTest::addColumn<RelayFault>("fault");
        QTest::addColumn<int>("each");
        QTest::newRow("none") << RelayFault::None << 1;
        QTest::newRow("one request in ten never ends") << RelayFault::Silent << 10;
        QTest::newRow("429 to one in five") << RelayFault::TooMany << 5;
        QTest::newRow("429 with Retry-After to one in five") << RelayFault::TooManyRetryAfter << 5;
        QTest::newRow("103 before each answer") << RelayFault::Interim << 1;
        QTest::newRow("a broken chunk in one of five") << RelayFault::BrokenChunk << 5;
    }
    void faultsAreHandled()
    {
        QFETCH(RelayFault, fault);
        QFETCH(int, each);
        sim::CanopySimSpec spec;
        spec.accounts = 50;
        spec.history = 120;
        sim::CanopySimServer node(std::make_shared<sim::CanopySimChain>(spec));
        Relay relay(node.port(), fault, each);
        EndpointDraft draft;
        draft.url = u"http://127.0.0.1:%1%2"_s.arg(relay.serverPort()).arg(QString(node.path()));
        const auto found =
            QCoro::waitFor(probeNode(draft, u"canopy:1"_s, std::make_shared<rpc::RateRegistry>(), Cancellation()));
        QVERIFY2(!found.report.error, found.report.error ? qPrintable(found.report.error->text()) : "");
        QCOMPARE(found.chainId, quint64(1));
        QCOMPARE(found.networkId, quint64(1));
        QCOMPARE(found.report.head, std::optional<Height>(120));
        QVERIFY(!found.report.genesisHash.isEmpty());
        QCOMPARE(found.bulk, std::optional(true));
        QVERIFY(found.report.latencyMs);
        QVERIFY(fault == RelayFault::None || relay.spoiled > 0);
        const auto& checks = found.report.checks;
        const bool warned = std::any_of(checks.begin(), checks.end(), [](const ProbeReport::Check& check) {
            return check.ok && check.error && check.error->code == "REQUESTS_FAILED"_L1;
        });
        QCOMPARE(warned, fault != RelayFault::None && fault != RelayFault::Interim);
    }
};

SIGNALBOX_TEST(ProbeFaultsTest)

#include "probe_faults_test.moc"
