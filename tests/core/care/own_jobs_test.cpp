// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/books/care_book.h"
#include "care_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

template <class T>
Expected<T> answered(QFuture<Expected<T>> future)
{
    future.waitForFinished();
    return future.result();
}

}  // namespace

/// Maintenance jobs that an operator adds.
class CareOwnJobsTest : public QObject, CarePlace {
    Q_OBJECT

    std::unique_ptr<care::CareBook> book;

    void makeTables() const
    {
        run(u"CREATE SCHEMA care_test"_s);
        run(u"CREATE SCHEMA \"Odd.schema\""_s);
        for (const char* table : {"care_test.a", "care_test.b", "\"Odd.schema\".\"c d\""}) {
            run(u"CREATE TABLE %1 (id bigint PRIMARY KEY)"_s.arg(QLatin1String(table)));
            run(u"INSERT INTO %1 SELECT generate_series(1, 100)"_s.arg(QLatin1String(table)));
        }
    }
    QString add(const QString& name, const QString& kind, const QStringList& objects) const
    {
        OwnJob job;
        job.name = name;
        job.kind = kind;
        job.objects = objects;
        job.cron = u"0 3 * * *"_s;
        const auto id = answered(book->putJob(job));
        return id ? *id : id.error().code;
    }
    std::optional<MaintenanceJob> jobOf(const QString& id) const
    {
        const auto jobs = answered(book->jobs());
        if (jobs)
            for (const MaintenanceJob& each : *jobs)
                if (each.id == id)
                    return each;
        return std::nullopt;
    }
    QString ranTo(const QString& id) const
    {
        const auto ran = answered(book->run(id, {}));
        if (!ran)
            return ran.error().code;
        (void)QTest::qWaitFor(
            [&] { return state(ran->toLongLong()) != u"queued"_s && state(ran->toLongLong()) != u"running"_s; },
            30'000);
        return state(ran->toLongLong());
    }

private Q_SLOTS:
    void init()
    {
        make();
        book = std::make_unique<care::CareBook>(
            care::CareBook::Parts{std::make_shared<engine::SessionThread>(db->connection()), {}, {}, u"me@here"_s});
    }
    void cleanup()
    {
        book.reset();
        drop();
    }

    void aJobIsAddedChangedAndDeleted()
    {
        makeTables();
        const QString id = add(u"  Nightly:  \"care\" "_s, u"analyze"_s, {u"care_test"_s, u" care_test "_s, QString()});
        QCOMPARE(id, u"nightly_care"_s);
        QCOMPARE(add(u"Nightly care"_s, u"vacuum"_s, {}), u"nightly_care_2"_s);
        QCOMPARE(add(u"vacuum"_s, u"vacuum"_s, {}), u"vacuum_2"_s);
        QCOMPARE(add(u"夜间"_s, u"vacuum"_s, {}), u"job"_s);
        auto job = jobOf(id);
        QVERIFY(job && job->own && job->enabled && job->quiet.isEmpty());
        QCOMPARE(job->what.english(), u"Nightly: \"care\""_s);
        QCOMPARE(job->objects, QStringList(u"care_test"_s));
        QCOMPARE(job->schedule.english(), u"daily 03:00"_s);
        QVERIFY(answered(book->putJob({id, u"Care"_s, u"reindex"_s, {u"care_test.a"_s}, u"0 4 * * 6"_s, true, false})));
        job = jobOf(id);
        QCOMPARE(job->kind, u"reindex"_s);
        QCOMPARE(job->quiet, u"02:00-06:00"_s);
        QVERIFY(!job->enabled);
        // a switch, and an empty schedule, which restores nothing here
        QVERIFY(answered(book->setJob(id, true, {})));
        QCOMPARE(jobOf(id)->cron, u"0 4 * * 6"_s);
        QVERIFY(answered(book->setJob(id, true, u"5 4 * * 6"_s)));
        QCOMPARE(jobOf(id)->cron, u"5 4 * * 6"_s);
        QVERIFY(answered(book->removeJob(id)));
        QVERIFY(!jobOf(id));
        QCOMPARE(answered(book->removeJob(id)).error().code, u"JOB_UNKNOWN"_s);
    }

    void whatCannotBeRunIsRefused()
    {
        QCOMPARE(add({}, u"vacuum"_s, {}), u"BAD_VALUE"_s);
        QCOMPARE(add(QString(81, u'x'), u"vacuum"_s, {}), u"BAD_VALUE"_s);
        QCOMPARE(add(u"x"_s, u"samples"_s, {}), u"BAD_VALUE"_s);
        QCOMPARE(answered(book->putJob({{}, u"x"_s, u"vacuum"_s, {}, u"61 * * * *"_s})).error().code, u"BAD_VALUE"_s);
        QCOMPARE(answered(book->putJob({{}, u"x"_s, u"vacuum"_s, {}, {}})).error().code, u"BAD_VALUE"_s);
        QCOMPARE(answered(book->putJob({u"reindex"_s, u"x"_s, u"vacuum"_s, {}, u"0 3 * * *"_s})).error().code,
                 u"JOB_DECLARED"_s);
        QCOMPARE(answered(book->removeJob(u"reindex"_s)).error().code, u"JOB_DECLARED"_s);
        const auto unknown = answered(book->run(u"nothing"_s, {}));
        QCOMPARE(unknown.error().code, u"JOB_UNKNOWN"_s);
        QVERIFY2(unknown.error().text().startsWith(u"Maintenance job \"nothing\" does not exist."_s),
                 qPrintable(unknown.error().text()));
    }

    void aSchemaIsAllInIt()
    {
        makeTables();
        const auto tables = answered(book->plan(u"analyze"_s, {u"care_test"_s, u"Odd.schema.c d"_s}));
        QVERIFY2(tables, qPrintable(tables ? QString() : tables.error().text()));
        QStringList statements = tables->statements;
        statements.sort();
        QCOMPARE(statements, QStringList({u"ANALYZE \"Odd.schema\".\"c d\";"_s, u"ANALYZE \"care_test\".\"a\";"_s,
                                          u"ANALYZE \"care_test\".\"b\";"_s}));
        const auto indexes = answered(book->plan(u"reindex"_s, {u"Odd.schema"_s, u"care_test.b"_s}));
        QVERIFY(indexes);
        QCOMPARE(indexes->statements.size(), 2);
        QVERIFY(indexes->statements.contains(u"REINDEX INDEX CONCURRENTLY \"care_test\".\"b_pkey\";"_s));
    }

    void anAddedJobRunsOnItsObjects()
    {
        makeTables();
        const auto console = worker(u"a"_s);
        const QString id = add(u"Analyze care"_s, u"analyze"_s, {u"care_test"_s});
        QCOMPARE(ranTo(id), u"done"_s);
        QCOMPARE(value(u"SELECT count(*) FROM pg_stat_user_tables WHERE schemaname IN ('care_test', 'Odd.schema') AND "
                       "last_analyze IS NOT NULL AND last_vacuum IS NULL"_s),
                 u"2"_s);
        const auto runs = answered(book->runs(id, 10));
        QVERIFY(runs && runs->size() == 1);
        QCOMPARE(runs->front().what.english(), u"Analyze care"_s);
        QCOMPARE(runs->front().objects, QStringList(u"care_test"_s));
        QCOMPARE(runs->front().by, u"me@here"_s);
        QVERIFY(runs->front().finished >= runs->front().started);
        QVERIFY(jobOf(id)->tookMs >= 0);
        QCOMPARE(answered(book->runs({}, 10))->size(), size_t(1));
        QVERIFY(answered(book->removeJob(id)));
        QCOMPARE(answered(book->runs({}, 10))->size(), size_t(0));
    }

    /// A table that was dropped later does not end the care of the others.
    void objectsThatAreGoneAreAWarning()
    {
        makeTables();
        const auto console = worker(u"a"_s);
        const QString id = add(u"Two tables"_s, u"vacuum"_s, {u"care_test.a"_s, u"care_test.gone"_s});
        const auto plan = answered(book->plan(id, {}));
        QVERIFY(plan);
        QCOMPARE(plan->statements, QStringList(u"VACUUM (ANALYZE) \"care_test\".\"a\";"_s));
        QCOMPARE(plan->warnings.size(), size_t(1));
        QCOMPARE(ranTo(id), u"warning"_s);
        const QString result = jobOf(id)->result.english();
        QVERIFY2(result.contains(u"care_test.gone"_s), qPrintable(result));
        QCOMPARE(value(u"SELECT count(*) FROM pg_stat_user_tables WHERE relname = 'a' AND last_vacuum IS NOT NULL"_s),
                 u"1"_s);
        const QString none = add(u"No tables"_s, u"vacuum"_s, {u"care_test.gone"_s});
        QCOMPARE(ranTo(none), u"TABLE_UNKNOWN"_s);
    }

    void anAddedJobRunsWhenItIsDue()
    {
        makeTables();
        const QString id = add(u"Due"_s, u"vacuum"_s, {u"care_test"_s});
        const auto due = [&](const char* now) {
            QVERIFY(write([&](store::Transaction& transaction) {
                care::queueDue(transaction, QDateTime::fromString(QLatin1String(now), Qt::ISODate), false);
                return Done{};
            }));
        };
        const QString runs =
            u"SELECT count(*) FROM signalbox.maintenance_runs WHERE job_id = 'due' AND NOT scheduled"_s;
        due("2026-09-19T12:00:00Z");
        QCOMPARE(value(runs), u"0"_s);
        due("2026-09-20T03:00:30Z");
        QCOMPARE(value(runs), u"1"_s);
        QCOMPARE(value(u"SELECT objects::text FROM signalbox.maintenance_runs WHERE job_id = 'due'"_s),
                 u"{care_test}"_s);
        QVERIFY(answered(book->removeJob(id)));
    }

    void aRunningJobIsNotDeleted()
    {
        const QString id = add(u"Busy"_s, u"vacuum"_s, {});
        QVERIFY(queue(id) > 0);
        run(u"UPDATE signalbox.maintenance_runs SET state = 'running'"_s);
        QCOMPARE(answered(book->removeJob(id)).error().code, u"JOB_RUNNING"_s);
        QVERIFY(jobOf(id));
    }
};

SIGNALBOX_TEST(CareOwnJobsTest)
#include "own_jobs_test.moc"
