// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/books/care_book.h"

#include <QFile>
#include <QTemporaryDir>

#include "care/work/log_rotation.h"
#include "care/work/slow_log.h"
#include "care_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// What the window and the command line ask about the database.
class CareBookTest : public QObject, CarePlace {
    Q_OBJECT

    std::unique_ptr<care::CareBook> book(const QString& server = {}) const
    {
        return std::make_unique<care::CareBook>(
            care::CareBook::Parts{std::make_shared<engine::SessionThread>(db->connection()), {}, server, u"me@here"_s});
    }
    template <class T>
    static Expected<T> answerOf(QFuture<Expected<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void theSummaryCounts()
    {
        makeBloated();
        const auto summary = answerOf(book()->summary());
        QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().text()));
        QVERIFY(summary->version.startsWith(u"PostgreSQL "_s));
        QVERIFY(summary->bytes > 20'000'000);
        QCOMPARE(summary->bloatedIndexes, 2);
        QVERIFY(summary->bloatBytes > 10'000'000);
        QVERIFY(summary->connections >= 1);
        QVERIFY(!summary->bytesPerHour);  // no samples yet
    }

    void growthAndForecastComeFromSamples()
    {
        run(u"INSERT INTO signalbox.database_samples SELECT now() - i * interval '1 min', 5000000000 - i * 10000000, "
            u"0, 0 "
            "FROM generate_series(0, 50) i"_s);
        run(u"INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('eip155:1', 'eip155', "
            "'Ethereum', 'eip155_1', 1)"_s);
        run(u"INSERT INTO signalbox.chain_status VALUES ('eip155:1', 1, now(), '{\"remainingSeconds\": 7200}')"_s);
        const auto summary = answerOf(book()->summary());
        QVERIFY(summary);
        QVERIFY(std::abs(*summary->bytesPerHour - 600'000'000) < 1'000'000);
        QCOMPARE(summary->forecastChain, u"Ethereum"_s);
        QVERIFY(std::abs(*summary->forecastBytes - summary->bytes - 1'200'000'000) < 5'000'000);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto series = answerOf(book()->series(now.addSecs(-3'600), now));
        QVERIFY(series);
        QVERIFY(series->at.size() > 50);
        QCOMPARE(series->bytes.size(), series->at.size());
        QVERIFY(series->at.back() > now.addSecs(7'000).toMSecsSinceEpoch());
        QVERIFY(std::abs(series->forecast.back() - 6'200'000'000.0) < 20'000'000);
    }

    void slowQueriesHaveNoValues()
    {
        run(u"CREATE SCHEMA care_test"_s);
        run(u"CREATE TABLE care_test.secretive (v text)"_s);
        run(u"SELECT count(*) FROM care_test.secretive WHERE v = 'a-value-of-mine' AND pg_sleep(0.15) IS NOT NULL"_s);
        run(u"SELECT pg_sleep(0.15), 'a-value-of-mine' FROM (SELECT 1) AS secretive"_s);
        const auto all = answerOf(book()->slowQueries({}));
        QVERIFY2(all, qPrintable(all ? QString() : all.error().text()));
        QVERIFY(!all->empty());
        for (const SlowQuery& query : *all) {
            QVERIFY(query.meanMs > 100);
            QVERIFY2(!query.text.contains(u"a-value-of-mine"_s), qPrintable(query.text));
        }
        const auto some = answerOf(book()->slowQueries(u"%secretive%"_s));
        QVERIFY(some);
        QVERIFY(some->size() >= 1);
    }

    void longQueriesAreLoggedWithoutValues()
    {
        engine::SessionThread other(db->connection().withApplication(u"someone"_s));
        const auto slept = other.run<Done>([](store::Session& inner) {
            return inner.plain([](store::Transaction& transaction) {
                transaction.exec("SELECT pg_sleep(7), 'a-value-of-mine'");
                return Done{};
            });
        });
        QTest::qWait(int(care::slowMs) + 700);
        QVERIFY(care::noteSlowQueries(*session));
        QCOMPARE(value(u"SELECT count(*) FROM signalbox.slow_query_log"_s), u"1"_s);
        while (!slept.isFinished())
            QTest::qWait(20);
        QVERIFY(care::noteSlowQueries(*session));
        const QString row =
            value(u"SELECT concat_ws(' ', application, took_ms >= 5000, query) FROM signalbox.slow_query_log"_s);
        QVERIFY2(row.startsWith(u"someone t SELECT pg_sleep"_s), qPrintable(row));
        QVERIFY2(!row.contains(u"a-value-of-mine"_s), qPrintable(row));
        run(u"INSERT INTO signalbox.slow_query_log (started_at, pid, application, user_name, query_id, took_ms) VALUES "
            "(now() - interval '1 day', 7, 'older', 'u', 1, 6000)"_s);
        const auto log = answerOf(book()->slowLog(10));
        QVERIFY(log);
        QCOMPARE(log->size(), size_t(2));
        QCOMPARE(log->front().application, u"someone"_s);
        QVERIFY(log->front().tookMs >= 5'000);
        QVERIFY(log->front().text.startsWith(u"SELECT pg_sleep"_s));
        QCOMPARE(answerOf(book()->slowLog(1))->size(), size_t(1));
    }

    void missingStatisticsAreSaid()
    {
        const auto admin = db->session(store::Role::Bootstrap);
        QVERIFY(admin->write([](store::Transaction& transaction) {
            transaction.exec("DROP EXTENSION pg_stat_statements");
            return Done{};
        }));
        const auto local = answerOf(book()->slowQueries({}));
        QVERIFY(!local);
        QCOMPARE(local.error().code, u"NO_STATISTICS"_s);
        const auto server = answerOf(book(u"db.example"_s)->slowQueries({}));
        QVERIFY(!server);
        QVERIFY(server.error().text().contains(u"shared_preload_libraries"_s));
    }

    void connectionsTellWhoWaits()
    {
        run(u"CREATE SCHEMA care_test"_s);
        run(u"CREATE TABLE care_test.t (id bigint)"_s);
        const auto care = book();
        const auto holder = db->session();
        const auto held = holder->write([&](store::Transaction& transaction) {
            transaction.exec("LOCK TABLE care_test.t");
            engine::SessionThread waiting(db->connection().withApplication(u"waiter"_s));
            const auto stopped = waiting.run<Done>([](store::Session& inner) {
                return inner.write([](store::Transaction& more) {
                    more.exec("SELECT count(*) FROM care_test.t");
                    return Done{};
                });
            });
            QString waits;
            for (int i = 0; i < 250 && waits.isEmpty(); ++i) {
                QThread::msleep(20);
                if (const auto all = answerOf(care->connections()); all)
                    for (const DatabaseConnection& each : *all)
                        if (each.application == u"waiter"_s)
                            waits = each.waits;
            }
            return waits;
        });
        QVERIFY(held);
        QVERIFY2(held->contains(QString::number(holder->backendPid())), qPrintable(*held));
    }

    void jobsListWhatWasChanged()
    {
        const auto care = book();
        const auto before = answerOf(care->jobs());
        QVERIFY(before);
        QCOMPARE(before->front().id, u"reindex"_s);
        QCOMPARE(before->front().cron, u"0 3 * * 0"_s);
        QCOMPARE(before->front().quiet, u"02:00-06:00"_s);
        QVERIFY(before->front().nextRun > QDateTime::currentDateTimeUtc());  // no console has planned it yet
        QVERIFY(!before->at(1).nextRun.isValid());
        QVERIFY(std::none_of(before->begin(), before->end(),
                             [](const MaintenanceJob& job) { return job.id == u"log_rotation"_s; }));
        QVERIFY(answerOf(care->setJob(u"reindex"_s, false, u"0 4 * * 6"_s)));
        const auto after = answerOf(care->jobs());
        QVERIFY(after && !after->front().enabled);
        QCOMPARE(after->front().changedBy, u"me@here"_s);
        QVERIFY(after->front().changedAt.isValid() && !before->front().changedAt.isValid());
        QCOMPARE(after->front().schedule.english(), u"Saturdays 04:00"_s);
        QCOMPARE(answerOf(care->setJob(u"nothing"_s, true, {})).error().code, u"JOB_UNKNOWN"_s);
        QVERIFY(answerOf(care->run(u"vacuum"_s, {})));
        QCOMPARE(answerOf(care->jobs())->at(1).state, u"queued"_s);
        QVERIFY(answerOf(care->stop(u"vacuum"_s)));
        QCOMPARE(answerOf(care->jobs())->at(1).state, u"stopped"_s);
    }

    void theServerLogIsRotated()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"server.log"_s);
        QFile log(name);
        QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
        log.write("before\n");
        QCOMPARE(care::rotateLog(name).value(), 7);
        log.write("after\n");
        QFile now(name), former(name + u".1"_s);
        QVERIFY(now.open(QIODevice::ReadOnly) && former.open(QIODevice::ReadOnly));
        QCOMPARE(now.readAll(), QByteArray("after\n"));
        QCOMPARE(former.readAll(), QByteArray("before\n"));
    }
};

SIGNALBOX_TEST(CareBookTest)
#include "book_test.moc"
