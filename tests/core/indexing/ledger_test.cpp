// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/ledger.h"

#include <QTest>

#include "indexing/ledger_sums.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;

namespace {

chain::BlockRef blockAt(Height height, qint64 time = 0)
{
    chain::BlockRef block;
    block.number = height;
    block.timestamp = time;
    return block;
}

store::StoredChain stored(const Intervals& covered)
{
    store::StoredChain state;
    state.streams = {{u"headers"_s, 0, {}, covered}};
    return state;
}

}  // namespace

class LedgerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void progressCountsToTheHeadOfTheBackfill();
    void aChainThatFellBehindDoesNotStartABackfill();
    void aShorterChainCutsProgress();
    void timesAreEstimatedFromBelow();
    void fewTimesAreKept();
    void lostCoverageIsAGap();
};

void LedgerTest::progressCountsToTheHeadOfTheBackfill()
{
    const WorkerConfig config;
    Ledger ledger;
    ledger.adopt(stored({}), config, false);
    QVERIFY(!ledger.noteBackfill());
    QVERIFY(!ledger.progress().doneTo());
    ledger.setHead(blockAt(99), 99, config);
    QVERIFY(ledger.noteBackfill());
    QCOMPARE(ledger.progress().doneTo(), std::optional<Height>(99));
    ledger.applyCommit({{0, 49}}, {u"headers"_s}, {});
    QCOMPARE(ledger.progress().done(), 0.5);
    QCOMPARE(ledger.progress().doneOf(ledger.entries().front()), 0.5);
    // The head advances; only blocks that were missing at the start count.
    ledger.setHead(blockAt(199), 199, config);
    QCOMPARE(ledger.progress().done(), 0.5);
    QVERIFY(!ledger.progress().followed());
    ledger.applyCommit({{50, 199}}, {u"headers"_s}, {});
    QVERIFY(!ledger.noteBackfill());
    QVERIFY(ledger.progress().followed());
    QCOMPARE(ledger.progress().doneTo(), std::optional<Height>(199));
}

void LedgerTest::aChainThatFellBehindDoesNotStartABackfill()
{
    const WorkerConfig config;
    Ledger ledger;
    ledger.adopt(stored({{0, 99}}), config, false);
    ledger.setHead(blockAt(99), 99, config);
    QVERIFY(!ledger.noteBackfill());
    // More final blocks than are followed one by one: history, but no backfill with a count of its own.
    ledger.setHead(blockAt(399), 399, config);
    QVERIFY(historyMissing(ledger));
    QVERIFY(!ledger.noteBackfill());
    QVERIFY(ledger.progress().followed());
}

void LedgerTest::aShorterChainCutsProgress()
{
    const WorkerConfig config;
    Ledger ledger;
    ledger.adopt(stored({{0, 99}}), config, false);
    ledger.setHead(blockAt(99), 50, config);
    (void)ledger.noteBackfill();
    QCOMPARE(ledger.progress().doneTo(), std::optional<Height>(99));
    ledger.undo(89);
    QCOMPARE(ledger.progress().doneTo(), std::optional<Height>(89));
    ledger.lowerHead(blockAt(80), config);
    QCOMPARE(ledger.progress().doneTo(), std::optional<Height>(80));
}

void LedgerTest::timesAreEstimatedFromBelow()
{
    const WorkerConfig config;
    Ledger ledger;
    ledger.adopt(stored({}), config, false);
    ledger.setHead(blockAt(100, 2'000), 90, config);
    QCOMPARE(ledger.times().of(100), std::optional<qint64>(2'000));
    QVERIFY(!ledger.times().near(60, 12.0));
    ledger.applyCommit({{0, 50}}, {u"headers"_s}, {blockAt(50, 1'000)});
    QCOMPARE(ledger.times().near(60, 12.0), std::optional<qint64>(1'120));
    QVERIFY(!ledger.times().near(60, {}));
    // Never later than the head.
    QCOMPARE(ledger.times().near(99, 60.0), std::optional<qint64>(2'000));
    ledger.undo(40);
    QVERIFY(!ledger.times().near(60, 12.0));
}

void LedgerTest::fewTimesAreKept()
{
    std::optional<chain::BlockRef> head;
    chain::RecentHeaders recent;
    BlockTimes times(head, recent);
    for (Height height = 0; height < 300; ++height)
        times.remember(height, height, [](Height block) { return block != 7; });
    QCOMPARE(times.of(7), std::optional<qint64>(7));
    QVERIFY(!times.of(8));
    QVERIFY(times.of(299));
}

void LedgerTest::lostCoverageIsAGap()
{
    const WorkerConfig config;
    Ledger ledger;
    ledger.adopt(stored({{0, 99}}), config, false);
    ledger.setHead(blockAt(99), 99, config);
    ledger.adopt(stored({{0, 9}, {20, 99}}), config, true);
    QCOMPARE(gapsOf(ledger).intervals(), (Intervals{{10, 19}}));
    QVERIFY(!historyMissing(ledger));
    QVERIFY(!coversUpTo(ledger, 50));
    QVERIFY(coversUpTo(ledger, 9));
    QCOMPARE(missingOf(ledger).count(), qint64(10));
    ledger.streams().schedule();
    QVERIFY(historyMissing(ledger));
    QCOMPARE(backfillOf(ledger).count(), qint64(10));
    QCOMPARE(highestHistory(ledger), Height(99));
}

SIGNALBOX_TEST(LedgerTest)
#include "ledger_test.moc"
