// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/commit_queue.h"

#include <QTest>

#include "core/indexing/parts.h"
#include "indexing/anchors.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Ids = std::vector<qint64>;
using Mode = store::Commit::Mode;

namespace {

bool everything(const Queued&)
{
    return true;
}

Mode appended(const Work&)
{
    return Mode::Append;
}

CommitQueue backfill(const std::vector<Interval>& ranges)
{
    CommitQueue queue;
    qint64 id = 1;
    for (const auto& range : ranges)
        queue.push(decodedRange(id++, WorkKind::History, range));
    return queue;
}

}  // namespace

class CommitQueueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void liveBlocksGoFirstAndAlone();
    void onlyEqualRangesShareATransaction();
    void aHeavyGroupIsFull();
    void singlyMeansOneByOne();
    void whatIsNotOpenWaits();
    void missingRowsMakeBlocksDoubtful();
    void anchorsContradictAnotherParent();
};

void CommitQueueTest::liveBlocksGoFirstAndAlone()
{
    auto queue = backfill({{0, 9}, {10, 19}});
    QVERIFY(!queue.hasLive());
    queue.push(decodedRange(9, WorkKind::Follow, {100, 100}));
    QVERIFY(queue.hasLive());
    QCOMPARE(queue.backfillRanges(), std::ptrdiff_t(2));
    const auto group = queue.next(everything, appended, 1'000);
    QCOMPARE(group->ids, Ids{9});
    QVERIFY(group->alone);
}

void CommitQueueTest::onlyEqualRangesShareATransaction()
{
    auto queue = backfill({{20, 29}, {0, 9}});
    queue.push(decodedRange(3, WorkKind::Reindex, {40, 49}));
    queue.push(decodedRange(4, WorkKind::History, {50, 59}, u"registries"_s));
    const auto group = queue.next(everything, appended, 1'000);
    QCOMPARE(group->ids, (Ids{1, 2}));
    QCOMPARE(group->waiting, std::ptrdiff_t(4));
    QVERIFY(!group->alone);
    const auto items = queue.find(group->ids);
    QCOMPARE(items.front()->work.range.lo, Height(0));
    // Another way of writing is another transaction.
    const auto replaced = queue.next(
        everything, [](const Work& work) { return work.range.lo == 0 ? Mode::Replace : Mode::Append; }, 1'000);
    QCOMPARE(replaced->ids, Ids{1});
}

void CommitQueueTest::aHeavyGroupIsFull()
{
    CommitQueue queue;
    for (qint64 id = 1; id <= 3; ++id) {
        auto item = decodedRange(id, WorkKind::History, {10 * id, 10 * id + 9});
        item.data.headers.resize(10);
        queue.push(std::move(item));
    }
    const auto group = queue.next(everything, appended, 15);
    QCOMPARE(group->ids, (Ids{1, 2}));
    QCOMPARE(group->weight, qint64(20));
}

void CommitQueueTest::singlyMeansOneByOne()
{
    auto queue = backfill({{0, 9}, {10, 19}});
    queue.group(CommitQueue::Grouping::Singly);
    const auto group = queue.next(everything, appended, 1'000);
    QCOMPARE(group->ids, Ids{1});
    QVERIFY(group->alone);
    QVERIFY(queue.take(1));
    QVERIFY(!queue.take(1));
    queue.group(CommitQueue::Grouping::Together);
    QVERIFY(!queue.next(everything, appended, 1'000)->alone);
}

void CommitQueueTest::whatIsNotOpenWaits()
{
    auto queue = backfill({{0, 9}, {10, 19}});
    const auto below = [](const Queued& item) { return item.work.range.hi < 10; };
    QCOMPARE(queue.next(below, appended, 1'000)->ids, Ids{1});
    QVERIFY(!queue.next([](const Queued&) { return false; }, appended, 1'000));
    queue.removeAbove(12);
    QCOMPARE(queue.items().size(), std::size_t(1));
}

void CommitQueueTest::missingRowsMakeBlocksDoubtful()
{
    auto queue = backfill({{0, 9}, {10, 19}, {20, 29}});
    queue.doubt({1, 2}, chain::IntervalSet{{5, 6}});
    QCOMPARE(queue.doubtful().intervals(), (Intervals{{5, 6}}));
    QCOMPARE(queue.items().size(), std::size_t(2));
    // The answer that was to confirm it does not: the rows stay.
    auto single = decodedRange(4, WorkKind::History, {5, 5});
    single.work.confirm = true;
    queue.push(single);
    QCOMPARE(queue.next(everything, appended, 1'000)->ids, Ids{4});
    queue.doubt({4}, chain::IntervalSet{{5, 5}});
    QVERIFY(queue.find({4}).front()->keep);
    queue.confirmed({5, 5});
    QCOMPARE(queue.doubtful().intervals(), (Intervals{{6, 6}}));
    queue.removeAbove(4);
    QVERIFY(queue.doubtful().isEmpty());
}

void CommitQueueTest::anchorsContradictAnotherParent()
{
    const FakeChain chain(10);
    Anchors anchors;
    anchors.add(chain.at(4));
    QVERIFY(!anchors.contradict(chain.at(5)));
    auto other = chain.at(5);
    other.parent = digest("a side branch"_ba);
    QVERIFY(anchors.contradict(other));
    QVERIFY(!anchors.contradict(chain.at(7)));
    anchors.removeAbove(3);
    QVERIFY(!anchors.contradict(other));
}

SIGNALBOX_TEST(CommitQueueTest)
#include "commit_queue_test.moc"
