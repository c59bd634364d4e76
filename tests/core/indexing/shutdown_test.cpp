// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/shutdown.h"

#include <QTest>

#include "core/indexing/assembly.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

namespace {

struct Stopping : Assembly {
    std::unique_ptr<Committer> committer;
    QStringList steps;
    std::unique_ptr<Shutdown> shutdown;

    Stopping()
    {
        Committer::Hooks hooks;
        hooks.isLost = [this] { return life.isLost(); };
        hooks.mayCommit = [](const Work&) { return true; };
        hooks.hasJob = [](qint64) { return false; };
        hooks.isUrgent = [](qint64) { return false; };
        hooks.suspectFork = [](const char*, std::optional<Height>) {};
        hooks.committed = [this](const Queued&) { steps << u"committed"_s; };
        hooks.ended = [](const Writing&) {};
        hooks.turnSoon = [] {};
        committer = std::make_unique<Committer>(
            Committer::Parts{config, clock, ledger, link, database, queue, setbacks, anchors, journal},
            std::move(hooks));
        shutdown = std::make_unique<Shutdown>(
            Shutdown::Parts{clock, life, adapter, link, *committer, queue, shorts, jobs, naps, scope},
            Shutdown::Hooks{[this] { steps << u"quiet"_s; }, [this] { steps << u"ended"_s; }}, &context);
    }
    bool stop()
    {
        const Reply<Done> reply;
        shutdown->stop(reply);
        return eventually([&] {
            clock.at += 10;
            return reply.future().isFinished();
        });
    }
    Intervals covered() const { return db->coverage[u"headers"_s].intervals(); }
};

}  // namespace

class ShutdownTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodedRangesAreCommittedFirst()
    {
        Stopping s;
        s.queue.push(s.decoded(WorkKind::History, {0, 9}));  // it would wait for others
        QVERIFY(s.stop());
        QCOMPARE(s.steps, QStringList({u"quiet"_s, u"committed"_s, u"ended"_s}));
        QCOMPARE(s.covered(), Intervals({{0, 9}}));
        QVERIFY(!s.adapter);
        QVERIFY(!s.link.isOpen());
        QVERIFY(s.stop());  // again: answered at once
        QCOMPARE(s.steps.size(), 3);
    }

    void aWorkerThatHasNotBegunIsStopped()
    {
        Stopping s;
        s.life = Life(false);
        QVERIFY(s.stop());
        QVERIFY(s.steps.isEmpty());
        QVERIFY(s.life.isStopping());
    }

    void requestsAreAborted()
    {
        Stopping s;
        s.faults->fixedDelayMs = 60'000;
        s.scheduler->plan();
        QVERIFY(s.scope.running() > 0);
        QVERIFY(s.stop());
        QCOMPARE(s.scope.running(), 0);
        QVERIFY(s.covered().empty());
    }

    /// It is destroyed, and its blocks that it has not checked are fetched again by the next start.
    void anAdapterThatDoesNotEndIsDestroyed()
    {
        Stopping s;
        s.store(99);
        s.faults->fixedDelayMs = 60'000;
        s.fake()->abortable = false;
        s.fake()->doubted = {{chain::IntervalSet{{40, 49}}, {u"headers"_s}}};
        s.scheduler->plan();
        QVERIFY(s.stop());
        QVERIFY(!s.adapter);
        QCOMPARE(s.covered(), Intervals({{0, 39}, {50, 99}}));
    }

    void nothingIsWrittenAfterTheLeaseIsLost()
    {
        Stopping s;
        s.store(99);
        s.queue.push(s.decoded(WorkKind::History, {100, 109}));
        s.fake()->doubted = {{chain::IntervalSet{{40, 49}}, {u"headers"_s}}};
        s.life.lose();
        QVERIFY(s.stop());
        QCOMPARE(s.covered(), Intervals({{0, 99}}));
        QVERIFY(s.db->commits.empty());
    }

    void jobsEndWithTheWorker()
    {
        Stopping s;
        s.store(99);
        const Reply<JobProgress> job;
        s.jobs.add({1, {0, 50}, {}}, job);
        QVERIFY(!job.future().isFinished());
        QVERIFY(s.stop());
        QCOMPARE(wait(job.future()).error().code, u"WORKER_STOPPED"_s);
    }
};

SIGNALBOX_TEST(ShutdownTest)
#include "shutdown_test.moc"
