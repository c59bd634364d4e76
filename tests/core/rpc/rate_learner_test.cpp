// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/rpc/rate_world.h"
#include "rpc/error_class.h"
#include "rpc/rate/rate_words.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::rpc;
using namespace signalbox::test;
using namespace std::chrono_literals;

namespace {

const char* nameOf(RateUnit unit)
{
    return unit == RateUnit::Requests ? "requests" : unit == RateUnit::Calls ? "calls" : "weight";
}

Fault words(const char* message, int status = 200, std::optional<qint64> code = -32000)
{
    Fault fault;
    fault.httpStatus = status;
    fault.code = code;
    fault.message = QString::fromLatin1(message);
    return fault;
}

/// Mean result of three runs with different random numbers.
std::pair<RateResult, RateResult> average(RateCase c)
{
    std::pair<RateResult, RateResult> sum;
    for (c.seed = 1; c.seed <= 3; ++c.seed) {
        const auto [before, after] = RateWorld(c).run();
        sum.first.blocks += before.blocks / 3;
        sum.first.refused += before.refused / 3;
        sum.second.blocks += after.blocks / 3;
        sum.second.refused += after.refused / 3;
    }
    return sum;
}

}  // namespace

/// The bar: 85 % of what the limit allows, from ten seconds after the start and after each change of the limit, and at
/// most one refused call in twenty.
class RateLearnerTest : public QObject {
    Q_OBJECT

    static void verify(const RateResult& result, double blocks, double refused)
    {
        QVERIFY2(result.blocks >= blocks && result.refused <= refused,
                 qPrintable(u"%1 of the blocks, %2 refused"_s.arg(result.blocks).arg(result.refused)));
    }

private Q_SLOTS:
    void findsTheRate_data()
    {
        QTest::addColumn<RateUnit>("unit");
        QTest::addColumn<double>("limit");
        QTest::addColumn<double>("later");
        for (const RateUnit unit : {RateUnit::Requests, RateUnit::Calls, RateUnit::Weight})
            for (const double limit : {5.0, 15.0, 30.0, 100.0})
                for (const double later : {5.0, 15.0, 30.0, 100.0})
                    QTest::addRow("%g then %g by %s", limit, later, nameOf(unit)) << unit << limit << later;
    }
    void findsTheRate()
    {
        RateCase c;
        QFETCH(RateUnit, unit);
        QFETCH(double, limit);
        QFETCH(double, later);
        c.unit = unit;
        c.limit = limit;
        c.later = later;
        for (const bool sliding : {false, true})
            for (const int retryAfter : {-1, 1})
                for (const bool number : {false, true}) {
                    if (number && limit != later)
                        continue;  // the number does not apply to the later limit
                    c.sliding = sliding;
                    c.retryAfter = retryAfter;
                    c.number = number;
                    const auto [before, after] = average(c);
                    verify(before, 0.85, 0.05);
                    verify(after, 0.85, 0.055);
                }
    }

    /// Answers that take a tenth of a second and arrive out of order obscure which requests were accepted when.
    void aDistantEndpointsRateIsFound_data()
    {
        QTest::addColumn<RateUnit>("unit");
        QTest::addColumn<double>("limit");
        QTest::addColumn<double>("later");
        for (const RateUnit unit : {RateUnit::Requests, RateUnit::Calls, RateUnit::Weight})
            for (const double limit : {5.0, 15.0, 30.0})
                for (const double later : {5.0, 30.0}) {
                    if (unit == RateUnit::Requests && later < limit)
                        continue;
                    QTest::addRow("%g then %g by %s", limit, later, nameOf(unit)) << unit << limit << later;
                }
    }
    void aDistantEndpointsRateIsFound()
    {
        RateCase c;
        QFETCH(RateUnit, unit);
        QFETCH(double, limit);
        QFETCH(double, later);
        c.unit = unit;
        c.limit = limit;
        c.later = later;
        c.latency = 0.08;
        c.jitter = 0.032;
        for (const bool sliding : {false, true}) {
            c.sliding = sliding;
            const auto [before, after] = average(c);
            verify(before, 0.75, 0.12);
            verify(after, 0.75, 0.12);
        }
    }

    /// Another console uses half: only refusals show it.
    void aSharedRateIsFound()
    {
        RateCase c;
        c.limit = 30;
        c.others = 0.5;
        c.sliding = true;
        const auto [before, after] = average(c);
        verify(before, 0.8, 0.06);
        verify(after, 0.8, 0.06);
    }

    void nothingIsHeldBackBeforeARefusal()
    {
        RateLearner learner;
        auto now = RateLearner::Time(1h);
        for (int i = 0; i < 500; ++i) {
            QCOMPARE(learner.waitFor({20, 20}, now), 0ms);
            learner.accepted(learner.sent({20, 20}, now), now);
        }
        QVERIFY(!learner.learned());
        QCOMPARE(learner.batch(100), 100);
    }

    void pausesGrowWhileNothingIsAccepted()
    {
        RateLearner learner;
        auto now = RateLearner::Time(1h);
        double last = 0;
        for (int i = 0; i < 12; ++i) {
            while (learner.waitFor({1, 1}, now) > 0ms)
                now += 50ms;
            learner.refused(learner.sent({1, 1}, now), -1, {}, now);
            const double pause = std::chrono::duration<double>(learner.pausedUntil() - now).count();
            QVERIFY2(pause >= last && pause <= 31, qPrintable(QString::number(pause)));
            last = pause;
        }
        QVERIFY(last > 20);
        while (learner.waitFor({1, 1}, now) > 0ms)
            now += 50ms;
        learner.accepted(learner.sent({1, 1}, now), now);
        QCOMPARE(learner.silence(), 0);
        learner.forget();
        QCOMPARE(learner.pausedUntil(), RateLearner::Time{});
    }

    void aNumberIsUsedAndRetryAfterRespected()
    {
        RateLearner learner;
        const auto now = RateLearner::Time(1h);
        RateHint hint{15.0, 4000ms, false};
        learner.refused(learner.sent({32, 32}, now), -1, hint, now);
        QCOMPARE(learner.learned()->perSecond, 15.0);
        QCOMPARE(learner.learned()->unit, RateUnit::Calls);
        QVERIFY(learner.batch(100) <= 15);
        QCOMPARE(learner.waitFor({1, 1}, now), std::chrono::nanoseconds(4s));
    }

    void refusedElementsCount()
    {
        RateLearner learner;
        const auto now = RateLearner::Time(1h);
        const auto batch = learner.sent({20, 20}, now);
        learner.accepted(batch, now + 5ms);
        learner.refused(batch, 8, {}, now + 5ms);
        QCOMPARE(learner.learned()->perSecond, 12.0);
    }

    /// Calls spread over the second, each waiting for its turn, find a higher limit, too.
    void spreadCallsFindAHigherRate()
    {
        RateLearner learner;
        auto now = RateLearner::Time(1h);
        learner.restore({15, RateUnit::Calls}, now);
        for (const auto end = now + 30s; now < end; now += 60ms) {
            while (learner.waitFor({1, 1}, now) > 0ms)
                now += 1ms;
            learner.accepted(learner.sent({1, 1}, now), now + 2ms);
        }
        QVERIFY2(learner.learned()->perSecond >= 16, qPrintable(QString::number(learner.learned()->perSecond)));
    }

    /// An earlier cheap call lowers the mean price below that of the waiting calls.
    void aStepFitsTheWaitingRequest()
    {
        RateLearner learner;
        learner.setWeighted(true);
        auto now = RateLearner::Time(1h);
        learner.restore({300, RateUnit::Weight}, now);
        learner.accepted(learner.sent({1, 10}, now), now);
        now += 2s;
        for (const auto end = now + 30s; now < end && learner.learned()->perSecond < 600; now += 1ms)
            if (const SendCost cost{1, 20}; learner.waitFor(cost, now) <= 0ms)
                learner.accepted(learner.sent(cost, now), now + 2ms);
        QVERIFY2(learner.learned()->perSecond >= 600, qPrintable(QString::number(learner.learned()->perSecond)));
    }

    /// Requests of the second before may have arrived late: only a second single refusal shows that batches count.
    void aSingleRefusalKeepsTheUnit()
    {
        RateLearner learner;
        auto now = RateLearner::Time(1h);
        learner.restore({5, RateUnit::Requests}, now);
        const SendCost batch{10, 200};
        const auto work = [&](RateLearner::Clock::duration span) {
            for (const auto end = now + span; now < end; now += 5ms)
                if (learner.waitFor(batch, now) <= 0ms)
                    learner.accepted(learner.sent(batch, now), now + 2ms);
        };
        const auto refuse = [&] {
            now += 3s;
            learner.refused(learner.sent(batch, now), -1, {}, now + 2ms);
            now += 100ms;
            learner.waitFor(batch, now);
        };
        work(3s);
        refuse();
        QCOMPARE(int(learner.learned()->unit), int(RateUnit::Requests));
        QVERIFY(learner.learned()->perSecond >= 5);
        work(3s);
        refuse();
        QCOMPARE(int(learner.learned()->unit), int(RateUnit::Requests));
        refuse();
        QCOMPARE(int(learner.learned()->unit), int(RateUnit::Calls));
    }

    void storesTheRateAndKeepsTheCeiling()
    {
        RateLearner learner;
        const auto now = RateLearner::Time(1h);
        learner.restore({30, RateUnit::Calls}, now);
        QCOMPARE(learner.learned()->perSecond, 30.0);
        learner.setCeiling(10);
        int sent = 0;
        while (learner.waitFor({1, 1}, now) == 0ms && sent < 100) {
            learner.sent({1, 1}, now);
            ++sent;
        }
        QCOMPARE(sent, 10);
    }

    void readsRatesInMessages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("perSecond");
        QTest::newRow("QuickNode")
            << "15/second request limit reached - reduce calls per second or upgrade your account" << 15.0;
        QTest::newRow("per second") << "You exceeded 25 requests per second" << 25.0;
        QTest::newRow("rps") << "limited to 100 rps" << 100.0;
        QTest::newRow("thousands") << "rate limit: 1,200 req/s" << 1200.0;
        QTest::newRow("minutes") << "600 requests per 1m" << 10.0;
        QTest::newRow("ten seconds") << "3000 compute units per 10 seconds" << 300.0;
        QTest::newRow("none") << "exceeded its compute units per second capacity" << 0.0;
        QTest::newRow("blocks") << "eth_getLogs is limited to a 10,000 range" << 0.0;
    }
    void readsRatesInMessages()
    {
        QFETCH(QString, text);
        QFETCH(double, perSecond);
        QCOMPARE(rateOf(text).value_or(0), perSecond);
    }

    void ratesAreNeitherCapsNorPlans()
    {
        QCOMPARE(classify(words("15/second request limit reached - upgrade your current plan", 200, -32007)).kind,
                 ErrorClass::Rate);
        QCOMPARE(classify(words("limited to 25 requests per second on the free tier", 429)).kind, ErrorClass::Rate);
        QCOMPARE(classify(words("You've exceeded the RPS limit available on the current plan", 429)).kind,
                 ErrorClass::Rate);
        QCOMPARE(classify(words("Monthly capacity limit exceeded", 429)).kind, ErrorClass::Billing);
        QCOMPARE(classify(words("eth_getLogs is limited to a 1000 blocks range"), 2000).kind, ErrorClass::RangeHint);
        QVERIFY(rateHintOf(words("exceeded its compute units per second capacity", 429)).weighted);
    }
};
SIGNALBOX_TEST(RateLearnerTest)
#include "rate_learner_test.moc"
