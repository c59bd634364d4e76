// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/status_reporter.h"

#include <QTest>

#include "core/indexing/assembly.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Source = Journal::Source;

namespace {

struct Reporting : Assembly {
    SyncGoal goal;
    std::vector<WorkerStatus> told;
    StatusReporter reporter{{config, clock, life, ledger, adapter, journal, throughput, time, setbacks, queue,
                             *scheduler, *head, *pace, *forks, shorts, goal},
                            [this](const WorkerStatus& status) { told.push_back(status); },
                            &context};

    Reporting() { config.pace.statusMs = 20; }
    ChainState state() const { return reporter.status().state; }
    void follow()
    {
        store(499);
        ledger.noteBackfill();
    }
};

}  // namespace

class StatusReporterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStateFollowsTheWork()
    {
        Reporting r;
        r.life = Life(false);
        QCOMPARE(r.state(), ChainState::Starting);
        r.run();
        r.ledger.noteBackfill();
        QCOMPARE(r.state(), ChainState::Backfill);
        r.follow();
        QCOMPARE(r.state(), ChainState::Ok);
        r.blocks->mine(400);
        r.ledger.setHead(r.blocks->at(899), 835, r.config);
        r.ledger.noteBackfill();  // it has followed: it catches up
        QCOMPARE(r.state(), ChainState::Slow);
        r.life.setPaused(true);
        QCOMPARE(r.state(), ChainState::Paused);
    }

    void theWorstReasonIsShown()
    {
        Reporting r;
        r.follow();
        r.journal.failed(Source::Commit, errorOf(ErrorKind::Internal, "ROW_REFUSED"), 1'000);
        QCOMPARE(r.state(), ChainState::Error);
        r.journal.failed(Source::Database, errorOf(ErrorKind::Retryable, "DATABASE_AWAY"), 1'000);
        QCOMPARE(r.state(), ChainState::Waiting);
        r.life.setPaused(true);
        QCOMPARE(r.state(), ChainState::Paused);  // the operator's own choice
        r.life.lose();
        QCOMPARE(r.state(), ChainState::Waiting);
        QCOMPARE(r.reporter.status().failures.size(), std::size_t(2));
    }

    void aChainShorterThanItsStartWaits()
    {
        Reporting r;
        r.db->streams[u"headers"_s].from = 1'000;
        r.load();
        r.ledger.setHead(r.blocks->at(499), 435, r.config);
        QCOMPARE(r.state(), ChainState::Waiting);
    }

    void manyChangesAreOneReport()
    {
        Reporting r;
        for (int i = 0; i < 10; ++i)
            r.reporter.tellSoon();
        QVERIFY(r.told.empty());
        QVERIFY(eventually([&] { return r.told.size() == 1; }));
        r.reporter.tellSoon();
        QTest::qWait(10);  // the clock stands still: the interval is not over
        QCOMPARE(r.told.size(), std::size_t(1));
        QVERIFY(eventually([&] { return r.told.size() == 2; }));
        r.life.stop();
        r.reporter.tellSoon();
        QTest::qWait(30);
        QCOMPARE(r.told.size(), std::size_t(2));
        r.reporter.tellNow();  // the last one
        QCOMPARE(r.told.size(), std::size_t(3));
    }

    void onlyAChangedStateBeginsAnew()
    {
        Reporting r;
        r.follow();
        r.reporter.note();
        const QDateTime since = r.reporter.status().since;
        QTest::qWait(5);
        r.reporter.note();
        QCOMPARE(r.reporter.status().since, since);
        r.life.setPaused(true);
        r.reporter.note();
        QVERIFY(r.reporter.status().since > since);
        QVERIFY(eventually([&] { return !r.told.empty() && r.told.back().state == ChainState::Paused; }));
    }

    void coverageOfAllStreamsIsTheSmallest()
    {
        Reporting r;
        r.db->streams[tokenA] = {200, 400};
        r.store(450);
        r.db->coverage[tokenA].add(Interval{200, 299});
        r.load();
        const auto status = r.reporter.status();
        QCOMPARE(status.covered, Intervals({{0, 299}, {401, 450}}));
        QCOMPARE(status.waitingBlocks, qint64(101 + 49));
        QCOMPARE(status.stored, std::optional<Height>(450));
        QCOMPARE(status.indexed, std::optional<Height>(299));
        QCOMPARE(status.lagBlocks, qint64(200));
        QCOMPARE(status.liveLagBlocks, qint64(49));
        const auto token = std::find_if(status.streams.begin(), status.streams.end(),
                                        [](const StreamStatus& stream) { return stream.stream == tokenA; });
        QCOMPARE(token->target, std::optional<Height>(400));
        QCOMPARE(token->missingBlocks, qint64(101));
    }

    void rangesInFlightAreQueued()
    {
        Reporting r;
        r.scheduler->plan();
        const auto planned = r.reporter.status();
        QCOMPARE(planned.inFlightRequests, 4);
        QVERIFY(planned.queueDepth >= 4);
        QCOMPARE(planned.inFlight, Intervals({{0, 29}, {436, 445}}));
        r.scope.drain();
        QCOMPARE(r.reporter.status().inFlightRequests, 0);
    }
};

SIGNALBOX_TEST(StatusReporterTest)
#include "status_reporter_test.moc"
