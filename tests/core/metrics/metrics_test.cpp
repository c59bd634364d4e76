// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <random>

#include "metrics/lag.h"
#include "metrics/queue.h"
#include "metrics/rate_meter.h"
#include "metrics/time_account.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::metrics;
using State = TimeAccounting::State;

class MetricsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ratesCoverASlidingWindow();
    void averagesDecay();
    void sharesSumToOne();
    void oldTimesLeaveTheWindow();
    void rebookingKeepsTheSum();
    void verdictsNameTheLimit_data();
    void verdictsNameTheLimit();
    void lagGrowsWithoutAnswers();
    void blockTimeIsMeasuredOverAWindow();
    void theQueueAddsItsParts();
};

void MetricsTest::ratesCoverASlidingWindow()
{
    RateMeter meter(10'000, 250);
    QCOMPARE(meter.perSecond(0), 0.0);
    meter.start(0);
    for (qint64 now = 0; now < 5'000; now += 100)
        meter.add(10, now);
    QVERIFY(qAbs(meter.perSecond(5'000) - 100) < 1);
    for (qint64 now = 5'000; now < 40'000; now += 100)
        meter.add(20, now);
    QVERIFY(qAbs(meter.perSecond(40'000) - 200) < 8);
    QCOMPARE(meter.perSecond(60'000), 0.0);
    QCOMPARE(meter.total(), 50 * 10 + 350 * 20);
    QCOMPARE(meter.watchedMs(60'000), 60'000);
}

void MetricsTest::averagesDecay()
{
    Average average(1);
    QVERIFY(!average.hasValue());
    average.add(10);
    QCOMPARE(average.value(), 10.0);
    average.add(20);
    QCOMPARE(average.value(), 15.0);
}

void MetricsTest::sharesSumToOne()
{
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    TimeAccounting accounting;
    double now = 1e9 + 0.25;
    accounting.start(now);
    for (int step = 0; step < 20'000; ++step) {
        now += (random() % 1000) / 37.0;
        const auto state = static_cast<State>(random() % 5);
        if (random() % 5 == 0)
            accounting.rebook(State::Decode, random() % 40, now);
        else
            accounting.enter(state, now);
        if (step % 100 == 0) {
            const auto account = accounting.account(now);
            const double sum = account.provider + account.rateLimit + account.decode + account.database + account.idle;
            QVERIFY2(qAbs(sum - 1) < 1e-6, qPrintable(QString::number(sum)));
        }
    }
}

void MetricsTest::oldTimesLeaveTheWindow()
{
    TimeAccounting accounting(60'000, 1'000);
    accounting.start(0, State::Database);
    accounting.enter(State::Provider, 30'000);
    QVERIFY(qAbs(accounting.account(60'000).database - 0.5) < 0.02);
    QVERIFY(accounting.account(120'000).database < 0.001);
    QCOMPARE(accounting.account(120'000).verdict, StallCause::Provider);
}

void MetricsTest::rebookingKeepsTheSum()
{
    TimeAccounting accounting;
    accounting.start(0, State::Provider);
    accounting.rebook(State::Decode, 5'000, 1'000);
    const auto account = accounting.account(1'000);
    QCOMPARE(account.decode, 1.0);
    QCOMPARE(account.provider, 0.0);
}

void MetricsTest::verdictsNameTheLimit_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("advice");
    QTest::newRow("provider") << int(State::Provider) << int(StallCause::Provider) << "ADD_ENDPOINT";
    QTest::newRow("rate") << int(State::RateLimit) << int(StallCause::RateLimit) << "RAISE_LIMIT";
    QTest::newRow("decode") << int(State::Decode) << int(StallCause::Decode) << "NARROWER_FILTER";
    QTest::newRow("database") << int(State::Database) << int(StallCause::Database) << "FASTER_DISK";
    QTest::newRow("idle") << int(State::Idle) << int(StallCause::Idle) << "NONE";
}

void MetricsTest::verdictsNameTheLimit()
{
    QFETCH(int, state);
    QFETCH(int, verdict);
    QFETCH(QString, advice);
    TimeAccounting accounting;
    accounting.start(0, static_cast<State>(state));
    accounting.enter(State::Provider, 700);
    accounting.enter(State::Idle, 800);
    const auto account = accounting.account(1'000, Message(u"endpoint 1 allows 10 blocks per request"_s));
    QCOMPARE(int(account.verdict), verdict);
    QCOMPARE(account.advice, advice);
    QCOMPARE(!account.detail.isEmpty(),
             account.verdict == StallCause::Provider || account.verdict == StallCause::RateLimit);
}

void MetricsTest::lagGrowsWithoutAnswers()
{
    QCOMPARE(lagBetween(100, 90, 0, 1'000, 880).blocks, 10);
    QCOMPARE(lagBetween(100, 90, 0, 1'000, 880).seconds, std::optional(120.0));
    QCOMPARE(lagBetween(100, std::nullopt, 11, 1'000, {}).blocks, 90);
    QCOMPARE(lagBetween(100, std::nullopt, 11, 1'000, {}).seconds, std::nullopt);
    QCOMPARE(lagBetween(90, 100, 0, 1'000, 1'100).blocks, 0);
    QCOMPARE(lagBetween(100, 100, 0, {}, {}).seconds, std::optional(0.0));
    QCOMPARE(remainingSeconds(1'000, 100, 10'000), std::optional(10.0));
    QCOMPARE(remainingSeconds(1'000, 100, 1'000), std::nullopt);
    QCOMPARE(remainingSeconds(0, 100, 10'000), std::nullopt);
    QCOMPARE(remainingSeconds(10, 0, 10'000), std::nullopt);
    // an answer that is overdue
    QCOMPARE(unanswered({0, 0.0}, {840, 840, true}, 12).seconds, std::optional(840.0));
    QCOMPARE(unanswered({3, 36.0}, {14, 14, true}, 12).seconds, std::optional(50.0));
    QCOMPARE(unanswered({3, std::nullopt}, {0, 0, false}, 12).seconds, std::nullopt);
    // one that is not: it counts if blocks were waiting and more may have come than a chain that follows leaves
    // unindexed
    QCOMPARE(unanswered({2, 2.0}, {0.4, 0.4, false}, 1).seconds, std::optional(2.0));
    QCOMPARE(unanswered({2, 2.0}, {1.2, 1.5, false}, 1).seconds, std::optional(3.2));
    QCOMPARE(unanswered({0, 0.0}, {1.9, 2.4, false}, 1).seconds, std::optional(0.0));
    QCOMPARE(unanswered({1, 3'600.0}, {0.2, 0.1, false}, 12).seconds, std::optional(3'600.0));
    QCOMPARE(unanswered({900, 9e3}, {0.4, 0.4, false}, 10).seconds, std::optional(9e3));  // behind by any measure
    // two blocks of 3 s are missing, although the answer is less than five seconds old
    QVERIFY(tooFarBehind(unanswered({0, 0.0}, {4.9, 5.5, true}, 3), 3));
    QVERIFY(!tooFarBehind(unanswered({0, 0.0}, {3.1, 3.2, true}, 3), 3));
    QVERIFY(!tooFarBehind(unanswered({0, 0.0}, {7.5, 120, true}, 12), 12));  // for an idle chain
    QVERIFY(!tooFarBehind({1, 3'600.0}, 12));                                // a block after a long pause
    QVERIFY(!tooFarBehind({1, 12.0}, 12));
    QVERIFY(tooFarBehind({2, 24.0}, 12));
    QVERIFY(!tooFarBehind({3, 3.0}, 1));
    QVERIFY(tooFarBehind({4, 4.0}, 1));
    QVERIFY(tooFarBehind(unanswered({0, 0.0}, {15, 15, true}, 12), 12));
    QCOMPARE(catchUpSeconds(100, 2, 1), std::optional(100.0));
    QCOMPARE(catchUpSeconds(100, 1, 1), std::nullopt);
    QCOMPARE(catchUpSeconds(0, 2, 1), std::nullopt);
}

void MetricsTest::blockTimeIsMeasuredOverAWindow()
{
    BlockTime time(16);
    QCOMPARE(time.seconds(), std::nullopt);
    for (Height height = 0; height < 100; ++height)
        time.observe(height, 1'700'000'000 + height * 12);
    QCOMPARE(time.seconds(), std::optional(12.0));
    time.observe(50, 0);  // an endpoint that lags
    QCOMPARE(time.seconds(), std::optional(12.0));
    time.removeAbove(90);
    QCOMPARE(time.seconds(), std::optional(12.0));
    BlockTime fast(64);
    for (Height height = 0; height < 64; ++height)
        fast.observe(height, 1'700'000'000 + height / 4);
    QVERIFY(qAbs(*fast.seconds() - 0.25) < 0.02);
    BlockTime first;
    first.observe(1'000, 1'700'002'000);
    first.observeOlder(1'001, 0);  // not older
    QCOMPARE(first.seconds(), std::nullopt);
    first.observeOlder(800, 1'700'001'600);
    QCOMPARE(first.seconds(), std::optional(2.0));
}

void MetricsTest::theQueueAddsItsParts()
{
    QueueGauge queue;
    QCOMPARE(queue.oldestSeconds(5'000), 0.0);
    queue.waiting(0, 0);
    queue.inFlight(2, 4'000);
    queue.decoded(500, 3'000);
    QCOMPARE(queue.depth(), 502);
    QCOMPARE(queue.oldestSeconds(5'000), 2.0);
}

SIGNALBOX_TEST(MetricsTest)
#include "metrics_test.moc"
