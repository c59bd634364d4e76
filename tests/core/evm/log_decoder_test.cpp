// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/log_decoder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <ctime>

#include "core/evm/log_text.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using signalbox::test::answerOf;
using signalbox::test::LogText;

namespace {

LogFilter tokenFilter()
{
    LogFilter filter;
    filter.tokens = {*hex::address(std::string_view("0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))};
    return filter;
}

LogFilter everything()
{
    LogFilter filter;
    filter.allTransfers = true;
    return filter;
}

const QByteArray idTopic = "0x" + QByteArray(63, '0') + "7";

}  // namespace

class LogDecoderTest : public QObject {
    Q_OBJECT
private:
    LogDecoder m_decoder;
    rpc::AnswerBuffer m_buffer;

    std::optional<rpc::Fault> decode(const QByteArray& text, const LogFilter& filter, DecodedLogs& into,
                                     Interval range = {0, 1'000})
    {
        test::fill(m_buffer, text);
        return m_decoder.decode(m_buffer, filter, range, std::nullopt, into);
    }

private Q_SLOTS:
    void transferBecomesARow()
    {
        DecodedLogs logs;
        QVERIFY(!decode(answerOf({LogText{}.json()}), tokenFilter(), logs));
        QVERIFY(logs.settle());
        QCOMPARE(logs.transfers.rows(), 1);
        const QByteArray expected = QByteArray::fromHex(
                                        "0007"
                                        "00000008"
                                        "000000000000000a"
                                        "00000004"
                                        "00000000"
                                        "00000020") +
                                    QByteArray(32, '\xcc') + QByteArray::fromHex("00000014") + QByteArray(20, '\xaa') +
                                    QByteArray::fromHex("00000014") + QByteArray(20, '\x11') +
                                    QByteArray::fromHex("00000014") + QByteArray(20, '\x22') +
                                    QByteArray::fromHex(
                                        "0000000a"
                                        "0001"
                                        "0000"
                                        "0000"
                                        "0000"
                                        "002a");
        QCOMPARE(logs.transfers.data().toHex(), expected.toHex());
        QCOMPARE(logs.blocks.size(), std::size_t(1));
        QCOMPARE(logs.blocks[0].number, 10);
        QCOMPARE(hex::bytes(logs.blocks[0].hash), LogText::hashOf(10));
    }

    void membersMayHaveAnyOrderAndSpacing()
    {
        LogText log;
        QByteArray text = answerOf({log.json()});
        text.replace("{\"address\"", "{ \"removed\" : false , \"address\"").replace("\",\"", "\" ,\n \"");
        DecodedLogs logs;
        QVERIFY(!decode(text, tokenFilter(), logs));
        QCOMPARE(logs.transfers.rows(), 1);
        DecodedLogs more;
        QVERIFY(!decode("{\"result\":[" + log.json() + "],\"id\":1,\"jsonrpc\":\"2.0\"}", tokenFilter(), more));
        QCOMPARE(more.transfers.rows(), 1);
    }

    void theLargestValueIsExact()
    {
        LogText log;
        log.data = "0x" + QByteArray(64, 'f');
        DecodedLogs logs;
        QVERIFY(!decode(answerOf({log.json()}), tokenFilter(), logs));
        QCOMPARE(logs.transfers.rows(), 1);
        QVERIFY(logs.quarantined.empty());
    }

    void oddLogsAreQuarantinedOrSkipped_data()
    {
        QTest::addColumn<QList<QByteArray>>("topics");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<bool>("confirmed");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("quarantined");
        const LogText plain;
        const QByteArray from = plain.topics[1];
        const QByteArray to = plain.topics[2];
        const QByteArray t0 = plain.topics[0];
        const QByteArray value = plain.data.mid(2);
        QTest::newRow("ERC-721 of any token")
            << QList<QByteArray>{t0, from, to, idTopic} << QByteArray("0x") << false << 0 << 0;
        QTest::newRow("ERC-721 of a confirmed token")
            << QList<QByteArray>{t0, from, to, idTopic} << QByteArray("0x") << true << 0 << 1;
        QTest::newRow("nothing indexed, any")
            << QList<QByteArray>{t0} << "0x" + from.mid(2) + to.mid(2) + value << false << 0 << 0;
        QTest::newRow("nothing indexed, confirmed")
            << QList<QByteArray>{t0} << "0x" + from.mid(2) + to.mid(2) + value << true << 1 << 0;
        QTest::newRow("one indexed, confirmed")
            << QList<QByteArray>{t0, from} << "0x" + to.mid(2) + value << true << 1 << 0;
        QTest::newRow("longer data, any") << plain.topics << "0x" + value + value << false << 0 << 1;
        QTest::newRow("longer data, confirmed") << plain.topics << "0x" + value + value << true << 1 << 0;
        QTest::newRow("no data") << plain.topics << QByteArray("0x") << false << 0 << 1;
        QTest::newRow("odd digits") << plain.topics << "0x" + value + "0" << true << 0 << 1;
        QTest::newRow("no digits") << plain.topics << "0x" + value.left(62) + "zz" << true << 0 << 1;
        QTest::newRow("address too long")
            << QList<QByteArray>{t0, "0x" + QByteArray(64, '1'), to} << plain.data << false << 0 << 1;
        QTest::newRow("topic too short") << QList<QByteArray>{t0, "0x11", to} << plain.data << true << 0 << 1;
        QTest::newRow("five topics") << QList<QByteArray>{t0, from, to, idTopic, idTopic} << plain.data << true << 0
                                     << 1;
    }
    void oddLogsAreQuarantinedOrSkipped()
    {
        QFETCH(QList<QByteArray>, topics);
        QFETCH(QByteArray, data);
        QFETCH(bool, confirmed);
        QFETCH(int, rows);
        QFETCH(int, quarantined);
        LogText log;
        log.topics = topics;
        log.data = data;
        LogText after;
        after.index = 1;
        DecodedLogs logs;
        QVERIFY(!decode(answerOf({log.json(), after.json()}), confirmed ? tokenFilter() : everything(), logs));
        QCOMPARE(logs.transfers.rows(), rows + 1);
        QCOMPARE(static_cast<int>(logs.quarantined.size()), quarantined);
        QCOMPARE(logs.blocks[0].logs, 2);  // a skipped log counts for the comparison with blooms
        if (quarantined > 0) {
            QCOMPARE(logs.quarantined[0].position, u"0"_s);
            QCOMPARE(QJsonDocument::fromJson(logs.quarantined[0].raw).object().value("logIndex"_L1).toString(),
                     u"0x0"_s);
        }
    }

    void pendingAndRemovedAreNotStored()
    {
        LogText log;
        DecodedLogs logs;
        QByteArray pending = log.json();
        pending.replace("\"" + LogText::hashOf(10) + "\"", "null");
        QByteArray removed = log.json();
        removed.replace("\"removed\":false", "\"removed\":true");
        QVERIFY(!decode(answerOf({pending, removed}), tokenFilter(), logs));
        QVERIFY(logs.transfers.isEmpty());
        QVERIFY(logs.blocks.empty());
        QVERIFY(logs.marked);
    }

    void batchesAreReadBlockByBlock()
    {
        LogText one, two;
        two.block = 12;
        const auto element = [](int id, const QList<QByteArray>& list) {
            return "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(id) + ",\"result\":[" + list.join(',') + "]}";
        };
        const QByteArray refused = R"({"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"unknown block"}})";
        const std::vector<LogDecoder::Place> places{{10, *hex::hash(QString::fromLatin1(LogText::hashOf(10)))},
                                                    {11, *hex::hash(QString::fromLatin1(LogText::hashOf(11)))},
                                                    {12, *hex::hash(QString::fromLatin1(LogText::hashOf(12)))}};
        LogDecoder decoder;
        rpc::AnswerBuffer buffer;
        test::fill(buffer, "[" + element(2, {two.json()}) + "," + refused + "," + element(0, {one.json()}) + "]");
        LogDecoder::Elements elements;
        DecodedLogs logs;
        QVERIFY(!decoder.decodeBatch(buffer, tokenFilter(), places, elements, logs));
        QCOMPARE(elements.answered, (std::vector<bool>{true, false, true}));
        QCOMPARE(elements.refused->message, u"unknown block"_s);
        QVERIFY(logs.settle());
        QCOMPARE(logs.transfers.rows(), 2);
        const DecodedLogs taken = logs.take({12});
        QCOMPARE(taken.transfers.rows(), 1);
        QCOMPARE(logs.transfers.rows(), 1);
        QCOMPARE(logs.rows.front().block, 10);
        QCOMPARE(taken.sources.size(), std::size_t(1));
        LogText stranger;
        stranger.block = 13;
        test::fill(buffer, "[" + element(0, {stranger.json()}) + "]");
        DecodedLogs none;
        QCOMPARE(decoder.decodeBatch(buffer, tokenFilter(), places, elements, none)->network, u"incomplete"_s);
        QVERIFY(none.transfers.isEmpty() && none.sources.empty());
    }

    void unsortedAndDuplicateLogsAreSettled()
    {
        QList<QByteArray> list;
        for (const auto& [block, index] : {std::pair{12, 1}, {11, 0}, {12, 0}, {11, 0}, {10, 5}}) {
            LogText log;
            log.block = block;
            log.index = index;
            list += log.json();
        }
        DecodedLogs logs;
        QVERIFY(!decode(answerOf(list), tokenFilter(), logs));
        QVERIFY(logs.disorder);
        QVERIFY(logs.settle());
        QCOMPARE(logs.transfers.rows(), 4);
        QCOMPARE(logs.duplicates, 1);
        std::vector<std::pair<Height, int>> places;
        for (const auto& row : logs.rows)
            places.emplace_back(row.block, row.logIndex);
        QCOMPARE(places, (std::vector<std::pair<Height, int>>{{10, 5}, {11, 0}, {12, 0}, {12, 1}}));
        QCOMPARE(logs.blocks.size(), std::size_t(3));

        DecodedLogs ordered;
        std::sort(list.begin(), list.end());
        LogText a, b, c, d;
        a.block = 10, a.index = 5, b.block = 11, c.block = 12, d.block = 12, d.index = 1;
        QVERIFY(!decode(answerOf({a.json(), b.json(), c.json(), d.json()}), tokenFilter(), ordered));
        QVERIFY(!ordered.disorder);
        QCOMPARE(ordered.transfers.data(), logs.transfers.data());
    }

    void contradictionsAreFaults()
    {
        LogText one;
        LogText other;
        other.index = 1;
        other.blockHash = LogText::hashOf(99);
        DecodedLogs logs;
        QCOMPARE(decode(answerOf({one.json(), other.json()}), tokenFilter(), logs)->network, u"incomplete"_s);
        QCOMPARE(logs.transfers.rows(), 0);
        LogText twice = one;
        twice.data = "0x" + QByteArray(64, '1');
        LogText later;
        later.block = 11;
        DecodedLogs doubled;
        QVERIFY(!decode(answerOf({one.json(), later.json(), twice.json()}), tokenFilter(), doubled));
        QVERIFY(!doubled.settle());
        // a transfer and a registry event at the same position
        DecodedLogs mixed;
        QVERIFY(!decode(answerOf({one.json(), later.json()}), tokenFilter(), mixed));
        RegistryLog event;
        event.block = mixed.rows.back().block;
        event.logIndex = mixed.rows.back().logIndex + 1;
        mixed.registry = {event};
        QVERIFY(mixed.settle());
        --mixed.registry.front().logIndex;
        QVERIFY(!mixed.settle());
        DecodedLogs outside;
        QVERIFY(!decode(answerOf({one.json(), later.json()}), tokenFilter(), outside, {11, 20}));
        QCOMPARE(outside.outside, 1);
        QCOMPARE(outside.transfers.rows(), 1);
    }

    void invalidAnswersAreFaults_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray whole = answerOf({LogText{}.json(), LogText{}.json()});
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("HTML") << QByteArray("<html><body>502 Bad Gateway</body></html>");
        QTest::newRow("cut") << whole.left(whole.size() - 40);
        QTest::newRow("cut at the end") << whole.left(whole.size() - 1);
        QTest::newRow("cut in the first log") << whole.left(100);
        QTest::newRow("array") << QByteArray("[1,2]");
        QTest::newRow("no result") << QByteArray(R"({"jsonrpc":"2.0","id":1})");
        QTest::newRow("null result") << QByteArray(R"({"jsonrpc":"2.0","id":1,"result":null})");
        QTest::newRow("text result") << QByteArray(R"({"jsonrpc":"2.0","id":1,"result":"0x"})");
        QTest::newRow("two answers") << whole + whole;
        QTest::newRow("logs that are none") << QByteArray(R"({"result":[1,2,3]})");
        QTest::newRow("not UTF-8")
            << QByteArray(answerOf({LogText{}.json()})).replace("0x2.0", "x").replace("\"jsonrpc\"", "\"\xff\xfe\"");
    }
    void invalidAnswersAreFaults()
    {
        QFETCH(QByteArray, text);
        DecodedLogs logs;
        const auto fault = decode(text, tokenFilter(), logs);
        QVERIFY(fault);
        QVERIFY(!fault->network.isEmpty());
        QVERIFY(logs.transfers.isEmpty());
        QVERIFY(logs.blocks.empty());
    }

    void everyTruncationIsDetected()
    {
        const QByteArray whole = answerOf({LogText{}.json()});
        for (qsizetype size = 0; size < whole.size(); ++size) {
            DecodedLogs logs;
            QVERIFY2(decode(whole.left(size), tokenFilter(), logs), qPrintable(QString::number(size)));
            QVERIFY(logs.transfers.isEmpty());
        }
    }

    void theNodesErrorIsReported()
    {
        DecodedLogs logs;
        const auto fault = decode(
            R"({"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"query returned more than 10000 results","data":{"from":"0x1","to":"0x5"}}})",
            tokenFilter(), logs);
        QVERIFY(fault);
        QCOMPARE(fault->code, std::optional<qint64>(-32005));
        QCOMPARE(*fault->dataRange, (Interval{1, 5}));
    }

    void registryLogsWaitForTheirBlocksTime()
    {
        LogFilter filter = tokenFilter();
        filter.registries = {
            {*hex::address(std::string_view("0x8004a169fb4a3325136eb29fa0ceb6d2e539a432")), RegistryKind::Identity}};
        LogText log;
        log.address = "0x8004A169FB4a3325136EB29fA0ceB6D2e539a432";
        log.topics = {log.topics[0], log.topics[1], log.topics[2], idTopic};
        log.data = "0x";
        LogText token;
        token.index = 1;
        DecodedLogs logs;
        QVERIFY(!decode(answerOf({log.json(), token.json()}), filter, logs));
        QCOMPARE(logs.registry.size(), std::size_t(1));
        QCOMPARE(logs.registry[0].topics.size(), std::size_t(4));
        QCOMPARE(logs.transfers.rows(), 1);
    }

    void receiptsGiveTheSameRows()
    {
        LogText log;
        const QByteArray receipt = "{\"blockHash\":\"" + LogText::hashOf(10) + "\",\"blockNumber\":\"0xa\",\"logs\":[" +
                                   log.json() + "],\"status\":\"0x1\",\"transactionHash\":\"" + LogText::hashOf(7) +
                                   "\"}";
        const Bytes32 hash = *hex::hash(std::string_view(LogText::hashOf(10).constData(), 66));
        DecodedLogs logs;
        test::fill(m_buffer, answerOf({receipt}));
        QVERIFY(!m_decoder.decodeReceipts(m_buffer, tokenFilter(), 10, hash, 1, logs));
        QCOMPARE(logs.transfers.rows(), 1);
        QVERIFY(m_decoder.decodeReceipts(m_buffer, tokenFilter(), 10, hash, 2, logs));  // one is missing
        QCOMPARE(logs.transfers.rows(), 1);
        QVERIFY(m_decoder.decodeReceipts(m_buffer, tokenFilter(), 10, Bytes32{}, 1, logs));  // of another block
        test::fill(m_buffer, answerOf({receipt, "null"}));
        QVERIFY(m_decoder.decodeReceipts(m_buffer, tokenFilter(), 10, hash, 2, logs));
        test::fill(m_buffer, answerOf({receipt, receipt}));  // one is duplicated, another missing: the count is right
        QVERIFY(m_decoder.decodeReceipts(m_buffer, tokenFilter(), 10, hash, 2, logs));
    }

    void speedIsPrinted()
    {
        QList<QByteArray> list;
        for (int block = 0; block < 25; ++block) {
            for (int i = 0; i < 100; ++i) {
                LogText log;
                log.block = block;
                log.index = i;
                log.topics[1] = "0x" + QByteArray(24, '0') + QByteArray::number(i * 7919).rightJustified(40, '3');
                list += log.json();
            }
        }
        test::fill(m_buffer, answerOf(list));
        const LogFilter filter = tokenFilter();
        timespec before{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
        constexpr int rounds = 40;
        for (int round = 0; round < rounds; ++round) {
            DecodedLogs logs;
            QVERIFY(!m_decoder.decode(m_buffer, filter, {0, 100}, std::nullopt, logs));
            QCOMPARE(logs.transfers.rows(), 2'500);
        }
        timespec after{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
        const double micros = static_cast<double>(after.tv_sec - before.tv_sec) * 1e6 +
                              static_cast<double>(after.tv_nsec - before.tv_nsec) / 1e3;
        qInfo("%.3f µs of CPU per event", micros / (rounds * 2'500));
    }
};
SIGNALBOX_TEST(LogDecoderTest)
#include "log_decoder_test.moc"
