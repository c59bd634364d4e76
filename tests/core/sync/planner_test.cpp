#include "sync/planner.h"

#include <QTest>

#include "support/test_registry.h"
#include "sync/retry_list.h"

using namespace signalbox;
using namespace signalbox::sync;
using signalbox::chain::IntervalSet;

namespace {

Error broken()
{
    return Error::make(ErrorKind::Retryable, "BAD_ANSWER", QStringLiteral("bad"));
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
    void retriesAreHalvedWhenOthersSucceed();
    void retriesAreNotHalvedWhenNothingWorks();
    void retriesCutPlans();
    void backoffGrowsToItsLimit();
};

void PlannerTest::streamsShareRequests()
{
    const QString a = QStringLiteral("a"), b = QStringLiteral("b"), c = QStringLiteral("c");
    const std::vector<Wish> wishes{
        {a, IntervalSet{{10, 99}}}, {b, IntervalSet{{10, 49}, {80, 99}}}, {c, IntervalSet{{30, 99}}}};
    auto plan = lowestPlan(wishes, 100);
    QCOMPARE(plan->range, (Interval{10, 29}));
    QCOMPARE(plan->streams, (std::vector<QString>{a, b}));
    plan =
        lowestPlan({{a, IntervalSet{{30, 99}}}, {b, IntervalSet{{30, 49}, {80, 99}}}, {c, IntervalSet{{30, 99}}}}, 100);
    QCOMPARE(plan->range, (Interval{30, 49}));
    QCOMPARE(plan->streams, (std::vector<QString>{a, b, c}));
    plan = lowestPlan(wishes, 5);
    QCOMPARE(plan->range, (Interval{10, 14}));
    QVERIFY(!lowestPlan({{a, {}}}, 5));
}

void PlannerTest::liveBaseMovesWithFinality()
{
    WorkerConfig config;
    config.confirmations = 10;
    Ledger ledger;
    store::ChainState state;
    state.streams = {{QStringLiteral("headers"), 0, {}, {}}, {QStringLiteral("registries"), 0, {}, {}}};
    ledger.adopt(state, config, false);
    const auto head = [](Height height) {
        chain::BlockRef block;
        block.number = height;
        return block;
    };
    ledger.setHead(head(1'000), 900, config);
    QCOMPARE(ledger.find(QStringLiteral("headers"))->liveBase, std::optional<Height>(900));
    QCOMPARE(ledger.find(QStringLiteral("registries"))->target, std::optional<Height>(990));
    // Missing blocks became final, but few: they stay live. Many: they become history.
    ledger.setHead(head(1'050), 950, config);
    QCOMPARE(ledger.find(QStringLiteral("headers"))->liveBase, std::optional<Height>(900));
    ledger.setHead(head(1'100), 1'000, config);
    QCOMPARE(ledger.find(QStringLiteral("headers"))->liveBase, std::optional<Height>(1'000));
    // What is covered moves at once.
    ledger.applyCommit({{1'001, 1'100}}, {QStringLiteral("headers")}, {});
    ledger.setHead(head(1'110), 1'050, config);
    QCOMPARE(ledger.find(QStringLiteral("headers"))->liveBase, std::optional<Height>(1'050));
    // A head that goes back is no news.
    ledger.setHead(head(1'000), 940, config);
    QCOMPARE(ledger.head()->number, 1'110);
    QCOMPARE(ledger.finalized(), std::optional<Height>(1'050));
}

void PlannerTest::retriesAreHalvedWhenOthersSucceed()
{
    RetryList list(10, 100);
    QVERIFY(list.failed({0, 99}, broken(), 0) > 0);
    QVERIFY(list.waiting(0).containsAll({0, 99}));
    QVERIFY(list.waiting(1'000).isEmpty());
    list.succeeded({200, 299});
    list.failed({0, 99}, broken(), 20);
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{0, 49}, {50, 99}}));
    list.succeeded({0, 49});
    list.failed({50, 99}, broken(), 40);
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{50, 74}, {75, 99}}));
    list.succeeded({50, 99});
    QVERIFY(list.items().empty());
}

void PlannerTest::retriesAreNotHalvedWhenNothingWorks()
{
    RetryList list(10, 100);
    for (int i = 0; i < 5; ++i)
        list.failed({0, 99}, broken(), i);
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{0, 99}}));
    QCOMPARE(list.attempts({0, 99}), 5);
    auto slow = broken();
    slow.retryAfterMs = 5'000;
    QVERIFY(list.failed({0, 99}, slow, 0) >= 5'000);
    list.dueNow();
    QVERIFY(list.waiting(0).isEmpty());
    list.removeAbove(40);
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{0, 40}}));
}

void PlannerTest::retriesCutPlans()
{
    RetryList list(10, 100);
    list.failed({50, 59}, broken(), 0);
    QCOMPARE(list.cut({0, 99}), (Interval{0, 49}));
    QCOMPARE(list.cut({50, 99}), (Interval{50, 59}));
    QCOMPARE(list.cut({55, 57}), (Interval{55, 57}));
    QCOMPARE(list.cut({60, 99}), (Interval{60, 99}));
    // A part that fails again leaves the rest as it was.
    list.failed({52, 53}, broken(), 0);
    QCOMPARE(rangesOf(list), (std::vector<Interval>{{50, 51}, {52, 53}, {54, 59}}));
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
