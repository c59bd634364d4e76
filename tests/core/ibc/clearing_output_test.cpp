// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "ibc/clearing/breaker.h"
#include "ibc/clearing/gas_cost.h"
#include "ibc/clearing/hermes_output.h"
#include "ibc/clearing/hermes_program.h"
#include "ibc/clearing/verdicts.h"
#include "signalbox/literals.h"
#include "support/clearing_recording.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ibc;
using namespace signalbox::test;

/// What Hermes printed, and pure rules of clearing.
class ClearingOutputTest : public QObject {
    Q_OBJECT

    static QByteArray recorded(const QString& command)
    {
        const auto answer = ClearingRecording::get().program(command.split(u' '));
        return answer ? answer->response : QByteArray();
    }
    static qsizetype count(const HermesOutput& output, HermesOutput::Relayed::Kind kind)
    {
        return std::count_if(output.relayed.begin(), output.relayed.end(),
                             [&](const auto& relayed) { return relayed.kind == kind; });
    }
    static OpenOperation operation()
    {
        OpenOperation made;
        made.request = {u"chain-a"_s, u"transfer"_s, u"channel-0"_s, {1, 2, 3, 4, 5}, false, {}};
        return made;
    }

private Q_SLOTS:
    void theResultIsFoundAmongLogLines()
    {
        const HermesOutput output =
            readOutput(recorded(u"--json clear packets --chain chain-a --port transfer --channel channel-0"_s));
        QVERIFY(output.hasResult && output.success);
        QCOMPARE(count(output, HermesOutput::Relayed::Received), 88);
        QCOMPARE(count(output, HermesOutput::Relayed::Acknowledged), 88);
        QCOMPARE(count(output, HermesOutput::Relayed::TimedOut), 20);
        QCOMPARE(output.cause(), QString());
    }

    void packetsAreNamedByTheirSendingEnd()
    {
        const HermesOutput output = readOutput(recorded(
            u"--json clear packets --chain chain-a --port transfer --channel channel-0 --packet-sequences 549..551,554"_s));
        QCOMPARE(relayedBy(output, {u"chain-a"_s, u"transfer"_s, u"channel-0"_s, {}, false, {}}),
                 (Sequences{549, 550, 551, 554}));
        QVERIFY(relayedBy(output, {u"chain-a"_s, u"transfer"_s, u"channel-2"_s, {}, false, {}}).empty());
    }

    void successWithErrorLinesIsNoSuccess()
    {
        const QByteArray text =
            recorded(u"--json clear packets --chain chain-c-4 --port transfer --channel channel-0"_s);
        QVERIFY(!text.isEmpty());
        const HermesOutput output = readOutput(
            R"({"level":"ERROR","fields":{"message":"Failed to relay forward recv and timeout packets: update header is in the future"}})"
            "\n{\"result\":[],\"status\":\"success\"}\n");
        QVERIFY(output.success && output.relayed.empty());
        QVERIFY(output.cause().startsWith(u"Failed to relay"_s));
    }

    void rejectedTransactionsAreNoPackets()
    {
        const HermesOutput output =
            readOutput("{\"result\":[{\"ChainError\":\"out of gas\"},{\"UpdateClient\":{}}],\"status\":\"success\"}");
        QVERIFY(output.relayed.empty());
        QCOMPARE(output.cause(), u"out of gas"_s);
    }

    void hugeSequencesAreExact()
    {
        const HermesOutput output = readOutput(
            R"({"result":[{"AcknowledgePacket":{"packet":{"sequence":18446744073709551615,"source_port":"transfer","source_channel":"channel-0"}}}],"status":"success"})");
        QCOMPARE(output.relayed.size(), std::size_t(1));
        QCOMPARE(output.relayed.front().sequence, ~quint64(0));
    }

    void otherOutputHasNoResult_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("page") << QByteArray("<html><body>502</body></html>");
        QTest::newRow("cut") << QByteArray("{\"result\":[{\"Ackn");
        QTest::newRow("list") << QByteArray("[1,2]\n\"text\"\n{}\n");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01{", 5);
    }
    void otherOutputHasNoResult()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!readOutput(text).hasResult);
        QCOMPARE(versionIn(text), QString());
    }

    void terminalSequencesAreRemoved()
    {
        QCOMPARE(plainOutput("\x1b[1;32mhermes\x1b[0m 1.13.2\x1b]0;title\x07"), QByteArray("hermes 1.13.2"));
        QCOMPARE(versionIn("\x1b[1mhermes\x1b[0m 1.13.2\n"), u"1.13.2"_s);
        QCOMPARE(versionIn(recorded(u"--json version"_s)), u"1.13.2"_s);
        QVERIFY(isOlder(u"1.7.4"_s, 1, 8) && !isOlder(u"1.8.0"_s, 1, 8) && !isOlder(u"2.0.0"_s, 1, 8));
    }

    void keptOutputHasNoKeysAndAnEnd()
    {
        const QByteArray kept = keptOutput(QByteArray(100'000, 'x') + "\xc3\xa4{\"private_key\" : \"b6920d64\"}");
        QVERIFY(kept.size() <= 64 * 1024);
        QVERIFY(!kept.contains("b6920d64"));
        QVERIFY(kept.endsWith("\"}"));
    }

    void balancesAreRead()
    {
        const auto balances = balancesIn(recorded(u"--json keys balance --chain chain-a --all"_s));
        QCOMPARE(balances.size(), std::size_t(2));
        QCOMPARE(balances.front(), std::pair(u"stake"_s, u"9999999985466"_s));
    }

    void onlyPassingFailuresAreRetried()
    {
        QVERIFY(isPassing(u"tcp connect error: Connection refused"_s) && isPassing(u"deadline exceeded"_s));
        QVERIFY(!isPassing(u"account sequence mismatch"_s) && !isPassing(QString()));
        QVERIFY(!isPassing(u"Failed to relay forward recv and timeout packets: update header is in the future"_s));
        for (int attempt = 1; attempt <= 10; ++attempt) {
            const auto least = retryPause(attempt, 0), most = retryPause(attempt, 1);
            QVERIFY(least.count() >= 1'600 && most.count() <= 36'000 && least < most);
        }
        QCOMPARE(retryPause(2, 0.5).count(), 4'000);
    }

    void argumentsAreRangesAndNamesAreChecked()
    {
        QCOMPARE(sequenceRanges({5, 1, 2, 3, 9, 5}), u"1..3,5,9"_s);
        QCOMPARE(sequenceRanges({~quint64(0)}), u"18446744073709551615"_s);
        QVERIFY(nameProblem(u"osmosis-1"_s, u"transfer"_s, u"channel-0"_s).isEmpty());
        QVERIFY(nameProblem(u"osmosis-1"_s, u"wasm.osmo1abc"_s, u"channel-0"_s).isEmpty());
        for (const QString& bad : {u"--config"_s, u"a b"_s, u"x\n"_s, u""_s, u"$(x)"_s}) {
            QVERIFY2(!nameProblem(bad, u"transfer"_s, u"channel-0"_s).isEmpty(), qPrintable(bad));
            QVERIFY2(!nameProblem(u"a-1"_s, bad, u"channel-0"_s).isEmpty(), qPrintable(bad));
            QVERIFY2(!nameProblem(u"a-1"_s, u"transfer"_s, bad).isEmpty(), qPrintable(bad));
        }
    }

    void costIsRough()
    {
        const GasPrice price = gasPriceIn(u"0.0025stake"_s);
        QCOMPARE(costWords(roughCost(1, price), price.denom), u"625 stake"_s);
        QCOMPARE(roughCost(0, price), 0.0);
        QVERIFY(!gasPriceIn(u"stake"_s).isKnown() && !gasPriceIn(QString()).isKnown() &&
                !gasPriceIn(u"0stake"_s).isKnown());
        QCOMPARE(gasPriceIn(u"0.1ibc/27394FB0,0.0025uosmo"_s).denom, u"ibc/27394FB0"_s);
    }

    void theBreakerOpensTriesAndCloses()
    {
        Breaker breaker;
        QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < 4; ++i)
            breaker.failed(now);
        breaker.succeeded();  // resets the count
        for (int i = 0; i < 5; ++i) {
            QVERIFY(breaker.begin(now));
            breaker.failed(now);
        }
        QVERIFY(!breaker.begin(now.addMSecs(30'000)));
        now = now.addMSecs(30'001);
        QVERIFY(breaker.begin(now));
        QVERIFY(!breaker.begin(now));  // one at a time
        breaker.succeeded();
        QVERIFY(breaker.begin(now));
        breaker.failed(now);
        QVERIFY(!breaker.begin(now));
        now = now.addMSecs(30'001);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(breaker.begin(now));
            QCOMPARE(breaker.state, Breaker::State::HalfOpen);
            breaker.succeeded();
        }
        QCOMPARE(breaker.state, Breaker::State::Closed);
        QCOMPARE(breaker.failures, 0);
    }

    void theStateDecidesAndNotHermes()
    {
        Evidence evidence;
        evidence.state.unreceived = {1};
        evidence.state.unacknowledged = {2};
        using Relayed = HermesOutput::Relayed;
        evidence.output.relayed = {{Relayed::Acknowledged, u"transfer"_s, u"channel-0"_s, 1, false},
                                   {Relayed::TimedOut, u"transfer"_s, u"channel-0"_s, 3, false},
                                   {Relayed::Received, u"transfer"_s, u"channel-0"_s, 4, true},
                                   {Relayed::TimedOut, u"transfer"_s, u"channel-9"_s, 5, false}};
        QStringList verdicts;
        auto packets = verdictsOf(operation(), evidence);
        for (const auto& packet : packets)
            verdicts << packet.verdict;
        QCOMPARE(verdicts, QStringList({u"pending"_s, u"received"_s, u"timed_out"_s, u"failed"_s, u"acknowledged"_s}));
        QCOMPARE(stateOf(packets), ClearingState::Partial);
        evidence.unprovable = Message(u"expired"_s);
        QCOMPARE(verdictsOf(operation(), evidence).front().verdict, u"unprovable"_s);
        evidence.state = {};
        evidence.outcome[1] = u"failed"_s;
        packets = verdictsOf(operation(), evidence);
        QCOMPARE(packets.front().verdict, u"failed"_s);
        QCOMPARE(stateOf(packets), ClearingState::Completed);
    }
};

SIGNALBOX_TEST(ClearingOutputTest)
#include "clearing_output_test.moc"
