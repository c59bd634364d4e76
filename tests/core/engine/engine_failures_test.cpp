// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "engine_world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class EngineFailuresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void aLostDatabaseIsReportedAndReconnected()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        const auto admin = w.database.session(store::Role::Bootstrap);
        QVERIFY(admin->plain([](store::Transaction& t) {
            t.exec(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
                "pg_backend_pid()");
            return Done{};
        }));
        QTest::qWait(1'500);
        QTRY_COMPARE_WITH_TIMEOUT(w.engine->snapshot()->engine, EngineState::Running, 15'000);
        w.chain->head = 220;
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        QCOMPARE(w.carryOut({arguments::ChainPause{}, id, {}}).state, CommandState::Done);
    }

    void stopsWithinSeconds()
    {
        World w;
        w.chain->head = 100'000;
        w.chain->slowMs = 50;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTest::qWait(500);
        QElapsedTimer clock;
        clock.start();
        w.engine.reset();
        QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(w.database.value(u"SELECT count(*) FROM signalbox.leases WHERE holder IS NOT NULL"_s), u"0"_s);
    }

    void undecodableItemsAreShownAndRetried()
    {
        World w;
        w.chain->unreadable = 20;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(w.snapshot()->failedItems, qint64(1), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(w.database.value(u"SELECT kind FROM signalbox.alerts WHERE until IS NULL"_s),
                                  u"quarantine"_s, 10'000);
        const auto rows = w.wait(w.engine->quarantine(id, 10));
        QVERIFY(rows && rows->size() == 1);
        QCOMPARE(w.carryOut({arguments::QuarantineRetry{20, u"3"_s}, id, {}}).error->code, u"STILL_UNREADABLE"_s);
        w.chain->unreadable = -1;
        const CommandStatus retried = w.carryOut({arguments::QuarantineRetry{20, u"3"_s}, id, {}});
        QVERIFY2(retried.state == CommandState::Done, qPrintable(textOf(retried)));
        QCOMPARE(w.database.value(u"SELECT state FROM signalbox.quarantine"_s), u"resolved"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            w.database.value(u"SELECT count(*) FROM signalbox.alerts WHERE until IS NULL"_s) == u"0"_s, 15'000);
        QCOMPARE(w.carryOut({arguments::QuarantineSkip{21, u"3"_s}, id, {}}).error->code, u"ITEM_UNKNOWN"_s);
        const auto alerts = w.wait(w.engine->alerts(10));
        QVERIFY(alerts && alerts->size() == 1);
        QCOMPARE(w.carryOut({arguments::AlertAcknowledge{alerts->front().id}, {}, {}}).state, CommandState::Done);
    }

    void aFullDiskPausesIngest()
    {
        World w;
        EngineParts parts = w.parts();
        parts.dataDirectory = w.folder.path();
        parts.options.diskReserveBytes = qint64(1) << 60;
        w.engine = std::make_unique<EngineImpl>(parts);
        QTRY_COMPARE_WITH_TIMEOUT(w.engine->snapshot()->engine, EngineState::Running, 10'000);
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(
            w.snapshot() && w.snapshot()->failure && w.snapshot()->failure->error.code == u"DISK_RESERVE"_s, 10'000);
        QTest::qWait(500);
        QCOMPARE(w.database.value(u"SELECT count(*) FROM eip155_31337.blocks"_s), u"0"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            w.database.value(u"SELECT kind FROM signalbox.alerts WHERE until IS NULL AND caip2 IS NULL"_s), u"disk"_s,
            10'000);
        w.engine.reset();
        w.start();  // with free space again
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
    }

    /// Both consoles of a machine slept: the one that wakes first must neither take the other's leases nor raise
    /// alerts.
    void aSleepTakesNoLease()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        w.engine.reset();
        const auto session = w.database.session();
        const auto lease = [&](const char* heartbeat) {
            return session->write([&](store::Transaction& t) {
                t.exec(
                    "UPDATE signalbox.leases SET holder = 'other pid 1', host = 'elsewhere', pid = 1, heartbeat_at "
                    "= " +
                    std::string(heartbeat));
                return Done{};
            });
        };
        const auto holder = [&] { return w.database.value(u"SELECT coalesce(holder, '') FROM signalbox.leases"_s); };
        QVERIFY(lease("clock_timestamp() + interval '5 s'"));
        const auto slept = std::make_shared<std::atomic<qint64>>(0);
        EngineParts parts = w.parts();
        parts.clocks =
            std::make_shared<ClockWatch>([slept] { return QDateTime::currentMSecsSinceEpoch() + slept->load(); });
        w.engine = std::make_unique<EngineImpl>(parts);
        QTRY_COMPARE_WITH_TIMEOUT(w.engine->snapshot()->engine, EngineState::Running, 10'000);
        QCOMPARE(holder(), u"other pid 1"_s);
        *slept = 600'000;
        QTest::qWait(1'500);
        QVERIFY(lease("clock_timestamp() - interval '10 min'"));
        QTest::qWait(5'000);  // leases are checked every two seconds
        QCOMPARE(holder(), u"other pid 1"_s);
        QCOMPARE(w.database.value(u"SELECT count(*) FROM signalbox.alerts WHERE until IS NULL"_s), u"0"_s);
        // the same heartbeat without a sleep: a holder without a heartbeat loses its lease
        w.engine.reset();
        w.start();
        QTRY_VERIFY_WITH_TIMEOUT(holder() != u"other pid 1"_s, 15'000);
    }

    void workOfADeadEngineIsContinued()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        w.engine.reset();
        const auto session = w.database.session();
        const auto left = store::CommandQueue(*session).insert({arguments::Reindex{{1, 9}}, id, Preview{}},
                                                               QUuid::createUuid(), u"ghost"_s);
        QVERIFY(left);
        QVERIFY(store::CommandQueue(*session).claim({id}, u"ghost pid 1"_s));
        QVERIFY(session->write([](store::Transaction& t) {
            t.exec(
                "UPDATE signalbox.leases SET holder = 'ghost pid 1', host = 'elsewhere', pid = 1, heartbeat_at = now() "
                "- interval '1 min'");
            return Done{};
        }));
        w.start();
        QTRY_COMPARE_WITH_TIMEOUT(w.database.value(u"SELECT state FROM signalbox.commands WHERE id = %1"_s.arg(*left)),
                                  u"done"_s, 20'000);
        w.engine.reset();
        QVERIFY(session->write([](store::Transaction& t) {
            t.exec("UPDATE signalbox.chains SET state = 'deleting'");
            return Done{};
        }));
        w.start();
        QTRY_VERIFY_WITH_TIMEOUT(!w.snapshot(), 20'000);
        QCOMPARE(w.database.value(u"SELECT count(*) FROM signalbox.chains"_s), u"0"_s);
    }
};

SIGNALBOX_TEST(EngineFailuresTest)
#include "engine_failures_test.moc"
