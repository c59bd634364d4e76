// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/planner.h"

#include <QTest>

#include "indexing/retry_list.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using signalbox::chain::IntervalSet;

namespace {

Error broken()
{
    return Error::make(ErrorKind::Retryable, "BAD_ANSWER", Message(u"bad"_s));
}

std::vector<Interval> rangesOf(const RetryList& list)
{
    std::vector<Interval> ranges;
    for (const auto& item : list.items())
        ranges.push_back(item.range);
    return ranges;
}

}  // namespace

class PlannerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void streamsShareRequests();
    void liveBaseMovesWithFinality();
    void retriesNarrowDownToTheFailingBlocks();
    void retriesAreHalvedWhenNothingElseWorks();
    void manyRetriesAreJoined();
    void prunedHistoryExtendsTheRetry();
    void retriesCutPlans();
    void backoffGrowsToItsLimit();
};

void PlannerTest::streamsShareRequests()
{
    const QString a = u"a"_s, b = u"b"_s, c = u"c"_s;
    const std::vector<Wish> wishes{
        {a, IntervalSet{{10, 99}}}, {b, IntervalSet{{10, 49}, {80, 99}}}, {c, IntervalSet{{30, 99}}}};
    auto plan = lowestPlan(wishes, 100);
    QCOMPARE(plan->range, (Interval{10, 29}));
    QCOMPARE(chain::namesOf(plan->streams), (std::vector<QString>{a, b}));
    plan =
        lowestPlan({{a, IntervalSet{{30, 99}}}, {b, IntervalSet{{30, 49}, {80, 99}}}, {c, IntervalSet{{30, 99}}}}, 100);
    QCOMPARE(plan->range, (Interval{30, 49}));
    QCOMPARE(chain::namesOf(plan->streams), (std::vector<QString>{a, b, c}));
    plan = lowestPlan(wishes, 5);
    QCOMPARE(plan->range, (Interval{10, 14}));
    QVERIFY(!lowestPlan({{a, {}}}, 5));
}

void PlannerTest::liveBaseMovesWithFinality()
{
    WorkerConfig config;
    config.confirmations = 10;
    Ledger ledger;
    store::StoredChain state;
    state.streams = {{u"headers"_s, 0, {}, {}}, {u"registries"_s, 0, {}, {}}};
    ledger.adopt(state, config, false);
    const auto head = [](Height height) {
        chain::BlockRef block;
        block.number = height;
        return block;
    };
    ledger.setHead(head(1'000), 900, config);
    QCOMPARE(ledger.find(u"headers"_s)->liveBase, std::optional<Height>(900));
    QCOMPARE(ledger.find(u"registries"_s)->target, std::optional<Height>(990));
    // Missing blocks became final, but few: they stay live. Many: they become history.
    ledger.setHead(head(1'050), 950, config);
    QCOMPARE(ledger.find(u"headers"_s)->liveBase, std::optional<Height>(900));
    ledger.setHead(head(1'100), 1'000, config);
    QCOMPARE(ledger.find(u"headers"_s)->liveBase, std::optional<Height>(1'000));
    // The base of covered blocks moves at once.
    ledger.applyCommit({{1'001, 1'100}}, {u"headers"_s}, {});
    ledger.setHead(head(1'110), 1'050, config);
    QCOMPARE(ledger.find(u"headers"_s)->liveBase, std::optional<Height>(1'050));
    // A lower head changes nothing.
    ledger.setHead(head(1'000), 940, config);
    QCOMPARE(ledger.head()->number, 1'110);
    QCOMPARE(ledger.finalized(), std::optional<Height>(1'050));
}

void PlannerTest::retriesNarrowDownToTheFailingBlocks()
{
    // Block 37 fails in every range; all others are read, and in the end it alone waits.
    RetryList list(10, 100);
    qint64 now = 0;
    int asked = 0;
    list.failed({0, 99}, broken(), now);
    QVERIFY(list.waiting(0).containsAll({0, 99}));
    QVERIFY(list.waiting(1'000).isEmpty());
    while (rangesOf(list) != std::vector<Interval>{{37, 37}} && ++asked < 100) {
        auto due = list.all().without(list.waiting(now));
        if (due.isEmpty()) {
            now = *list.nextTry(now);
            due = list.all().without(list.waiting(now));
        }
        const Interval next = list.cut(due.intervals().back());
        if (next.contains(37))
            list.failed(next, broken(), now);
        else
            list.succeeded(next);
    }
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{37, 37}}));
    QVERIFY2(asked < 40, qPrintable(QString::number(asked)));
    list.succeeded({37, 37});
    QVERIFY(list.items().empty());
}

void PlannerTest::retriesAreHalvedWhenNothingElseWorks()
{
    RetryList list(10, 100);
    for (int i = 0; i < 5; ++i) {
        const auto due = list.all().without(list.waiting(1'000'000 * i));
        list.failed(i == 0 ? Interval{0, 99} : due.intervals().front(), broken(), 1'000'000 * i);
    }
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{0, 99}}));
    QCOMPARE(list.attempts({0, 99}), 5);
    QCOMPARE(list.items().front().open.count(), 6);
    auto slow = broken();
    slow.retryAfterMs = 5'000;
    QVERIFY(list.failed({0, 5}, slow, 0) >= 5'000);
    list.dueNow();
    QVERIFY(!list.waiting(0).containsAll({0, 99}));
    // Ranges that succeed grow again.
    list.succeeded({40, 42});
    for (const auto& item : list.items())
        QCOMPARE(item.open, item.range.lo == 0 ? (Interval{34, 39}) : (Interval{43, 48}));
    list.removeAbove(36);
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{0, 36}}));
    QCOMPARE(list.items().front().open, (Interval{34, 36}));
}

void PlannerTest::manyRetriesAreJoined()
{
    RetryList list(10, 100);
    for (int i = 0; i < 200; ++i)
        list.failed({10 * i, 10 * i + 9}, broken(), i);
    QVERIFY(list.items().size() <= 65);
    QVERIFY(list.all().containsAll({0, 1'999}));
    QCOMPARE(list.all().count(), 2'000);
    list.succeeded({500, 509});
    QCOMPARE(list.all().count(), 1'990);
}

void PlannerTest::prunedHistoryExtendsTheRetry()
{
    RetryList list(10, 100);
    Height next = 0;
    int asked = 0;
    for (; next < 1'000'000; ++asked) {
        list.failed({next, next + 9}, broken(), asked);
        list.spread(next, 1'000'000);
        next = list.items().back().range.hi + 1;
    }
    QVERIFY2(asked < 25, qPrintable(QString::number(asked)));
    QCOMPARE(list.items().size(), std::size_t(1));
    // With attempts at various positions, the available history is found.
    qint64 now = 0;
    for (asked = 0; list.all().count() > 100'000 && asked < 300; ++asked) {
        now += 10'000;
        const auto due = list.all().without(list.waiting(now));
        const Interval part = due.intervals().back();
        if (part.lo >= 100'000)
            list.succeeded(part);
        else
            list.failed(part, broken(), now);
    }
    QVERIFY2(list.all().count() <= 100'000, qPrintable(QString::number(list.all().count())));
}

void PlannerTest::retriesCutPlans()
{
    RetryList list(10, 100);
    list.failed({50, 59}, broken(), 0);
    QCOMPARE(list.cut({0, 99}), (Interval{0, 49}));
    QCOMPARE(list.cut({50, 99}), (Interval{50, 59}));
    QCOMPARE(list.cut({55, 57}), (Interval{55, 57}));
    QCOMPARE(list.cut({60, 99}), (Interval{60, 99}));
    // A part that fails again counts for the whole.
    list.failed({52, 53}, broken(), 1'000);
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{50, 59}}));
    QCOMPARE(list.items().front().open.count(), 1);
}

void PlannerTest::backoffGrowsToItsLimit()
{
    for (int attempt = 1; attempt < 80; ++attempt) {
        const qint64 wait = backoffMs(500, 60'000, attempt);
        QVERIFY(wait >= 450 && wait <= 66'000);
    }
    QVERIFY(backoffMs(500, 60'000, 3) > 1'500);
}

SIGNALBOX_TEST(PlannerTest)
#include "planner_test.moc"
