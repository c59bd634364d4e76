// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/server.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>

#include "support/rpc_client.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::sim;
using namespace signalbox::test;

namespace {

QJsonObject range(Height lo, Height hi)
{
    return {{u"fromBlock"_qs, toQuantity(quint64(lo))}, {u"toBlock"_qs, toQuantity(quint64(hi))}};
}

class SimServerTest : public QObject {
    Q_OBJECT

    std::shared_ptr<SimThread> m_thread = std::make_shared<SimThread>();
    std::shared_ptr<SimChain> m_chain;
    std::unique_ptr<SimServer> m_server;
    std::unique_ptr<RpcClient> m_rpc;

    void with(const SimFaults& faults) { m_server->setFaults(faults); }
    QString refusal(const QJsonObject& filter)
    {
        return m_rpc->tryCall(u"eth_getLogs"_qs, {filter})[u"error"][u"message"].toString();
    }

private Q_SLOTS:
    void init()
    {
        SimSpec spec;
        spec.history = 300;
        spec.genesisTime = 1'700'000'000;
        spec.registryEventsPerBlock = 0.5;
        m_chain = std::make_shared<SimChain>(spec);
        m_server = std::make_unique<SimServer>(m_chain, m_thread);
        QVERIFY(m_server->isListening());
        m_rpc = std::make_unique<RpcClient>(m_server->port(), m_server->path());
    }

    void answersLikeANode()
    {
        QCOMPARE(fromQuantity(m_rpc->call(u"eth_chainId"_qs)), quint64(1'000'001));
        QCOMPARE(fromQuantity(m_rpc->call(u"eth_blockNumber"_qs)), quint64(300));
        const QJsonObject block = m_rpc->call(u"eth_getBlockByNumber"_qs, {u"0x64"_qs, false}).toObject();
        QCOMPARE(m_rpc->call(u"eth_getBlockByHash"_qs, {block[u"hash"], false}).toObject(), block);
        const auto logs = m_rpc->call(u"eth_getLogs"_qs, {range(100, 100)}).toArray();
        QCOMPARE(logs.size(), qsizetype(m_chain->block(100)->content.logs.size()));
        QCOMPARE(logs.first()[u"blockHash"], block[u"hash"]);
        QCOMPARE(m_rpc->call(u"eth_getLogs"_qs, {QJsonObject{{u"blockHash"_qs, block[u"hash"]}}}).toArray(), logs);
        QJsonArray fromReceipts;
        for (const auto& receipt : m_rpc->call(u"eth_getBlockReceipts"_qs, {u"0x64"_qs}).toArray())
            for (const auto& log : receipt[u"logs"].toArray())
                fromReceipts.append(log);
        QCOMPARE(fromReceipts, logs);
        QVERIFY(m_rpc->call(u"eth_getBlockByNumber"_qs, {u"0xffff"_qs, false}).isNull());
        QCOMPARE(fromQuantity(m_rpc->call(u"eth_getBlockByNumber"_qs, {u"finalized"_qs, false})[u"number"]),
                 quint64(236));
    }

    void filtersByAddressAndTopic()
    {
        const auto all = m_rpc->call(u"eth_getLogs"_qs, {range(1, 300)}).toArray();
        const QString token = all.first()[u"address"].toString();
        const QString from = all.first()[u"topics"][1].toString();
        qsizetype byToken = 0;
        qsizetype byFrom = 0;
        for (const auto& log : all) {
            byToken += log[u"address"].toString() == token;
            byFrom += log[u"topics"][1].toString() == from;
        }
        QJsonObject filter = range(1, 300);
        filter[u"address"_qs] = token;
        QCOMPARE(m_rpc->call(u"eth_getLogs"_qs, {filter}).toArray().size(), byToken);
        filter.remove(u"address"_qs);
        filter[u"topics"_qs] = QJsonArray{QJsonValue::Null, QJsonArray{from}};
        QCOMPARE(m_rpc->call(u"eth_getLogs"_qs, {filter}).toArray().size(), byFrom);
        QCOMPARE(m_server->seenLogs().size(), std::size_t(3));
        QCOMPARE(m_server->seenLogs().front().range, (Interval{1, 300}));
    }

    void tokensTellTheirNames()
    {
        const auto& token = m_chain->spec().tokens.front();
        const QString address =
            u"0x"_qs + QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(token.address.data()), 20).toHex());
        const auto ask = [&](const QString& data) {
            return m_rpc->call(u"eth_call"_qs, {QJsonObject{{u"to"_qs, address}, {u"data"_qs, data}}, u"latest"_qs})
                .toString();
        };
        QCOMPARE(ask(u"0x313ce567"_qs).right(2), u"06"_qs);
        QVERIFY(QByteArray::fromHex(ask(u"0x95d89b41"_qs).mid(2).toLatin1()).contains("USDS"));
        QCOMPARE(m_rpc->call(u"eth_getCode"_qs, {address, u"0x0"_qs}).toString(), u"0x"_qs);
        QVERIFY(m_rpc->call(u"eth_getCode"_qs, {address, u"0x1"_qs}).toString().size() > 2);
    }

    void turnsStrangersAway()
    {
        const QByteArray body = R"({"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]})";
        const auto ask = [&](const QByteArray& path, const QByteArray& host, const QByteArray& extra) {
            HttpClient http(m_server->port());
            const auto answer = http.exchange("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + extra +
                                              "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            return answer ? answer->status : 0;
        };
        const QByteArray host = "127.0.0.1:" + QByteArray::number(m_server->port());
        QCOMPARE(ask(m_server->path(), host, {}), 200);
        QCOMPARE(ask("/", host, {}), 403);
        QCOMPARE(ask(m_server->path() + "0", host, {}), 403);
        QCOMPARE(ask(m_server->path(), "evil.example", {}), 403);
        QCOMPARE(ask(m_server->path(), host, "Origin: https://evil.example\r\n"), 403);
    }

    void batchesAnswerInOneArray()
    {
        const auto answers = m_rpc->batch({{u"eth_chainId"_qs, {}}, {u"eth_getBlockByNumber"_qs, {u"0x1"_qs, false}}});
        QCOMPARE(fromQuantity(answers.at(0)), quint64(1'000'001));
        SimFaults faults;
        faults.maxBatch = 1;
        with(faults);
        bool refused = false;
        try {
            m_rpc->batch({{u"eth_chainId"_qs, {}}, {u"eth_chainId"_qs, {}}});
        } catch (const std::exception&) {
            refused = true;
        }
        QVERIFY(refused);
    }

    void refusesInProvidersWords_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("logs");
        QTest::newRow("geth") << QByteArray("geth") << u"exceed maximum block range 10"_qs
                              << u"query returned more than 100 results"_qs;
        QTest::newRow("reth") << QByteArray("reth") << u"query exceeds max block range 10"_qs
                              << u"retry with the range 1-"_qs;
        QTest::newRow("alchemy") << QByteArray("alchemy") << u"this block range should work: [0x1, 0xa]"_qs
                                 << u"should work: [0x1, 0x"_qs;
        QTest::newRow("infura") << QByteArray("infura") << u"range 200 exceeds limit of 10"_qs
                                << u"Try with this block range [0x1, 0x"_qs;
        QTest::newRow("base") << QByteArray("base") << u"no backend is currently healthy to serve traffic"_qs
                              << u"more than 100 results"_qs;
    }
    void refusesInProvidersWords()
    {
        QFETCH(QByteArray, words);
        QFETCH(QString, range);
        QFETCH(QString, logs);
        SimFaults faults;
        faults.words = words;
        faults.maxBlocks = 10;
        with(faults);
        QVERIFY2(refusal(::range(1, 200)).contains(range), qPrintable(refusal(::range(1, 200))));
        faults.maxBlocks = 0;
        faults.maxLogs = 100;
        with(faults);
        QVERIFY2(refusal(::range(1, 200)).contains(logs), qPrintable(refusal(::range(1, 200))));
    }

    void lags()
    {
        SimFaults faults;
        faults.lagBlocks = 7;
        faults.chainId = 5;
        with(faults);
        QCOMPARE(fromQuantity(m_rpc->call(u"eth_blockNumber"_qs)), quint64(293));
        QCOMPARE(fromQuantity(m_rpc->call(u"eth_chainId"_qs)), quint64(5));
        QVERIFY(m_rpc->call(u"eth_getBlockByNumber"_qs, {u"0x12c"_qs, false}).isNull());
    }

    void transportFaults()
    {
        const QByteArray body =
            R"({"jsonrpc":"2.0","id":1,"method":"eth_getLogs","params":[{"fromBlock":"0x1","toBlock":"0x10"}]})";
        HttpClient http(m_server->port(), m_server->path());
        http.setTimeout(1500);
        SimFaults faults;
        faults.httpStatus = 429;
        faults.retryAfterSeconds = 3;
        with(faults);
        auto answer = http.post(body);
        QVERIFY(answer);
        QCOMPARE(answer->status, 429);
        QCOMPARE(answer->headers.value("retry-after"), QByteArray("3"));
        faults = {};
        faults.html = true;
        with(faults);
        QVERIFY(http.post(body)->body.startsWith("<!DOCTYPE html>"));
        faults = {};
        faults.cutShare = 1;
        with(faults);
        QVERIFY(!http.post(body));
        faults = {};
        faults.endless = true;
        with(faults);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_server->port());
        socket.write("POST " + m_server->path() +
                     " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_server->port()) +
                     "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QTRY_VERIFY(socket.bytesAvailable() > 300'000);
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }

    void latencyAndRefusal()
    {
        SimFaults faults;
        faults.latencyMs = 150;
        with(faults);
        QElapsedTimer timer;
        timer.start();
        m_rpc->call(u"eth_chainId"_qs);
        QVERIFY(timer.elapsed() >= 150);
        faults = {};
        faults.refuse = true;
        with(faults);
        QVERIFY(m_rpc->tryCall(u"eth_chainId"_qs).isEmpty());
        with({});
        QCOMPARE(fromQuantity(m_rpc->call(u"eth_chainId"_qs)), quint64(1'000'001));
    }

    void ratesAreLimited()
    {
        SimFaults faults;
        faults.requestsPerSecond = 5;
        with(faults);
        int refused = 0;
        for (int i = 0; i < 20; ++i)
            refused += m_rpc->tryCall(u"eth_chainId"_qs).contains(u"error");
        QVERIFY(refused >= 10 && refused <= 15);
    }

    void liesAboutLogs()
    {
        const auto whole = m_rpc->call(u"eth_getLogs"_qs, {range(10, 20)}).toArray();
        SimFaults faults;
        faults.blankShare = 1;
        with(faults);
        QVERIFY(m_rpc->call(u"eth_getLogs"_qs, {range(10, 20)}).toArray().isEmpty());
        faults = {};
        faults.doubleShare = 1;
        with(faults);
        QCOMPARE(m_rpc->call(u"eth_getLogs"_qs, {range(10, 20)}).toArray().size(), 2 * whole.size());
        faults = {};
        faults.truncateShare = 1;
        with(faults);
        QCOMPARE(m_rpc->call(u"eth_getLogs"_qs, {range(10, 20)}).toArray().size(), whole.size() / 2);
    }

    void webSocketTellsNewHeads()
    {
        QWebSocket socket;
        QSignalSpy messages(&socket, &QWebSocket::textMessageReceived);
        QSignalSpy connected(&socket, &QWebSocket::connected);
        socket.open(QUrl(m_server->wsUrl()));
        QVERIFY(connected.wait(3000));
        socket.sendTextMessage(uR"({"jsonrpc":"2.0","id":7,"method":"eth_subscribe","params":["newHeads"]})"_qs);
        QVERIFY(messages.wait(3000));
        const QString id =
            QJsonDocument::fromJson(messages.takeFirst().first().toString().toUtf8())[u"result"].toString();
        QVERIFY(id.startsWith(u"0x"));
        m_chain->mine();
        QVERIFY(messages.wait(3000));
        const auto told = QJsonDocument::fromJson(messages.takeFirst().first().toString().toUtf8());
        QCOMPARE(told[u"params"][u"subscription"].toString(), id);
        QCOMPARE(fromQuantity(told[u"params"][u"result"][u"number"]), quint64(301));
        socket.sendTextMessage(uR"({"jsonrpc":"2.0","id":8,"method":"eth_blockNumber","params":[]})"_qs);
        QVERIFY(messages.wait(3000));
        QWebSocket stranger;
        QSignalSpy failed(&stranger, &QWebSocket::disconnected);
        stranger.open(QUrl(u"ws://127.0.0.1:%1/"_qs.arg(m_server->port())));
        QVERIFY(failed.wait(3000));
    }

    void minesByItself()
    {
        m_server->setBlockTime(0.02);
        QTRY_VERIFY(m_chain->head() >= 305);
        m_server->setReorgs(2, 3);
        const auto before = m_chain->ref(m_chain->head());
        QTRY_VERIFY(m_chain->heightOf(before.hash) == std::nullopt);
        m_server->setBlockTime(0);
    }
};

}  // namespace

SIGNALBOX_TEST(SimServerTest)

#include "sim_server_test.moc"
