// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/scheduler.h"

#include <QTest>

#include "core/indexing/assembly.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Source = Journal::Source;

namespace {

struct Scheduling : Assembly {
    int inFlight(WorkKind kind) const
    {
        const auto& works = scheduler->inFlight();
        return static_cast<int>(
            std::count_if(works.begin(), works.end(), [kind](const Work& work) { return work.kind == kind; }));
    }
};

}  // namespace

class SchedulerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plansOneLiveRangeAndTheBackfill();
    void plansNothingWhilePausedOrStale();
    void followsNoBlocksDuringASuspicion();
    void decodedRangesLimitTheBackfill();
    void failuresGoToTheRetries();
    void droppedRangesAreDiscarded();
    void doubtfulBlocksAreFetchedAlone();
    void reindexComesBeforeHistory();
    void anUndoIsRetriedUntilTheDatabaseAnswers();
    void anUndoEndsWithTheWorker();
};

void SchedulerTest::plansOneLiveRangeAndTheBackfill()
{
    Scheduling s;
    s.scheduler->plan();
    QCOMPARE(s.inFlight(WorkKind::Follow), 1);
    QCOMPARE(s.inFlight(WorkKind::History), 3);
    s.scheduler->plan();
    QCOMPARE(s.scheduler->inFlight().size(), std::size_t(4));
    s.scope.drain();
    QCOMPARE(s.queue.items().size(), std::size_t(4));
    QCOMPARE(s.liveDecoded, 1);
    QCOMPARE(s.throughput.bytesIn(), qint64(400));
}

void SchedulerTest::plansNothingWhilePausedOrStale()
{
    Scheduling s;
    s.life.setPaused(true);
    s.scheduler->plan();
    s.life.setPaused(false);
    s.database.noteStale();
    s.scheduler->plan();
    s.database.noteCurrent();
    s.database.failed(errorOf(ErrorKind::Unavailable, "DISK_FULL"));
    QVERIFY(s.scheduler->standsStill());
    s.scheduler->plan();
    QVERIFY(s.scheduler->inFlight().empty());
    s.database.written();
    s.scheduler->plan();
    QVERIFY(!s.scheduler->inFlight().empty());
}

void SchedulerTest::followsNoBlocksDuringASuspicion()
{
    Scheduling s;
    s.forks->suspect("test");
    s.scheduler->plan();
    QCOMPARE(s.inFlight(WorkKind::Follow), 0);
    QCOMPARE(s.inFlight(WorkKind::History), 3);
}

void SchedulerTest::decodedRangesLimitTheBackfill()
{
    Scheduling s;
    s.config.pace.maxAhead = 6;
    for (int round = 0; round < 10; ++round) {
        s.scheduler->plan();
        s.scope.drain();
    }
    QCOMPARE(s.queue.backfillRanges(), std::ptrdiff_t(6));
    QVERIFY(s.scheduler->isUrgent(6));
}

void SchedulerTest::failuresGoToTheRetries()
{
    Scheduling s;
    s.faults->poison = {5};
    s.scheduler->plan();
    s.scope.drain();
    QVERIFY(s.setbacks.retries().all().contains(5));
    QVERIFY(s.has(Source::Range));
    QCOMPARE(s.queue.backfillRanges(), std::ptrdiff_t(2));
}

void SchedulerTest::droppedRangesAreDiscarded()
{
    Scheduling s;
    s.scheduler->plan();
    s.scheduler->drop([](const Work& work) { return work.range.hi < 25; });
    s.scope.drain();
    QCOMPARE(s.queue.backfillRanges(), std::ptrdiff_t(1));
    QVERIFY(s.scheduler->inFlight().empty());
}

void SchedulerTest::doubtfulBlocksAreFetchedAlone()
{
    Scheduling s;
    s.queue.push(decodedRange(99, WorkKind::History, {4, 4}));
    s.queue.doubt({99}, chain::IntervalSet{{4, 4}});
    s.scheduler->plan();
    s.scope.drain();
    Intervals confirmed, others;
    for (const auto& request : s.fake()->requests)
        if (!request.live)
            (request.confirm ? confirmed : others).push_back(request.range);
    QCOMPARE(confirmed, (Intervals{{4, 4}}));
    QCOMPARE(others.front(), (Interval{0, 3}));
}

void SchedulerTest::reindexComesBeforeHistory()
{
    Scheduling s;
    s.ledger.applyCommit({{0, 99}}, {u"headers"_s}, {});
    s.jobs.add({3, {50, 69}, {}}, Reply<JobProgress>());
    s.scheduler->plan();
    QCOMPARE(s.inFlight(WorkKind::Reindex), 2);
    QCOMPARE(s.inFlight(WorkKind::History), 1);
}

void SchedulerTest::anUndoIsRetriedUntilTheDatabaseAnswers()
{
    Scheduling s;
    s.ledger.applyCommit({{0, 499}}, {u"headers"_s}, {});
    s.db->undosLost = 2;
    std::optional<Expected<ReorgReport>> result;
    const auto ask = [&]() -> QCoro::Task<> {
        auto task = s.undoer->run(480, Bytes32{}, u"reorg"_s);
        result = co_await task;
    };
    s.scope.launch(ask());
    s.scope.drain();
    QVERIFY(result && *result);
    QCOMPARE((*result)->ancestor, Height(480));
    QCOMPARE((*result)->depth, 19);
    QCOMPARE(s.forgotten, Height(480));
    QCOMPARE(s.db->undos.size(), std::size_t(3));
    QVERIFY(!s.db->undos[0].repeated);
    QVERIFY(s.db->undos[2].repeated);
    QCOMPARE(s.ledger.stored(), std::optional<Height>(480));
    QVERIFY(s.database.isStale());
    QVERIFY(!s.has(Source::Database));
}

void SchedulerTest::anUndoEndsWithTheWorker()
{
    Scheduling s;
    s.life.stop();
    std::optional<Expected<ReorgReport>> result;
    const auto ask = [&]() -> QCoro::Task<> {
        auto task = s.undoer->run(480, Bytes32{}, u"rewind"_s);
        result = co_await task;
    };
    s.scope.launch(ask());
    s.scope.drain();
    QVERIFY(result && !*result);
    QCOMPARE(result->error().code, u"WORKER_STOPPED"_s);
    QVERIFY(s.db->undos.empty());
}

SIGNALBOX_TEST(SchedulerTest)
#include "scheduler_test.moc"
