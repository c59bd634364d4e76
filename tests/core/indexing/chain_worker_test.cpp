// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

class ChainWorkerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backfillsAndFollows_data();
    void backfillsAndFollows();
    void joinsStreamsAndGroupsCommits();
    void registriesStayBelowTheConfirmations();
    void boundsOfStreamsAndChainAreRespected();
    void continuesWhereItStopped();
    void undoesReorgs_data();
    void undoesReorgs();
    void undoesReorgsDuringAStop_data();
    void undoesReorgsDuringAStop();
    void aReorgBelowTheConfirmationsRetracts();
    void aTooDeepReorgStopsUntilARewind();
    void rewindsBelowADeepReorg();
    void wrongAnchorsAreReplaced();
    void aTooDeepReorgDuringAStopIsFound();
    void aTooDeepReorgThatEndsIsForgotten();
    void aShorterChainIsUndone();
    void laggingHeadsAreNotReorgs();
    void wrongParentsAreNotReorgs();
    void liveBlocksPrecedeHistory();
    void quickFinalityIsFollowed();
    void blockTimeIsKnownFromTheStart();
    void statusEqualsTheStore();
};

void ChainWorkerTest::backfillsAndFollows_data()
{
    QTest::addColumn<bool>("full");
    QTest::addColumn<bool>("tag");
    QTest::newRow("full") << true << true;
    QTest::newRow("borders") << false << true;
    QTest::newRow("full, no finalized tag") << true << false;
}

void ChainWorkerTest::backfillsAndFollows()
{
    QFETCH(bool, full);
    QFETCH(bool, tag);
    World world(500, 7, {u"headers"_s, u"registries"_s, tokenA, tokenB});
    world.config.headerMode = full ? HeaderMode::Full : HeaderMode::Borders;
    world.chain->finalDepth = tag ? 64 : -1;
    world.start();
    QVERIFY(world.caughtUp());
    QCOMPARE(world.synced, 1);
    QVERIFY(world.db->upkeeps >= 1 && world.db->upkeeps <= 2);
    VERIFY_EQUAL_TO_CHAIN(world);
    for (int i = 0; i < 20; ++i) {
        world.chain->mine(1 + i % 3);
        QVERIFY(world.caughtUp());
    }
    QVERIFY(world.liveCommits >= 20);
    VERIFY_EQUAL_TO_CHAIN(world);
    QVERIFY(world.reorgs.empty());
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Ok; }));
    QVERIFY(!world.status().failure);
}

void ChainWorkerTest::joinsStreamsAndGroupsCommits()
{
    World world(1'000);
    world.blocks = 25;
    world.config.pace.commitMs = 10'000;
    world.config.pace.commitRows = 300;
    world.db->streams[tokenB].from = 512;
    world.start();
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.adapter->most, 4);  // 3 of history, 1 near the head
    qint64 history = 0, ranges = 0;
    for (const auto& commit : world.db->commits) {
        if (commit.live)
            continue;
        ++history;
        ranges += static_cast<qint64>(commit.ranges.size());
    }
    QVERIFY2(history * 2 <= ranges, qPrintable(u"%1 commits of %2 ranges"_s.arg(history).arg(ranges)));
    for (const auto& request : world.adapter->requests)
        if (!request.live) {
            QVERIFY(request.range.count() <= 25);
            QCOMPARE(static_cast<int>(request.streams.size()), request.range.lo < 512 ? 2 : 3);
        }
}

void ChainWorkerTest::registriesStayBelowTheConfirmations()
{
    World world(300, 3, {u"headers"_s, u"registries"_s});
    world.config.confirmations = 12;
    world.start();
    QVERIFY(world.caughtUp());
    for (int i = 0; i < 30; ++i) {
        world.chain->mine(1);
        QVERIFY(world.caughtUp());
        QVERIFY(*world.db->coverage[u"registries"_s].last() <= world.chain->head() - 12);
    }
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.status().lagBlocks, 0);
}

void ChainWorkerTest::boundsOfStreamsAndChainAreRespected()
{
    World world(300);
    world.config.end = 250;
    world.db->streams[u"headers"_s].from = 40;
    world.db->streams[tokenA] = {60, 120};
    world.db->streams[tokenB].from = 400;
    world.start();
    QVERIFY(eventually([&] { return world.synced == 1; }));
    QTest::qWait(30);
    QCOMPARE(world.db->coverage[u"headers"_s].intervals(), (Intervals{{40, 250}}));
    QCOMPARE(world.db->coverage[tokenA].intervals(), (Intervals{{60, 120}}));
    QVERIFY(world.db->coverage[tokenB].isEmpty());
    VERIFY_EQUAL_TO_CHAIN(world);
    const auto status = world.status();
    QCOMPARE(status.indexed, std::optional<Height>(250));
    QCOMPARE(status.lagBlocks, 0);
    QCOMPARE(status.done, 1.0);
}

void ChainWorkerTest::continuesWhereItStopped()
{
    World world(400);
    world.faults->fixedDelayMs = 2;
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].count() > 100; }));
    world.stop();
    const auto before = world.db->coverage[tokenA];
    QVERIFY(before.count() < 401);
    world.chain->mine(100);
    world.start();
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    for (const auto& request : world.adapter->requests)
        QVERIFY(!before.intersects(request.range));
}

void ChainWorkerTest::undoesReorgs_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("full");
    for (const int depth : {1, 2, 10, 60}) {
        QTest::addRow("full, depth %d", depth) << depth << true;
        QTest::addRow("borders, depth %d", depth) << depth << false;
    }
}

void ChainWorkerTest::undoesReorgs()
{
    QFETCH(int, depth);
    QFETCH(bool, full);
    World world(300, 11, {u"headers"_s, u"registries"_s, tokenA, tokenB});
    world.config.headerMode = full ? HeaderMode::Full : HeaderMode::Borders;
    world.config.confirmations = 0;
    world.start();
    QVERIFY(world.caughtUp());
    world.chain->mine(5);
    QVERIFY(world.caughtUp());
    const Height fork = world.chain->head() - depth;
    world.chain->reorg(depth, depth + 1);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.reorgs.size(), std::size_t(1));
    QCOMPARE(world.reorgs.front().ancestor, full || depth < 60 ? fork : world.reorgs.front().ancestor);
    QVERIFY(world.reorgs.front().ancestor <= fork);
    QVERIFY(world.reorgs.front().depth >= depth);
    QCOMPARE(world.db->undos.size(), std::size_t(1));
    world.chain->mine(3);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    // The adapter knows the retracted IDs: it must mark such events when they return.
    QVERIFY(eventually([&] { return world.adapter->retracted == world.db->retractions; }));
}

void ChainWorkerTest::undoesReorgsDuringAStop_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("grown");
    QTest::newRow("1, soon") << 1 << 1;
    QTest::newRow("10, soon") << 10 << 3;
    QTest::newRow("60, late") << 60 << 1'000;
    QTest::newRow("10, late") << 10 << 500;
}

void ChainWorkerTest::undoesReorgsDuringAStop()
{
    QFETCH(int, depth);
    QFETCH(int, grown);
    World world(300);
    world.start();
    QVERIFY(world.caughtUp());
    world.stop();
    world.chain->reorg(depth, depth + grown);
    world.start();
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.reorgs.size(), std::size_t(1));
    QCOMPARE(world.reorgs.front().depth, depth);
}

void ChainWorkerTest::aReorgBelowTheConfirmationsRetracts()
{
    World world(300, 5, {u"headers"_s, u"registries"_s});
    world.config.confirmations = 3;
    world.start();
    QVERIFY(world.caughtUp());
    world.chain->reorg(20, 22);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QVERIFY(!world.db->retractions.empty());
}

void ChainWorkerTest::aTooDeepReorgStopsUntilARewind()
{
    World world(300);
    world.start();
    QVERIFY(world.caughtUp());
    const auto transfers = world.db->transfers;
    const Height fork = world.chain->head() - 80;
    world.chain->reorg(80, 85);
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Error; }));
    const auto failure = world.status().failure;
    QVERIFY(failure.has_value());
    QCOMPARE(failure->error.code, u"REORG_TOO_DEEP"_s);
    QCOMPARE(failure->error.args.value(u"rewind_to"_s).toLongLong(), fork);
    QVERIFY(!failure->nextTryAt.isValid());
    const int commits = static_cast<int>(world.db->commits.size());
    world.chain->mine(10);
    QTest::qWait(100);
    QCOMPARE(static_cast<int>(world.db->commits.size()), commits);  // no progress
    QVERIFY(world.db->undos.empty());
    QCOMPARE(world.db->transfers, transfers);

    // Too high: the error is reported again. Then correct.
    QVERIFY(wait(world.worker->rewind(fork + 5)).has_value());
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Error; }));
    const auto report = wait(world.worker->rewind(fork));
    QVERIFY(report.has_value());
    QCOMPARE(report->ancestor, fork);
    QCOMPARE(report->reason, u"rewind"_s);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QVERIFY(eventually([&] { return !world.status().failure; }));
    QCOMPARE(wait(world.worker->rewind(world.chain->head() + 100)).error().code, u"INVALID_HEIGHT"_s);
}

void ChainWorkerTest::rewindsBelowADeepReorg()
{
    // The finalized tag follows the new branch, and the rewind goes further down than necessary.
    World world(150, 1, {u"headers"_s, tokenA});
    world.config.confirmations = 0;
    world.start();
    QVERIFY(world.caughtUp());
    world.chain->reorg(80, 83);
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Error; }));
    QVERIFY(wait(world.worker->rewind(60)).has_value());
    QVERIFY(world.caughtUp(5'000));
    VERIFY_EQUAL_TO_CHAIN(world);
    world.chain->mine(5);
    QVERIFY(world.caughtUp(5'000));
    QVERIFY(!world.status().failure);
}

void ChainWorkerTest::wrongAnchorsAreReplaced()
{
    // The block reported as final is not the chain's, and no stored block could reveal it.
    World world(3'000, 1, {u"headers"_s, tokenA});
    world.faults->fixedDelayMs = 20;
    world.start();
    QVERIFY(eventually([&] { return world.adapter && world.adapter->heads > 0; }));
    QVERIFY(eventually([&] { return world.status().head.has_value(); }));
    world.chain->reorg(70, 71);
    QVERIFY(world.caughtUp(30'000));
    VERIFY_EQUAL_TO_CHAIN(world);
}

void ChainWorkerTest::aTooDeepReorgDuringAStopIsFound()
{
    World world(300);
    world.start();
    QVERIFY(world.caughtUp());
    world.stop();
    world.chain->reorg(80, 90);
    world.start();
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Error; }));
    QCOMPARE(world.status().failure->error.code, u"REORG_TOO_DEEP"_s);
    QVERIFY(world.db->undos.empty());
    QVERIFY(
        wait(world.worker->rewind(world.status().failure->error.args.value(u"rewind_to"_s).toLongLong())).has_value());
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void ChainWorkerTest::aTooDeepReorgThatEndsIsForgotten()
{
    World world(300);
    world.start();
    QVERIFY(world.caughtUp());
    const auto right = *world.chain;
    world.chain->reorg(80, 81);
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Error; }));
    *world.chain = right;  // the endpoint was wrong for a while
    world.chain->mine(3);
    QVERIFY(world.caughtUp());
    QVERIFY(world.db->undos.empty());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void ChainWorkerTest::aShorterChainIsUndone()
{
    World world(300);
    world.start();
    QVERIFY(world.caughtUp());
    world.chain->reorg(20, 10);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.status().head, std::optional<Height>(world.chain->head()));
    world.chain->mine(30);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void ChainWorkerTest::laggingHeadsAreNotReorgs()
{
    World world(200);
    world.faults->lagRate = 0.5;
    world.start();
    for (int i = 0; i < 40; ++i) {
        world.chain->mine(1);
        QTest::qWait(5);
    }
    QVERIFY(world.caughtUp());
    QVERIFY(world.db->undos.empty());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void ChainWorkerTest::wrongParentsAreNotReorgs()
{
    World world(200);
    world.faults->forkRate = 0.2;
    world.start();
    for (int i = 0; i < 40; ++i) {
        world.chain->mine(1);
        QTest::qWait(5);
    }
    world.faults->forkRate = 0;
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    for (const auto& undo : world.db->undos)
        QVERIFY(undo.depth < 64);  // only blocks stored with a wrong parent before its parent was known
}

void ChainWorkerTest::liveBlocksPrecedeHistory()
{
    World world(20'000, 9, {u"headers"_s, tokenA});
    world.blocks = 20;
    world.config.headerMode = HeaderMode::Borders;
    world.faults->fixedDelayMs = 2;
    world.db->commitMs = 15;
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].last() == world.chain->head(); }));
    const qint64 covered = world.db->coverage[tokenA].count();
    const int blockMs = 100;
    qint64 worst = 0;
    for (int i = 0; i < 15; ++i) {
        world.chain->mine(1);
        QElapsedTimer since;
        since.start();
        QVERIFY(eventually([&] { return world.db->coverage[tokenA].last() == world.chain->head(); }));
        worst = std::max(worst, since.elapsed());
        QTest::qWait(blockMs);
    }
    QVERIFY2(worst <= 2 * blockMs, qPrintable(u"worst live lag %1 ms"_s.arg(worst)));
    QVERIFY(world.db->coverage[tokenA].count() > covered + 200);  // the backfill continued in the meantime
    QVERIFY(!world.db->coverage[tokenA].containsAll({0, world.chain->head()}));  // and was not over
    QCOMPARE(world.status().state, signalbox::ChainState::Backfill);
    QVERIFY(world.db->violations.isEmpty());
}

void ChainWorkerTest::quickFinalityIsFollowed()
{
    // Finality at the head: new blocks are live all the same, not the end of a long backfill.
    World world(5'000, 9, {u"headers"_s, u"registries"_s, tokenA});
    world.chain->finalDepth = 0;
    world.faults->fixedDelayMs = 1;
    world.config.confirmations = 4;
    world.start();
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Backfill; }));
    for (int i = 0; i < 10; ++i) {
        world.chain->mine(1);
        QVERIFY(eventually(
            [&] {
                return world.db->coverage[tokenA].last() == world.chain->head() &&
                       (i < 5 || world.db->coverage[u"registries"_s].last() == world.chain->head() - 4);
            },
            1'000));
    }
    QVERIFY(!world.db->coverage[tokenA].containsAll({0, 5'000}));
    QVERIFY(world.caughtUp(60'000));
    VERIFY_EQUAL_TO_CHAIN(world);
}

void ChainWorkerTest::blockTimeIsKnownFromTheStart()
{
    World world(500);
    world.chain->blockSeconds = 3;
    world.chain->mine(300);
    world.chain->finalDepth = -1;  // only the head gives information
    world.start();
    QVERIFY(eventually([&] { return world.status().blockSeconds == 3.0; }));
    world.kill();
    World hinted(500);
    hinted.chain->finalDepth = -1;
    hinted.config.blockSeconds = 12;
    hinted.start();
    QVERIFY(eventually([&] { return hinted.status().head.has_value(); }));
    QCOMPARE(hinted.status().blockSeconds, std::optional(12.0));
}

void ChainWorkerTest::statusEqualsTheStore()
{
    World world(2'000);
    world.faults->fixedDelayMs = 3;
    int told = 0;
    world.start();
    QObject::connect(world.worker.get(), &ChainWorker::statusChanged, world.worker.get(),
                     [&](const WorkerStatus&) { ++told; });
    QVERIFY(eventually([&] {
        return world.status().state == signalbox::ChainState::Backfill && world.db->coverage[tokenA].count() > 300;
    }));
    const auto status = world.status();
    QCOMPARE(status.head, std::optional<Height>(world.chain->head()));
    QCOMPARE(status.finalized, std::optional<Height>(world.chain->head() - 64));
    QCOMPARE(status.blockSeconds, std::optional(1.0));
    QVERIFY(status.done > 0.1 && status.done < 1);
    QVERIFY(status.inFlightRequests > 0);
    QVERIFY(status.queueDepth >= status.inFlightRequests);
    QCOMPARE(status.waitingBlocks, world.chain->head() + 1 - chain::IntervalSet(status.covered).count());
    QVERIFY(status.blocksPerSecond > 0);
    QCOMPARE(status.streams.size(), std::size_t(3));
    QVERIFY(status.gaps.empty());
    QVERIFY(status.indexed && *status.indexed < *status.head);
    QCOMPARE(status.indexedTime.toSecsSinceEpoch(), 1'700'000'000 + *status.indexed);
    QCOMPARE(status.lagSeconds, std::optional<double>(*status.head - *status.indexed));
    QVERIFY(world.caughtUp());
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Ok; }));
    const auto after = world.status();
    QCOMPARE(after.done, 1.0);
    QCOMPARE(after.lagBlocks, 0);
    QCOMPARE(after.lagSeconds, std::optional(0.0));
    QCOMPARE(after.queueDepth, 0);
    QVERIFY(!after.remainingSeconds);
    QVERIFY(told > 3);
}

SIGNALBOX_TEST(ChainWorkerTest)
#include "chain_worker_test.moc"
