// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>

#include <QTemporaryDir>

#include "care_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {
constexpr int patienceMs = 30'000;
}

/// Maintenance jobs on a real server.
class CareMaintenanceTest : public QObject, CarePlace {
    Q_OBJECT

    /// The value, or nothing while the server is away.
    QString ifThere(const QString& sql) const
    {
        const auto found = session->read(
            [&](store::Transaction& transaction) { return store::text(transaction.exec(sql.toStdString())[0][0]); });
        return found ? *found : QString();
    }
    /// A rebuild waits for an open transaction when `interrupt` is called with its process.
    template <class F>
    void interruptedBy(F interrupt)
    {
        makeBloated();
        const auto other = db->session();
        const auto console = worker(u"a"_s);
        qint64 id = -1;
        (void)other->write([&](store::Transaction& transaction) {
            transaction.exec("INSERT INTO care_test.rows VALUES (-1, 'open')");
            id = queue(u"reindex"_s, {u"care_test.rows_a"_s});
            for (int i = 0; i < 500 && invalid() == u"0"_s; ++i)
                QTest::qWait(20);
            interrupt(
                value(u"SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE query LIKE 'REINDEX%'"_s).toInt());
            return Done{};
        });
        QTRY_COMPARE_WITH_TIMEOUT(ifThere(u"SELECT state FROM signalbox.maintenance_runs WHERE id = %1"_s.arg(id)),
                                  u"done"_s, patienceMs);
        QCOMPARE(invalid(), u"0"_s);
        QVERIFY(indexOf(u"rows_a"_s).index.isValid);
        QCOMPARE(value(u"SELECT index_name FROM signalbox.index_rebuilds"_s), u"rows_a"_s);
        const QString result = value(u"SELECT result::text FROM signalbox.maintenance_runs WHERE id = %1"_s.arg(id));
        QVERIFY2(result.contains(u"the interrupted step was repeated"_s), qPrintable(result));
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void aBloatedIndexIsFoundAndRebuilt()
    {
        makeBloated();
        const care::IndexRow before = indexOf(u"rows_a"_s);
        QVERIFY(before.index.isBloated);
        QVERIFY(*before.index.bloat > 5);
        const auto console = worker(u"a"_s);
        const qint64 id = queue(u"reindex"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(id), u"done"_s, patienceMs);
        const care::IndexRow after = indexOf(u"rows_a"_s);
        QVERIFY(after.index.bytes < before.index.bytes / 2);
        QVERIFY(!after.index.isBloated);
        QVERIFY(!indexOf(u"rows_pkey"_s).index.isBloated);
        QCOMPARE(invalid(), u"0"_s);
        QVERIFY(value(u"SELECT bytes_freed FROM signalbox.maintenance_runs WHERE id = %1"_s.arg(id)).toLongLong() >
                10'000'000);
        QCOMPARE(value(u"SELECT count(*) FROM signalbox.index_rebuilds"_s), u"2"_s);
    }

    /// Wide keys exceed the document's rule from the start.
    void whatARebuildReachedIsNoBloat()
    {
        makeBloated();
        run(u"INSERT INTO signalbox.index_rebuilds (schema_name, index_name, bytes_before, bytes_after, table_rows, "
            "seconds) SELECT 'care_test', 'rows_a', 1, pg_relation_size('care_test.rows_a'), 12000, 1"_s);
        QVERIFY(*indexOf(u"rows_a"_s).index.bloat > 1.3);
        QVERIFY(!indexOf(u"rows_a"_s).index.isBloated);
    }

    void anUnusedIndexIsNamed()
    {
        makeBloated();
        const care::IndexRow unused = indexOf(u"rows_a"_s);
        QCOMPARE(unused.index.usage, u"NO STATISTICS"_s);  // the server has just been made
        QCOMPARE(care::usageOf(0), u"UNUSED"_s);
        QVERIFY(!unused.index.isConstraint);
        QVERIFY(indexOf(u"rows_pkey"_s).index.isConstraint);
        QCOMPARE(care::usageOf(1), u"RARELY USED"_s);
        QCOMPARE(care::usageOf(99), u"RARELY USED"_s);
        QCOMPARE(care::usageOf(100), u"OCCASIONALLY USED"_s);
        QCOMPARE(care::usageOf(999), u"OCCASIONALLY USED"_s);
        QCOMPARE(care::usageOf(1'000), u"FREQUENTLY USED"_s);
    }

    void aFailedRebuildIsAWarning()
    {
        run(u"CREATE SCHEMA care_test"_s);
        run(u"CREATE TABLE care_test.t (id bigint)"_s);
        run(u"INSERT INTO care_test.t SELECT generate_series(1, 1000)"_s);
        run(u"CREATE FUNCTION care_test.f(v bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN v; END'"_s);
        run(u"CREATE INDEX bad ON care_test.t (care_test.f(id))"_s);
        run(u"CREATE INDEX good ON care_test.t (id)"_s);
        run(u"CREATE OR REPLACE FUNCTION care_test.f(v bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS 'BEGIN "
            u"RETURN "
            "v / 0; END'"_s);
        const auto console = worker(u"a"_s);
        const qint64 id = queue(u"reindex"_s, {u"care_test.bad"_s, u"care_test.good"_s});
        QTRY_COMPARE_WITH_TIMEOUT(state(id), u"warning"_s, patienceMs);
        const QString result = value(u"SELECT result::text FROM signalbox.maintenance_runs WHERE id = %1"_s.arg(id));
        QVERIFY2(result.contains(u"care_test.bad"_s), qPrintable(result));
        QCOMPARE(invalid(), u"0"_s);
        QCOMPARE(value(u"SELECT index_name FROM signalbox.index_rebuilds"_s), u"good"_s);
    }

    void objectsThatAreNotThereAreRefused()
    {
        const auto plan = session->read([](store::Transaction& transaction) {
            return care::planOf(transaction, {}, {0, u"reindex"_s, {u"care_test.nothing"_s}, false});
        });
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, u"INDEX_UNKNOWN"_s);
    }

    void aPlanNamesStatementsAndSizes()
    {
        makeBloated();
        const auto plan = session->read([](store::Transaction& transaction) {
            return care::planOf(transaction, {}, {0, u"reindex"_s, {}, false});
        });
        QVERIFY(plan);
        QCOMPARE(plan->statements.size(), 2);
        QVERIFY(plan->statements.contains(u"REINDEX INDEX CONCURRENTLY \"care_test\".\"rows_a\";"_s));
        QVERIFY(plan->bytesAfter * 2 < plan->bytesNow);
        QVERIFY(plan->extraBytes > 0 && plan->extraBytes <= plan->bytesAfter);
        QCOMPARE(plan->rows, 24'000);
        QCOMPARE(value(u"SELECT count(*) FROM signalbox.maintenance_runs"_s), u"0"_s);
    }

    void twoConsolesRunAJobOnce()
    {
        makeBloated();
        const auto a = worker(u"a"_s, true), b = worker(u"b"_s, true);
        const qint64 id = queue(u"reindex"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(id), u"done"_s, patienceMs);
        QTest::qWait(300);
        QCOMPARE(value(u"SELECT count(*) FROM signalbox.maintenance_runs WHERE job_id = 'reindex'"_s), u"1"_s);
        QCOMPARE(value(u"SELECT count(DISTINCT holder) FROM signalbox.consumers WHERE name = 'maintenance'"_s), u"1"_s);
    }

    void aJobThatIsOpenIsNotQueuedAgain()
    {
        QVERIFY(queue(u"vacuum"_s) > 0);
        const auto again = write([](store::Transaction& transaction) {
            return care::queueRun(transaction, {0, u"vacuum"_s, {}, false}, u"test"_s);
        });
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"JOB_RUNNING"_s);
    }

    /// The rebuild waits for an open transaction when its console ends.
    void aKillInTheMiddleLeavesNoInvalidIndex()
    {
        makeBloated();
        const auto other = db->session();
        auto first = worker(u"a"_s);
        qint64 id = -1;
        const auto held = other->write([&](store::Transaction& transaction) {
            transaction.exec("SELECT count(*) FROM care_test.rows");
            transaction.exec("INSERT INTO care_test.rows VALUES (-1, 'open')");
            id = queue(u"reindex"_s, {u"care_test.rows_a"_s});
            for (int i = 0; i < 500 && invalid() == u"0"_s; ++i)
                QTest::qWait(20);
            first.reset();
            return Done{};
        });
        QVERIFY(held);
        QCOMPARE(state(id), u"stopped"_s);
        const auto second = worker(u"b"_s, true);
        QTRY_COMPARE_WITH_TIMEOUT(invalid(), u"0"_s, patienceMs);
        QVERIFY(indexOf(u"rows_a"_s).index.isValid);
    }

    /// The server ends all sessions after a backend was killed, and recovers.
    void aRebuildIsRepeatedAfterACrash()
    {
        interruptedBy([&](int pid) { QCOMPARE(::kill(pid, SIGKILL), 0); });
    }

    void aRebuildIsRepeatedAfterARestart()
    {
        interruptedBy([](int) {
            QCOMPARE(::kill(pid_t(PgCluster::shared().serverPid()), SIGINT), 0);
            QTRY_VERIFY_WITH_TIMEOUT(!PgCluster::shared().isRunning(), patienceMs);
            QVERIFY(PgCluster::shared().ensureRunning());
        });
    }

    /// A crash discards the counts of scans: an index without scans is not called unused.
    void theCountsBeginAgainAfterACrash()
    {
        const auto since = [&] {
            const auto at = session->read(
                [](store::Transaction& transaction) -> QDateTime { return care::statisticsSince(transaction); });
            return at ? *at : QDateTime();
        };
        const QDateTime before = QDateTime::currentDateTimeUtc();
        QVERIFY(since().isValid());
        QCOMPARE(::kill(session->backendPid(), SIGKILL), 0);
        QTRY_VERIFY_WITH_TIMEOUT(since() >= before.addSecs(-1), patienceMs);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(!care::countsTell(now.addDays(-6), now));
        QVERIFY(care::countsTell(now.addDays(-7), now));
        QVERIFY(care::countsTell({}, now));
        QCOMPARE(care::usageOf(0, false), u"NO STATISTICS"_s);
        QCOMPARE(care::usageOf(1, false), u"RARELY USED"_s);
    }

    void aRunningJobIsStopped()
    {
        makeBloated();
        const auto console = worker(u"a"_s);
        const auto other = db->session();
        qint64 id = -1;
        const auto held = other->write([&](store::Transaction& transaction) {
            transaction.exec("INSERT INTO care_test.rows VALUES (-1, 'open')");
            id = queue(u"reindex"_s, {u"care_test.rows_a"_s});
            for (int i = 0; i < 500 && invalid() == u"0"_s; ++i)
                QTest::qWait(20);
            (void)write([](store::Transaction& transaction) { return care::wantStop(transaction, u"reindex"_s); });
            QTest::qWait(200);
            return Done{};
        });
        QVERIFY(held);
        QTRY_COMPARE_WITH_TIMEOUT(state(id), u"stopped"_s, patienceMs);
        const auto tidy = worker(u"b"_s, true);
        QTRY_COMPARE_WITH_TIMEOUT(invalid(), u"0"_s, patienceMs);
    }

    void nothingRunsOnAFullDisk()
    {
        makeBloated();
        const QTemporaryDir disk;
        const care::Machine full{disk.path(), [](qint64 total) { return total; }};
        const auto console = worker(u"a"_s, false, full);
        const qint64 id = queue(u"reindex"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(id), u"failed"_s, patienceMs);
        QCOMPARE(value(u"SELECT count(*) FROM signalbox.index_rebuilds"_s), u"0"_s);
        const auto plan = session->read([&](store::Transaction& transaction) {
            return care::planOf(transaction, full, {0, u"reindex"_s, {}, false});
        });
        QVERIFY(plan);
        QVERIFY(!plan->warnings.empty());
    }

    void deadRowsAreVacuumedWhenDue()
    {
        run(u"CREATE SCHEMA care_test"_s);
        run(u"CREATE TABLE care_test.t (id bigint) WITH (autovacuum_enabled = off)"_s);
        run(u"INSERT INTO care_test.t SELECT generate_series(1, 10000)"_s);
        run(u"DELETE FROM care_test.t WHERE id <= 5000"_s);
        run(u"SELECT pg_stat_force_next_flush()"_s);  // else an idle session reports after 10 s
        const auto console = worker(u"a"_s, true);
        QTRY_VERIFY_WITH_TIMEOUT(value(u"SELECT count(*) FROM signalbox.maintenance_runs WHERE job_id = 'vacuum' AND "
                                       "state = 'done'"_s) != u"0"_s,
                                 patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(
            value(u"SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 't' AND schemaname = 'care_test'"_s),
            u"0"_s, patienceMs);
        QTRY_VERIFY(value(u"SELECT count(*) FROM signalbox.database_samples"_s) != u"0"_s);
    }

    void dueJobsAreQueuedOnceAndOnlyInQuietHours()
    {
        const auto due = [&](const char* now) {
            const auto done = write([&](store::Transaction& transaction) {
                QDateTime at = QDateTime::fromString(QLatin1String(now), Qt::ISODate);
                care::queueDue(transaction, at, false);
                return Done{};
            });
            QVERIFY(done);
        };
        const auto runs = [&] {
            return value(u"SELECT count(*) FROM signalbox.maintenance_runs WHERE job_id = 'reindex'"_s);
        };
        due("2026-09-19T12:00:00Z");
        QCOMPARE(runs(), u"0"_s);
        QCOMPARE(
            value(u"SELECT (next_at AT TIME ZONE 'UTC')::text FROM signalbox.maintenance_jobs WHERE id = 'reindex'"_s),
            u"2026-09-20 03:00:00"_s);
        due("2026-09-20T12:00:00Z");  // no console ran at three
        QCOMPARE(runs(), u"0"_s);
        due("2026-09-21T02:00:00Z");
        QCOMPARE(runs(), u"1"_s);
        due("2026-09-21T02:01:00Z");
        QCOMPARE(runs(), u"1"_s);
        QCOMPARE(
            value(u"SELECT (next_at AT TIME ZONE 'UTC')::text FROM signalbox.maintenance_jobs WHERE id = 'reindex'"_s),
            u"2026-09-27 03:00:00"_s);
    }

    void addedObjectsJoinTheNextRun()
    {
        run(u"CREATE SCHEMA care_test"_s);
        run(u"CREATE TABLE care_test.t (id bigint PRIMARY KEY)"_s);
        const auto added = write([](store::Transaction& transaction) {
            return care::addToNext(transaction, u"reindex"_s, {u"care_test.t_pkey"_s});
        });
        QVERIFY(added);
        run(u"UPDATE signalbox.maintenance_jobs SET next_at = now() - interval '1 s' WHERE id = 'reindex'"_s);
        run(u"INSERT INTO signalbox.settings (key, value) VALUES ('maintenance.quiet_from', '0'), "
            "('maintenance.quiet_to', '0')"_s);
        const auto console = worker(u"a"_s, true);
        QTRY_COMPARE_WITH_TIMEOUT(value(u"SELECT coalesce(max(index_name), '') FROM signalbox.index_rebuilds"_s),
                                  u"t_pkey"_s, patienceMs);
        QCOMPARE(value(u"SELECT added::text FROM signalbox.maintenance_jobs WHERE id = 'reindex'"_s), u"{}"_s);
    }

    void partitionsOfTheNextQuarterAreCreated()
    {
        run(u"CREATE SCHEMA care_test"_s);
        run(u"CREATE TABLE care_test.p (at timestamptz NOT NULL, v int) PARTITION BY RANGE (at)"_s);
        const auto console = worker(u"a"_s);
        const qint64 id = queue(u"partitions"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(id), u"done"_s, patienceMs);
        const QString count = u"SELECT count(*) FROM pg_inherits WHERE inhparent = 'care_test.p'::regclass"_s;
        QCOMPARE(value(count), u"2"_s);
        run(u"INSERT INTO care_test.p VALUES (now(), 1), (now() + interval '3 months', 2)"_s);
        const qint64 again = queue(u"partitions"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(again), u"done"_s, patienceMs);
        QCOMPARE(value(count), u"2"_s);
    }

    void aSwitchedOffJobDoesNotRun()
    {
        const auto off = write([](store::Transaction& transaction) {
            return care::changeJob(transaction, u"samples"_s, false, u"* * * * *"_s, u"test"_s);
        });
        QVERIFY(off);
        const auto console = worker(u"a"_s, true);
        QTRY_VERIFY(value(u"SELECT count(*) FROM signalbox.maintenance_jobs WHERE next_at IS NOT NULL"_s) != u"0"_s);
        QCOMPARE(value(u"SELECT count(*) FROM signalbox.maintenance_runs WHERE job_id = 'samples'"_s), u"0"_s);
        const auto wrong = write([](store::Transaction& transaction) {
            return care::changeJob(transaction, u"samples"_s, true, u"61 * * * *"_s, u"test"_s);
        });
        QVERIFY(!wrong);
    }
};

SIGNALBOX_TEST(CareMaintenanceTest)
#include "maintenance_test.moc"
