// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

class WorkerCommandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pausesAndResumes();
    void startsPaused();
    void reindexReplacesWithoutAGap();
    void reindexConfirmsMissingRows();
    void reindexKeepsUnconfirmedRows();
    void reindexContinuesAfterARestart();
    void reindexCanBeCanceled();
    void reindexRefusesInvalidRanges();
    void rewindUndoesBlocks();
    void gapsAreFoundAndFilled();
    void addsAStream();
    void removesAStream();
    void allTransfersAndOneTokenCoexist();
    void configuresARunningWorker();
    void reachesTheAdapter();
    void theSubscriptionWakesTheWorker();
    void answersCancelledAfterStop();
};

void WorkerCommandsTest::pausesAndResumes()
{
    World world(1'000);
    world.faults->fixedDelayMs = 1;
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].count() > 50; }));
    QVERIFY(wait(world.worker->pause()).has_value());
    QVERIFY(eventually([&] { return world.adapter->running == 0; }));
    QTest::qWait(20);
    QCOMPARE(world.status().state, signalbox::ChainState::Paused);
    QCOMPARE(world.status().queueDepth, 0);  // fetched ranges were committed
    const auto asked = world.adapter->requests.size();
    const int heads = world.adapter->heads;
    world.chain->mine(5);
    QTest::qWait(50);
    QCOMPARE(world.adapter->requests.size(), asked);
    QCOMPARE(world.adapter->heads, heads);
    QVERIFY(wait(world.worker->resume()).has_value());
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerCommandsTest::startsPaused()
{
    World world(100);
    world.config.paused = true;
    world.start();
    QTest::qWait(50);
    QCOMPARE(world.status().state, signalbox::ChainState::Paused);
    QVERIFY(world.adapter && world.adapter->heads == 0);
    QVERIFY(wait(world.worker->resume()).has_value());
    QVERIFY(world.caughtUp());
}

void WorkerCommandsTest::reindexReplacesWithoutAGap()
{
    World world(400, 1, {u"headers"_s, u"registries"_s, tokenA, tokenB});
    world.start();
    QVERIFY(world.caughtUp());
    // Rows that were damaged by hand.
    world.db->transfers.erase(world.db->transfers.lower_bound({100, 0}), world.db->transfers.lower_bound({150, 0}));
    QVERIFY(!world.wrong().isEmpty());
    std::vector<JobProgress> progress;
    bool hole = false;
    connect(world.worker.get(), &ChainWorker::jobProgress, this, [&](const JobProgress& now) {
        progress.push_back(now);
        hole = hole || !world.covers(world.chain->head());
    });
    const auto done = wait(world.worker->reindex({7, {90, 200}, {}}));
    QVERIFY(done.has_value());
    QCOMPARE(done->id, 7);
    QCOMPARE(done->done, (Intervals{{90, 200}}));
    QVERIFY(progress.size() > 2);
    QVERIFY(progress.front().doneBlocks < progress.back().doneBlocks);
    QCOMPARE(progress.back().totalBlocks, 111);
    QVERIFY(!hole);
    VERIFY_EQUAL_TO_CHAIN(world);
    for (const auto& commit : world.db->commits)
        if (commit.mode == store::Commit::Mode::Replace)
            QCOMPARE(commit.streams.size(), std::size_t(4));
}

void WorkerCommandsTest::reindexConfirmsMissingRows()
{
    World world(400, 1, {u"headers"_s, u"registries"_s, tokenA, tokenB});
    world.start();
    QVERIFY(world.caughtUp());
    const auto before = world.db->transfers;
    // The endpoint omits blocks; wrong rows stored in another one must be removed.
    world.faults->blank = {100, 101, 102, 110, 120};
    Height odd = 150;
    while (transfersOf(world.chain->at(odd).hash) == 0)
        ++odd;
    world.db->transfers[{odd, 9}] = {0, world.chain->at(odd).hash};
    const auto done = wait(world.worker->reindex({7, {90, 200}, {}}));
    QVERIFY(done.has_value());
    QCOMPARE(done->done, (Intervals{{90, 200}}));
    QVERIFY(done->kept.empty());
    QVERIFY(world.db->transfers == before);
    VERIFY_EQUAL_TO_CHAIN(world);
    for (const auto& request : world.adapter->requests)
        if (request.confirm)
            QCOMPARE(request.range.count(), 1);
}

void WorkerCommandsTest::reindexKeepsUnconfirmedRows()
{
    World world(400, 1, {u"headers"_s, tokenA, tokenB});
    world.start();
    QVERIFY(world.caughtUp());
    const auto before = world.db->transfers;
    world.faults->confirmable = false;
    chain::IntervalSet lost;
    for (Height height = 100; height < 140; ++height) {
        world.faults->blank.insert(height);
        if (transfersOf(world.chain->at(height).hash) > 0)
            lost.add({height, height});
    }
    const auto done = wait(world.worker->reindex({7, {90, 200}, {}}));
    QVERIFY(done.has_value());
    QCOMPARE(done->done, (Intervals{{90, 200}}));
    QCOMPARE(done->kept, lost.intervals());
    QVERIFY(world.db->transfers == before);
    VERIFY_EQUAL_TO_CHAIN(world);
    QVERIFY(world.log.filter(u"kept the stored rows of %1 blocks"_s.arg(lost.count())).size() == 1);
}

void WorkerCommandsTest::reindexContinuesAfterARestart()
{
    World world(1'000);
    world.faults->fixedDelayMs = 1;
    world.start();
    QVERIFY(world.caughtUp());
    Intervals kept;
    connect(world.worker.get(), &ChainWorker::jobProgress, this, [&](const JobProgress& now) { kept = now.done; });
    auto first = world.worker->reindex({1, {100, 700}, {}});
    QVERIFY(eventually([&] { return chain::IntervalSet(kept).count() > 100; }));
    world.stop();
    QVERIFY(first.isFinished());
    QCOMPARE(first.result().error().kind, ErrorKind::Cancelled);
    const auto before = chain::IntervalSet(kept);
    world.start();
    const auto done = wait(world.worker->reindex({1, {100, 700}, kept}));
    QVERIFY(done.has_value());
    QCOMPARE(done->doneBlocks, 601);
    for (const auto& request : world.adapter->requests)
        QVERIFY(!before.intersects(request.range));
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerCommandsTest::reindexCanBeCanceled()
{
    World world(1'000);
    world.faults->fixedDelayMs = 2;
    world.start();
    QVERIFY(world.caughtUp());
    auto job = world.worker->reindex({3, {0, 900}, {}});
    QTest::qWait(20);
    world.worker->cancelReindex(3);
    QCOMPARE(wait(job).error().code, u"CANCELLED"_s);
    QTest::qWait(20);
    const auto commits = world.db->commits.size();
    QTest::qWait(30);
    QCOMPARE(world.db->commits.size(), commits);
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerCommandsTest::reindexRefusesInvalidRanges()
{
    World world(100);
    world.start();
    QVERIFY(world.caughtUp());
    QCOMPARE(wait(world.worker->reindex({1, {50, 40}, {}})).error().code, u"INVALID_RANGE"_s);
    // There are no stored blocks above: no work.
    QVERIFY(wait(world.worker->reindex({2, {5'000, 6'000}, {}})).has_value());
}

void WorkerCommandsTest::rewindUndoesBlocks()
{
    World world(300);
    world.start();
    QVERIFY(world.caughtUp());
    const auto report = wait(world.worker->rewind(100));
    QVERIFY(report.has_value());
    QCOMPARE(report->ancestor, 100);
    QCOMPARE(report->depth, static_cast<int>(world.chain->head() - 100));
    QCOMPARE(world.db->undos.back().reason, u"rewind"_s);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.reorgs.size(), std::size_t(1));
}

void WorkerCommandsTest::gapsAreFoundAndFilled()
{
    World world(300);
    world.start();
    QVERIFY(world.caughtUp());
    QCOMPARE(wait(world.worker->scanGaps())->blocks, 0);
    // Coverage that another session removed.
    for (const auto& stream : {u"headers"_s, tokenA, tokenB})
        world.db->coverage[stream].subtract({40, 59});
    world.db->blocks.erase(world.db->blocks.lower_bound(40), world.db->blocks.lower_bound(60));
    world.db->transfers.erase(world.db->transfers.lower_bound({40, 0}), world.db->transfers.lower_bound({60, 0}));
    const auto found = wait(world.worker->scanGaps());
    QVERIFY(found.has_value());
    QCOMPARE(found->gaps, (Intervals{{40, 59}}));
    QTest::qWait(30);
    QCOMPARE(world.status().gapBlocks, 20);
    QCOMPARE(world.status().waitingBlocks, 0);
    QCOMPARE(world.status().indexed, std::optional<Height>(39));
    world.chain->mine(3);
    QVERIFY(
        eventually([&] { return world.db->coverage[tokenA].last() == world.chain->head(); }));  // live blocks continue
    QCOMPARE(wait(world.worker->fillGaps())->blocks, 20);
    QVERIFY(world.caughtUp());
    QCOMPARE(world.status().gapBlocks, 0);
    VERIFY_EQUAL_TO_CHAIN(world);

    // The periodic scan fills the gaps that it finds.
    world.stop();
    world.config.pace.gapScanMs = 20;
    world.start();
    QVERIFY(world.caughtUp());
    world.db->coverage[tokenA].subtract({100, 119});
    world.db->transfers = [&] {
        auto rows = world.db->transfers;
        std::erase_if(rows, [](const auto& row) {
            return row.second.token == 0 && row.first.block >= 100 && row.first.block < 120;
        });
        return rows;
    }();
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerCommandsTest::addsAStream()
{
    World world(300, 1, {u"headers"_s, tokenA});
    world.start();
    QVERIFY(world.caughtUp());
    const auto asked = world.adapter->requests.size();
    world.db->streams[tokenB] = {50, {}};
    QVERIFY(wait(world.worker->addStream({tokenB, 50, {}})).has_value());
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.db->coverage[tokenB].intervals(), (Intervals{{50, world.chain->head()}}));
    for (auto i = asked; i < world.adapter->requests.size(); ++i)
        QCOMPARE(chain::namesOf(world.adapter->requests[i].streams), std::vector<QString>{tokenB});
    world.chain->mine(1);
    QVERIFY(world.caughtUp());
    QCOMPARE(world.adapter->requests.back().streams.size(), std::size_t(3));
}

void WorkerCommandsTest::removesAStream()
{
    World world(2'000);
    world.faults->fixedDelayMs = 1;
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenB].count() > 100; }));
    world.db->streams.erase(tokenB);
    world.db->coverage.erase(tokenB);
    std::erase_if(world.db->transfers, [](const auto& row) { return row.second.token == 1; });
    QVERIFY(wait(world.worker->removeStream(tokenB)).has_value());
    QVERIFY(world.caughtUp());
    QVERIFY(!world.db->coverage.contains(tokenB));
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerCommandsTest::allTransfersAndOneTokenCoexist()
{
    World world(200, 1, {u"headers"_s, tokenA});
    world.start();
    QVERIFY(world.caughtUp());
    world.db->streams[u"transfers"_s] = {20, {}};
    QVERIFY(wait(world.worker->addStream({u"transfers"_s, 20, {}})).has_value());
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    world.chain->mine(5);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerCommandsTest::configuresARunningWorker()
{
    World world(200, 1, {u"headers"_s, u"registries"_s});
    world.config.confirmations = 50;
    world.start();
    QVERIFY(world.caughtUp());
    QCOMPARE(world.db->coverage[u"registries"_s].last(), std::optional<Height>(world.chain->head() - 50));
    world.config.confirmations = 2;
    QVERIFY(wait(world.worker->configure(world.config)).has_value());
    QVERIFY(world.caughtUp());
    QCOMPARE(world.db->coverage[u"registries"_s].last(), std::optional<Height>(world.chain->head() - 2));
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerCommandsTest::reachesTheAdapter()
{
    World world(100);
    world.start();
    QVERIFY(world.caughtUp());
    Adapter* seen = nullptr;
    QVERIFY(wait(world.worker->withAdapter([&](Adapter& adapter) { seen = &adapter; })).has_value());
    QCOMPARE(seen, static_cast<Adapter*>(world.adapter));
}

void WorkerCommandsTest::theSubscriptionWakesTheWorker()
{
    World world(100);
    world.config.pace.pollMs = 60'000;
    world.start();
    QVERIFY(world.caughtUp());
    world.chain->mine(1);
    QTest::qWait(30);
    QVERIFY(!world.covers(world.chain->head()));
    world.adapter->onNewHead();
    QVERIFY(world.caughtUp(1'000));
}

void WorkerCommandsTest::answersCancelledAfterStop()
{
    World world(100);
    world.start();
    QVERIFY(world.caughtUp());
    const auto stopping = world.worker->stop();
    const auto paused = world.worker->pause();
    QCOMPARE(wait(paused).error().code, u"WORKER_STOPPED"_s);
    QVERIFY(wait(stopping).has_value());
    QVERIFY(wait(world.worker->stop()).has_value());  // a second call has no effect
}

SIGNALBOX_TEST(WorkerCommandsTest)
#include "worker_commands_test.moc"
