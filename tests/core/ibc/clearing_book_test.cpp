// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>

#include "ibc/clearing/hermes_program.h"
#include "ibc/clearing/hermes_rest.h"
#include "ibc/clearing/import.h"
#include "ibc_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ibc;
using namespace signalbox::test;

/// Operations from the plan to their end, with a program that prints what Hermes printed.
class ClearingBookTest : public QObject, IbcPlace {
    Q_OBJECT

    static ClearingRequest request(const QString& channel, const Sequences& sequences)
    {
        return {u"chain-a"_s, u"transfer"_s, channel, sequences, false, {}};
    }
    static QByteArray listOf(const char* channel)
    {
        return channelPath(channel) + "/packet_commitments?pagination.limit=1000";
    }
    static inline const Sequences four{549, 550, 551, 554};
    /// channel-0 with four packets that were not received, as before the recorded run.
    void makePending()
    {
        a->replace(listOf("channel-0"), commitmentsOf({"549", "550", "551", "554"}));
        b->replace(channelPath("channel-2") + "/packet_commitments/549,550,551,554/unreceived_packets",
                   sequencesOf({"549", "550", "551", "554"}));
    }
    ClearingOperation run(const Sequences& sequences = four)
    {
        const auto started = clearing().clear(request(u"channel-0"_s, sequences)).result();
        if (!started)
            qFatal("%s", qPrintable(started.error().text()));
        return ended(started->id);
    }
    static QStringList verdicts(const ClearingOperation& operation)
    {
        QStringList all;
        for (const auto& packet : operation.packets)
            all << packet.verdict;
        all.removeDuplicates();
        return all;
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void thePlanSaysWhatIsToBeDone()
    {
        const auto plan = clearing().plan(request(u"channel-1"_s, {9, 1, 9, 4711})).result();
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
        QStringList work;
        for (const auto& packet : plan->packets)
            work << QString::number(packet.sequence) + packet.work;
        QCOMPARE(work, QStringList({u"1acknowledge"_s, u"9receive"_s, u"4711nothing"_s}));
        QVERIFY2(plan->refusals.empty(), qPrintable(Message::joined(plan->refusals).english()));
        QVERIFY2(plan->command.endsWith(u"--json clear packets --chain chain-a --port transfer --channel channel-1 "
                                        "--packet-sequences 1,9,4711"_s),
                 qPrintable(plan->command));
        // Minimum gas prices of the two nodes: 0.001stake.
        QCOMPARE(plan->cost, u"about 250 stake (chain-b), 300 stake (chain-a)"_s);
        QCOMPARE(clearRuns(), 0);
    }

    void aPassedTimeoutIsTimedOut()
    {
        addPackets(u"channel-1"_s, 9, 12);
        sql(u"UPDATE ibc.packet_flow SET timeout_timestamp = 1795255000000000000 WHERE sequence = 9"_s);
        sql(u"UPDATE ibc.packet_flow SET timeout_height = '0-5' WHERE sequence = 10"_s);
        sql(u"UPDATE ibc.packet_flow SET timeout_height = '1-5' WHERE sequence = 11"_s);  // of a later revision
        const auto plan = clearing().plan(request(u"channel-1"_s, {9, 10, 11, 12})).result();
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
        QCOMPARE(plan->packets.at(0).work, u"timeout"_s);
        QCOMPARE(plan->packets.at(1).work, u"timeout"_s);
        QCOMPARE(plan->packets.at(2).work, u"receive"_s);
        QCOMPARE(plan->packets.at(3).work, u"receive"_s);
    }

    void whatCannotWorkIsRefused()
    {
        QCOMPARE(clearing().plan(request(u"channel-1"_s, {})).result().error().code, u"BAD_VALUE"_s);
        QCOMPARE(clearing().plan(request(u"channel-1"_s, range(1, 101))).result().error().code, u"TOO_MANY"_s);
        QCOMPARE(clearing().plan(request(u"--help"_s, {1})).result().error().code, u"BAD_VALUE"_s);
        QCOMPARE(clearing().clear(request(u"channel-1"_s, {4711})).result().error().code, u"CLEAR_REFUSED"_s);
        const auto second = clearing().plan(request(u"07-tendermint-1"_s, {4})).result();
        QVERIFY(second && second->refusals.size() == 1 && second->packets.size() == 1);
        QVERIFY2(second->refusals.front().english().contains(u"IBC v2"_s),
                 qPrintable(second->refusals.front().english()));
        QCOMPARE(clearing().clear(request(u"07-tendermint-1"_s, {4})).result().error().code, u"CLEAR_REFUSED"_s);
        a->replace("/ibc/core/client/v1/client_status/07-tendermint-0", {200, R"({"status":"Expired"})"});
        const auto expired = clearing().clear(request(u"channel-1"_s, {1})).result();
        QCOMPARE(expired.error().code, u"CLEAR_REFUSED"_s);
        QVERIFY2(expired.error().text().contains(u"Expired"_s), qPrintable(expired.error().text()));
        a->restore();
        hermes.path = u"/nonexistent/hermes"_s;
        const auto missing = clearing().clear(request(u"channel-1"_s, {1})).result();
        QCOMPARE(missing.error().code, u"HERMES_MISSING"_s);
        QVERIFY2(missing.error().text().contains(u"ibc.hermes_path"_s), qPrintable(missing.error().text()));
        QVERIFY(!clearing().hermes().result()->trouble.isEmpty());
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.clearing_operations"_s), u"0"_s);
    }

    void packetsAreClearedAndVerified()
    {
        makePending();
        const auto started = clearing().clear(request(u"channel-0"_s, four)).result();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
        QCOMPARE(started->packets.size(), std::size_t(4));
        QVERIFY(waitFor([&] { return clearRuns() == 1; }, 30'000));
        a->replace(listOf("channel-0"), commitmentsOf({}));
        const ClearingOperation operation = ended(started->id);
        QCOMPARE(operation.state, ClearingState::Completed);
        QCOMPARE(verdicts(operation), QStringList(u"acknowledged"_s));
        QCOMPARE(operation.attempts, 1);
        QVERIFY(operation.error.isEmpty());
        QVERIFY(operation.output.contains("running Hermes v1.13.2"));
        QCOMPARE(sql(u"SELECT verb || ' ' || state || ' ' || person FROM signalbox.commands"_s),
                 u"packets_clear done me@here"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.clearing_open"_s), u"0"_s);
        QCOMPARE(clearing().operations(10).result()->size(), std::size_t(1));
    }

    void feesOfOurTransactionsAreAdded()
    {
        makePending();
        const auto started = clearing().clear(request(u"channel-0"_s, four)).result();
        QVERIFY(started && waitFor([&] { return clearRuns() == 1; }, 30'000));
        a->replace(listOf("channel-0"), commitmentsOf({}));
        QCOMPARE(ended(started->id).state, ClearingState::Completed);
        sql(u"INSERT INTO ibc.packet_relays (chain_id, height, relay_index, tx_index, tx_hash, msg_index, kind, "
            "signer, effect, effected, src_chain_id, src_port_id, src_channel_id, dst_port_id, dst_channel_id, "
            "sequence, relayed_at, fee) SELECT 'chain-b', 5, s, 0, 'AA', s, 'receive', 'me', 'effected', s < 551, "
            "'chain-a', 'transfer', 'channel-0', 'transfer', 'channel-2', s, now(), '343stake' FROM "
            "generate_series(549, 551) s"_s);
        (void)session->write([](store::Transaction& transaction) {
            ibc::operations::settleFees(transaction);
            return Done{};
        });
        QCOMPARE(clearing().operation(started->id).result()->fees, u"343 stake"_s);
        QCOMPARE(sql(u"SELECT total_fee FROM ibc.clearing_operations"_s), u"343"_s);
    }

    void successThatChangedNothingIsAFailure_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("type");
        QTest::newRow("errors in the log") << u"errors"_s << u"SERVICE_UNAVAILABLE"_s;
        QTest::newRow("empty result") << u"empty"_s << u"SERVICE_UNAVAILABLE"_s;
        QTest::newRow("rejected transaction") << u"chain_error"_s << u"INSUFFICIENT_BALANCE"_s;
        QTest::newRow("no output") << u"silent"_s << u"SERVICE_UNAVAILABLE"_s;
    }
    void successThatChangedNothingIsAFailure()
    {
        QFETCH(QString, mode);
        QFETCH(QString, type);
        setMode({{u"mode"_s, mode}});
        makePending();
        const ClearingOperation operation = run();
        QCOMPARE(operation.state, ClearingState::Failed);
        QCOMPARE(verdicts(operation), QStringList(u"pending"_s));
        QVERIFY(!operation.error.isEmpty());
        QCOMPARE(sql(u"SELECT error_type FROM ibc.clearing_errors WHERE packet_id IS NULL"_s), type);
        QCOMPARE(sql(u"SELECT failures FROM ibc.clearing_breakers"_s), u"1"_s);
        QCOMPARE(sql(u"SELECT state FROM signalbox.commands"_s), u"failed"_s);
    }

    void anAnswerThatIsNoneRefusesThePlan()
    {
        setMode({{u"mode"_s, u"html"_s}});
        makePending();
        const auto answer = clearing().clear(request(u"channel-0"_s, four)).result();
        QCOMPARE(answer.error().code, u"CLEAR_REFUSED"_s);
        QVERIFY2(answer.error().text().contains(u"did not answer as Hermes"_s), qPrintable(answer.error().text()));
        setMode({{u"mode"_s, u"old"_s}});
        QVERIFY(clearing().hermes().result()->trouble.english().contains(u"1.8"_s));
    }

    void passingFailuresAreRetried()
    {
        setMode({{u"fails"_s, 2}});
        makePending();
        const auto started = clearing().clear(request(u"channel-0"_s, four)).result();
        QVERIFY(started && waitFor([&] { return clearRuns() == 3; }, 60'000));
        a->replace(listOf("channel-0"), commitmentsOf({}));
        const ClearingOperation operation = ended(started->id);
        QCOMPARE(operation.state, ClearingState::Completed);
        QCOMPARE(operation.attempts, 3);
    }

    void aPacketHasOneOpenOperationAndCanBeCanceled()
    {
        setMode({{u"mode"_s, u"hang"_s}});
        makePending();
        const auto started = clearing().clear(request(u"channel-0"_s, four)).result();
        QVERIFY(started && waitFor([&] { return clearRuns() == 1; }, 30'000));
        const auto twice = clearing().clear(request(u"channel-0"_s, four)).result();
        QCOMPARE(twice.error().code, u"CLEAR_REFUSED"_s);
        QVERIFY(clearing().cancel(started->id).result());
        const ClearingOperation operation = ended(started->id);
        QCOMPARE(operation.state, ClearingState::Cancelled);
        QCOMPARE(clearing().cancel(started->id).result().error().code, u"OPERATION_ENDED"_s);
        QCOMPARE(clearing().cancel(u"x"_s).result().error().code, u"OPERATION_UNKNOWN"_s);
        QCOMPARE(sql(u"SELECT failures FROM ibc.clearing_breakers"_s), u"0"_s);
    }

    void theBreakerRefusesAfterFiveFailures()
    {
        makePending();
        sql(u"INSERT INTO ibc.clearing_breakers VALUES ('chain-a', 'channel-0', 'open', 5, 0, now(), NULL)"_s);
        const auto plan = clearing().plan(request(u"channel-0"_s, four)).result();
        QVERIFY(plan && plan->refusals.size() == 1);
        QCOMPARE(clearing().clear(request(u"channel-0"_s, four)).result().error().code, u"BREAKER_OPEN"_s);
        sql(u"UPDATE ibc.clearing_breakers SET failed_at = now() - interval '31 s'"_s);
        QVERIFY(clearing().plan(request(u"channel-0"_s, four)).result()->refusals.empty());
    }

    void anInterruptedOperationIsVerifiedAndNotRunAgain()
    {
        makePending();
        setMode({{u"mode"_s, u"hang"_s}});
        const auto started = clearing().clear(request(u"channel-0"_s, four)).result();
        QVERIFY(started && waitFor([&] { return clearRuns() == 1; }, 30'000));
        book.reset();  // as if the console were ended; the program is ended with it
        QCOMPARE(sql(u"SELECT clearing_status FROM ibc.clearing_operations"_s), u"running"_s);
        a->replace(listOf("channel-0"), commitmentsOf({"554"}));
        b->replace(channelPath("channel-2") + "/packet_commitments/554/unreceived_packets", sequencesOf({"554"}));
        const ClearingOperation operation = ended(started->id);
        QCOMPARE(operation.state, ClearingState::Partial);
        QCOMPARE(operation.packets.back().verdict, u"pending"_s);
        QCOMPARE(clearRuns(), 1);
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.clearing_open"_s), u"0"_s);
    }

    void aWholeChainIsConfirmedByItsName()
    {
        Receiver rest(recordedHermes);
        hermes.rest = rest.url(QString());
        ClearingRequest whole{u"chain-a"_s, {}, {}, {}, true, u"chain"_s};
        QCOMPARE(clearing().clear(whole).result().error().code, u"NOT_CONFIRMED"_s);
        whole.confirmation = u"chain-a"_s;
        const auto started = clearing().clear(whole).result();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
        QCOMPARE(ended(started->id).state, ClearingState::Completed);
        whole.chainId = whole.confirmation = u"chain-d"_s;
        const auto idle = clearing().clear(whole).result();
        QVERIFY2(!idle && idle.error().text().contains(u"no worker for packets of chain-d"_s),
                 qPrintable(idle ? QString() : idle.error().text()));
        whole.chainId = whole.confirmation = u"nochain"_s;
        const auto unknown = clearing().clear(whole).result();
        QCOMPARE(unknown.error().code, u"CLEAR_REFUSED"_s);
        int posts = 0;
        for (const SeenRequest& seen : rest.seen())
            posts += seen.method == "POST";
        QCOMPARE(posts, 1);
        const auto status = clearing().hermes().result();
        QVERIFY(status && status->restAnswers && status->trouble.isEmpty());
        QCOMPARE(status->version, u"1.13.2"_s);
        QVERIFY(status->chains.contains(u"chain-c-4"_s));
    }

    void anotherServerIsNotTakenForHermes()
    {
        Receiver page([](const SeenRequest&) {
            ReceiverAnswer answer;
            answer.body = "<!DOCTYPE html><html></html>";
            return answer;
        });
        HermesRest rest(page.url(QString()));
        QVERIFY(rest.version().error().text().contains(u"web page"_s));
        HermesRest nobody(u"http://127.0.0.1:9"_s);
        QCOMPARE(nobody.chains().error().code, u"HERMES_FAILED"_s);
        Receiver recorded(recordedHermes);
        HermesRest real(recorded.url(QString()));
        QVERIFY(real.chain(u"nochain-1"_s).error().text().contains(u"could not find configuration"_s));
        const auto chain = real.chain(u"chain-a"_s);
        QVERIFY(chain);
        QCOMPARE(chain->gasDenom, u"stake"_s);
        QCOMPARE(chain->keyName, u"relayer1"_s);
    }

    void aRunThatTakesTooLongIsEnded()
    {
        setMode({{u"mode"_s, u"hang"_s}});
        QElapsedTimer timer;
        timer.start();
        const auto run = HermesProgram(hermes).run(clearArguments(u"chain-a"_s, u"transfer"_s, u"channel-0"_s, {1}),
                                                   std::chrono::seconds(1));
        QVERIFY(run && run->tooLong);
        QVERIFY(timer.elapsed() < 60'000);
    }

    void thePaidFlowIsImported()
    {
        const QByteArray file =
            R"({"clearing_operations":[{"wallet_address":"osmo1x","clearing_token":"t1","packet_ids":
            ["osmosis-1/transfer/channel-0/5"],"total_fee":123456789012345678901,"clearing_status":"completed"}],
            "payment_transactions":[{"clearing_token":"t1","tx_hash":"AB","sender_address":"osmo1x","amount":5,"memo":"CLR-t1"}],
            "refunds":[{"clearing_token":"t1","reason":"channel closed","amount":"3"}]})";
        const auto rows = importClearing(*session, file, false);
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().text()));
        QCOMPARE(*rows, 3);
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.clearing_operations"_s), u"0"_s);
        QCOMPARE(*importClearing(*session, file, true), 3);
        QCOMPARE(*importClearing(*session, file, true), 1);  // a refund has no key of its own
        QCOMPARE(sql(u"SELECT total_fee FROM ibc.clearing_operations"_s), u"123456789012345678901"_s);
        QCOMPARE(clearing().operations(5).result()->front().state, ClearingState::Completed);
        for (const char* bad :
             {"", "[]", "{}", R"({"refunds":{}})", R"({"refunds":[{"clearing_token":"none","reason":"x","amount":1}]})",
              R"({"clearing_operations":[{"wallet_address":"x"}]})"}) {
            const auto refused = importClearing(*session, bad, true);
            QVERIFY2(!refused, bad);
            QCOMPARE(refused.error().code, u"BAD_FILE"_s);
        }
    }
};

SIGNALBOX_TEST(ClearingBookTest)
#include "clearing_book_test.moc"
