// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/running_commands.h"

#include <QTest>

#include "fake_host.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::test;

/// The table of running commands, without the verbs.
class RunningCommandsTest : public QObject {
    Q_OBJECT
private:
    struct World {
        FakeHost host;
        RunningCommands commands{host, u"me"_s};

        Run claim(const QString& claimant = u"me"_s)
        {
            host.queue({arguments::ScanGaps{}, chainId, {}});
            auto claimed = store::CommandQueue(host.session()).claim({chainId}, claimant);
            if (!claimed || !*claimed)
                qFatal("nothing to claim");
            return commands.begin(**claimed);
        }
        CommandState stateOf(const Run& run) { return host.stored(run.id()).state; }
    };
    static Run::Result failed(ErrorKind kind, const char* code) { return fail(kind, code, Message(u"it failed"_s)); }

private Q_SLOTS:
    void anEndIsWrittenAndReportedOnce()
    {
        World w;
        const Run run = w.claim();
        QVERIFY(run.isOpen());
        QCOMPARE(w.host.reports.size(), 1u);
        run.finish(QJsonObject{{u"blocks"_s, 3}});
        QVERIFY(!run.isOpen());
        QVERIFY(w.commands.isIdle());
        const CommandStatus stored = w.host.stored(run.id());
        QCOMPARE(stored.state, CommandState::Done);
        QCOMPARE(stored.result.value("blocks"_L1).toInt(), 3);
        QCOMPARE(w.host.reports.size(), 2u);
        QCOMPARE(w.host.reports.back().state, CommandState::Done);
        run.finish(failed(ErrorKind::Internal, "LATE"));
        run.progress(0.5, Message(u"late"_s));
        run.writeProgress();
        QCOMPARE(w.host.reports.size(), 2u);
        QCOMPARE(w.stateOf(run), CommandState::Done);
        QCOMPARE(run.status().id, 0);
    }

    void theKindOfAnErrorDecidesTheState_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<CommandState>("state");
        QTest::newRow("refused") << ErrorKind::Refused << QByteArray("X") << CommandState::Refused;
        QTest::newRow("invalid") << ErrorKind::Invalid << QByteArray("BAD_ARGS") << CommandState::Refused;
        QTest::newRow("conflict") << ErrorKind::Conflict << QByteArray("X") << CommandState::Refused;
        QTest::newRow("not found") << ErrorKind::NotFound << QByteArray("X") << CommandState::Refused;
        QTest::newRow("expired") << ErrorKind::Refused << QByteArray("COMMAND_EXPIRED") << CommandState::Expired;
        QTest::newRow("canceled") << ErrorKind::Cancelled << QByteArray("X") << CommandState::Cancelled;
        QTest::newRow("internal") << ErrorKind::Internal << QByteArray("X") << CommandState::Failed;
        QTest::newRow("retryable") << ErrorKind::Retryable << QByteArray("X") << CommandState::Failed;
    }
    void theKindOfAnErrorDecidesTheState()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QByteArray, code);
        QFETCH(CommandState, state);
        World w;
        const Run run = w.claim();
        run.finish(failed(kind, code.constData()));
        QCOMPARE(w.stateOf(run), state);
        QCOMPARE(w.host.stored(run.id()).error->code, QString::fromLatin1(code));
    }

    void commandsOfAnotherConsoleAreDropped()
    {
        World w;
        const Run lost = w.claim();
        lost.finish(failed(ErrorKind::Conflict, "LEASE_LOST"));
        QVERIFY(!lost.isOpen());
        QCOMPARE(w.stateOf(lost), CommandState::Running);
        // Claimed by another engine in the meantime: neither the end nor the progress is written.
        const Run taken = w.claim(u"other"_s);
        taken.progress(0.5, Message(u"half"_s));
        taken.writeProgress();
        QCOMPARE(w.host.stored(taken.id()).progress, -1.0);
        taken.finish(QJsonObject());
        QVERIFY(!taken.isOpen());
        QCOMPARE(w.stateOf(taken), CommandState::Running);
        const Run third = w.claim();
        const auto tell = third.teller();
        QVERIFY(tell(Message(u"a"_s), 0.1, 0));
        w.commands.leaseLost(chainId);
        QVERIFY2(!tell(Message(u"b"_s), 0.2, 0), "its work is to stop");
        QVERIFY(!third.isOpen());
        QCOMPARE(w.host.reports.size(), 3u);
    }

    void aChangeOfALostClaimIsRolledBack()
    {
        World w;
        const auto pause = [](store::Session& session) {
            return outcome(store::Chains(session).setState(chainId, u"paused"_s));
        };
        bool isAfter = false;
        const Run taken = w.claim(u"other"_s);
        taken.change(pause, [&] { isAfter = true; });
        QVERIFY(!taken.isOpen());
        QVERIFY(!isAfter);
        QCOMPARE(w.host.database.value(u"SELECT state FROM signalbox.chains"_s), u"active"_s);
        const Run ours = w.claim();
        ours.change(pause, [&] { isAfter = true; });
        QVERIFY(isAfter);
        QCOMPARE(w.host.database.value(u"SELECT state FROM signalbox.chains"_s), u"paused"_s);
        QCOMPARE(w.stateOf(ours), CommandState::Done);
        QCOMPARE(w.host.reports.back().state, CommandState::Done);
    }

    void aCancelIsPassedOnOnce()
    {
        World w;
        int cancels = 0;
        const Run run = w.claim();
        QTest::qWait(600);
        QVERIFY(run.isOpen());
        run.cancelBy([&, run] {
            ++cancels;
            run.finish(fail(stopping()));
        });
        QVERIFY(store::CommandQueue(w.host.session()).requestCancel(w.host.stored(run.id()).request));
        QTRY_COMPARE_WITH_TIMEOUT(cancels, 1, 5'000);
        QCOMPARE(w.stateOf(run), CommandState::Cancelled);
    }

    void workInAThreadReportsAndIsInterrupted()
    {
        World w;
        const Run run = w.claim();
        run.inThread([](store::Session& session, const Run::Tell& tell) -> Run::Result {
            const auto one =
                session.read([](store::Transaction& t) { return store::integer(t.exec("SELECT 1")[0][0]); });
            while (one && tell(Message(u"working"_s), 0.25))
                QThread::msleep(5);
            return fail(stopping());
        });
        QTRY_COMPARE_WITH_TIMEOUT(w.host.stored(run.id()).progress, 0.25, 5'000);
        QVERIFY(store::CommandQueue(w.host.session()).requestCancel(w.host.stored(run.id()).request));
        QTRY_COMPARE_WITH_TIMEOUT(w.stateOf(run), CommandState::Cancelled, 5'000);
        const Run second = w.claim();
        second.inThread([](store::Session&, const Run::Tell&) { return Run::Result(QJsonObject{{u"rows"_s, 7}}); });
        QTRY_VERIFY_WITH_TIMEOUT(!second.isOpen(), 5'000);
        QCOMPARE(w.host.stored(second.id()).result.value("rows"_L1).toInt(), 7);
    }

    /// Work that a stop of the engine interrupts stays "running", with its committed heights; the next engine resumes
    /// it.
    void aStopLeavesLongWorkToTheNextEngine()
    {
        World w;
        const Run run = w.claim();
        run.setCommitted({{5, 9}, {20, 20}});
        w.commands.stop();
        run.finish(fail(stopping()));
        QVERIFY(w.commands.isIdle());
        QCOMPARE(w.stateOf(run), CommandState::Running);
        QCOMPARE(w.host.reports.size(), 1u);
        RunningCommands next(w.host, u"next"_s);
        const auto recovered = next.queue().recover({chainId}, u"next"_s);
        QVERIFY(recovered);
        QCOMPARE(*recovered, 1);
        const auto claimed = next.queue().claim({chainId}, u"next"_s);
        QVERIFY(claimed && *claimed);
        const Run again = next.begin(**claimed);
        QCOMPARE(again.id(), run.id());
        const auto before = again.committedBefore();
        QVERIFY(before);
        QCOMPARE(*before, (Intervals{{5, 9}, {20, 20}}));
    }

    void workWithoutARowIsKeptOutOfTheQueue()
    {
        World w;
        const Run run = w.commands.beginUnrecorded(Verb::ChainDelete, chainId);
        QVERIFY(run.id() < 0);
        QVERIFY(w.commands.isRunningFor(chainId));
        run.progress(0.5, Message(u"half"_s));
        run.writeProgress();
        run.finish(QJsonObject());
        QVERIFY(!w.commands.isRunningFor(chainId));
        QVERIFY(w.host.reports.empty());
        QCOMPARE(w.host.database.value(u"SELECT count(*) FROM signalbox.commands"_s), u"0"_s);
    }
};

SIGNALBOX_TEST(RunningCommandsTest)

#include "running_commands_test.moc"
