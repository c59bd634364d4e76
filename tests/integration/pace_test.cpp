// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QTest>

#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// The order of work, and the limiting factor that the console reports.
class PaceTest : public QObject {
    Q_OBJECT

    static double share(const QJsonObject& time, const char* name)
    {
        return time.value(QLatin1String(name)).toDouble();
    }

private Q_SLOTS:
    void liveBlocksPrecedeHistory()
    {
        sim::SimSpec spec = SimEndpoints::spec(900'700, 100'000);
        spec.blockSeconds = 1;
        spec.transfersPerBlock = 3;
        SimEndpoints sims(spec);
        sim::SimFaults faults;
        faults.latencyMs = 80;  // a provider over a network, so that the backfill outlasts the test
        faults.maxBlocks = 200;
        sims[0].setFaults(faults);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        chain.startRun();
        const auto stored = [&] {
            return chain.database().number("SELECT max(hi) FROM signalbox.coverage WHERE stream = 'transfers'");
        };
        QVERIFY(waitFor([&] { return stored() >= sims.chain->head(); }, 20'000));
        sims[0].setBlockTime(1);
        Height worst = 0;
        for (int i = 0; i < 60; ++i) {
            QThread::msleep(150);
            worst = std::max(worst, sims.chain->head() - Height(stored()));
        }
        const qint64 covered =
            chain.database().number("SELECT sum(hi - lo + 1) FROM signalbox.coverage WHERE stream = 'transfers'");
        qInfo("live lag at most %lld blocks; %lld of 100,000 covered", worst, covered);
        QVERIFY2(covered < sims.chain->head(), "the history was over too soon to tell");
        QVERIFY(covered > 500);
        QVERIFY(worst <= 2);
        sims[0].setBlockTime(0);
        QVERIFY(chain.stopRun());
    }

    void theTimeAccountNamesTheSlowPart_data()
    {
        QTest::addColumn<QString>("slow");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("advice");
        QTest::newRow("provider") << u"latency"_qs << u"provider"_qs << u"ADD_ENDPOINT"_qs;
        QTest::newRow("rate limit") << u"rate"_qs << u"rate_limit"_qs << u"RAISE_LIMIT"_qs;
        QTest::newRow("database") << u"database"_qs << u"database"_qs << u"FASTER_DISK"_qs;
    }
    void theTimeAccountNamesTheSlowPart()
    {
        QFETCH(QString, slow);
        QFETCH(QString, verdict);
        QFETCH(QString, advice);
        sim::SimSpec spec = SimEndpoints::spec(900'701, 30'000);
        spec.transfersPerBlock = 5;
        SimEndpoints sims(spec);
        sim::SimFaults faults;
        faults.maxBlocks = 100;
        faults.latencyMs = slow == u"latency" ? 400 : 0;
        faults.requestsPerSecond = slow == u"rate" ? 4 : 0;
        faults.retryAfterSeconds = slow == u"rate" ? 1 : -1;
        sims[0].setFaults(faults);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        if (slow == u"database")
            chain.database().run(
                "CREATE FUNCTION public.sleepy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1.5); "
                "RETURN NULL; END'; "
                "CREATE TRIGGER sleepy AFTER INSERT ON " +
                chain.schema().toUtf8() + ".transfers FOR EACH STATEMENT EXECUTE FUNCTION public.sleepy()");
        chain.startRun();
        const auto time = [&] { return chain.snapshot().value(u"time").toObject(); };
        const bool named = waitFor(
            [&] {
                return time().value(u"verdict").toString() == verdict &&
                       share(time(), "provider") + share(time(), "rateLimit") + share(time(), "decode") +
                               share(time(), "database") + share(time(), "idle") >
                           0.5;
            },
            25'000);
        const QJsonObject last = time();
        QVERIFY2(named, QJsonDocument(last).toJson().constData());
        const double sum = share(last, "provider") + share(last, "rateLimit") + share(last, "decode") +
                           share(last, "database") + share(last, "idle");
        QVERIFY2(sum > 0.99 && sum < 1.01, qPrintable(QString::number(sum)));
        QCOMPARE(last.value(u"advice").toString(), advice);
        chain.process().kill();
        chain.process().waitForFinished();
    }
};

}  // namespace

SIGNALBOX_TEST(PaceTest)

#include "pace_test.moc"
