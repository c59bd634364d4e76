// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

/// Lag, Indexed, progress and estimate as shown to an operator.
class WorkerFiguresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresFollowWithoutJumps();
    void missingAnswersCountAsLag();
    void slowAnswersCountAsLag();
    void restartKeepsTheFigures();
    void doneDoesNotDecreaseWhileTheChainGrows();
    void doneContinuesAfterARestart();
    void aNewStreamStartsANewCount();
    void fallingBehindIsNotABackfill();
    void thereIsNoEstimateWithoutProgress();
    void aChainThatStartsLaterHasNoLag();
};

namespace {

const QString headers = u"headers"_s, registries = u"registries"_s;

/// Every status that the worker reports.
std::shared_ptr<std::vector<WorkerStatus>> record(World& world)
{
    auto all = std::make_shared<std::vector<WorkerStatus>>();
    QObject::connect(world.worker.get(), &ChainWorker::statusChanged, world.worker.get(),
                     [all](const WorkerStatus& status) { all->push_back(status); });
    return all;
}

LastKnown lastOf(const WorkerStatus& status)
{
    return {*status.head,   status.headTime.toSecsSinceEpoch(), status.headSeenAt, status.finalized, status.doneTo,
            status.followed};
}

}  // namespace

void WorkerFiguresTest::figuresFollowWithoutJumps()
{
    World world(300, 3, {headers, registries});
    world.config.confirmations = 12;
    world.config.pace.statusMs = 1;
    world.start();
    QVERIFY(world.saysCaughtUp());
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Ok; }));
    const auto seen = record(world);
    for (int i = 0; i < 40; ++i) {
        world.chain->mine(1);
        QVERIFY(world.caughtUp());
    }
    QVERIFY(world.saysCaughtUp());
    Height before = 300 - 1;
    for (const auto& status : *seen) {
        QCOMPARE(status.state, signalbox::ChainState::Ok);
        QVERIFY(status.indexed && *status.indexed >= before);
        QVERIFY2(status.lagBlocks <= 1 && status.lagSeconds.value_or(99) <= 1,
                 qPrintable(u"%1 blocks, %2 s"_s.arg(status.lagBlocks).arg(*status.lagSeconds)));
        QCOMPARE(status.lagBlocks, *status.head - *status.indexed);
        QCOMPARE(status.done, 1.0);
        QVERIFY(!status.remainingSeconds);
        before = *status.indexed;
    }
    QVERIFY(seen->size() > 20);
    QVERIFY(*world.db->coverage[registries].last() <= world.chain->head() - 12);
}

void WorkerFiguresTest::missingAnswersCountAsLag()
{
    World world(100);
    world.config.pace.retryMostMs = 200;
    world.start();
    QVERIFY(world.saysCaughtUp());
    QCOMPARE(world.status().lagSeconds, std::optional(0.0));
    world.faults->down = true;
    QVERIFY(eventually([&] { return world.status().lagSeconds.value_or(0) > 3; }, 20'000));
    const auto status = world.status();
    QCOMPARE(status.state, signalbox::ChainState::Error);
    QCOMPARE(status.head, std::optional<Height>(99));
    const double silent = double(status.headSeenAt.msecsTo(status.at)) / 1000;
    QVERIFY2(std::abs(*status.lagSeconds - silent) < 0.5, qPrintable(QString::number(*status.lagSeconds - silent)));
    QCOMPARE(status.indexed, std::optional<Height>(99));
    world.faults->down = false;
    QVERIFY(eventually([&] { return world.status().lagSeconds == 0.0; }));
}

/// An endpoint becomes slow: its answers are not overdue yet, and the chain does not count as following while it falls
/// behind.
void WorkerFiguresTest::slowAnswersCountAsLag()
{
    World world(100, 5, {headers, registries});
    world.config.pace.pollMs = 0;  // by the block time
    world.config.blockSeconds = 1;
    world.start();
    QVERIFY(world.saysCaughtUp());
    QElapsedTimer sinceMined, whole;
    sinceMined.start();
    whole.start();
    int following = 0, slow = 0;
    QStringList wrong;
    const auto look = [&] {
        if (sinceMined.elapsed() >= 1'000) {
            sinceMined.start();
            world.chain->mine(1);
        }
        if (whole.elapsed() > 3'000)
            world.faults->fixedDelayMs = 2'500;
        const auto status = world.status();
        const Height truth = world.chain->head() - *status.indexed;
        (status.state == signalbox::ChainState::Ok ? following : slow) += 1;
        if (status.state == signalbox::ChainState::Ok && truth > 3)
            wrong << u"after %1 s %2 blocks, said %3 s"_s.arg(double(whole.elapsed()) / 1'000)
                         .arg(truth)
                         .arg(*status.lagSeconds);
        return whole.elapsed() > 14'000;
    };
    QVERIFY(eventually(look, 20'000));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 5).join(QLatin1Char('\n'))));
    QVERIFY(following > 100 && slow > 100);
}

/// With unavailable endpoints from the start: head, Indexed and lag are the last known, and the lag grows.
void WorkerFiguresTest::restartKeepsTheFigures()
{
    World world(100, 3, {headers, registries});
    world.start();
    QVERIFY(world.saysCaughtUp());
    auto last = lastOf(world.status());
    world.stop();
    last.seenAt = QDateTime::currentDateTimeUtc().addSecs(-840);
    world.config.last = last;
    world.faults->down = true;
    world.start();
    QVERIFY(eventually([&] { return world.status().ready; }));
    const auto status = world.status();
    QCOMPARE(status.head, std::optional<Height>(99));
    QCOMPARE(status.indexed, std::optional<Height>(99));
    QCOMPARE(status.done, 1.0);
    QVERIFY(status.followed);
    QVERIFY2(*status.lagSeconds >= 840 && *status.lagSeconds < 900, qPrintable(QString::number(*status.lagSeconds)));
    world.chain->mine(3);
    world.faults->down = false;
    QVERIFY(world.saysCaughtUp());
    QCOMPARE(world.status().lagSeconds, std::optional(0.0));
}

void WorkerFiguresTest::doneDoesNotDecreaseWhileTheChainGrows()
{
    World world(3'000);
    world.faults->fixedDelayMs = 4;
    world.config.pace.statusMs = 1;
    world.start();
    const auto seen = record(world);
    for (int i = 0; i < 400 && world.status().done < 1; ++i) {
        world.chain->mine(10);  // faster than the history comes in
        QTest::qWait(5);
    }
    QVERIFY(seen->size() > 20);
    double done = 0;
    Height indexed = -1;
    for (const auto& status : *seen) {
        QVERIFY2(status.done >= done, qPrintable(u"%1 after %2"_s.arg(status.done).arg(done)));
        QVERIFY(status.indexed.value_or(-1) >= indexed);
        done = status.done;
        indexed = status.indexed.value_or(-1);
    }
    QVERIFY(done > 0.1);
}

void WorkerFiguresTest::doneContinuesAfterARestart()
{
    World world(2'000);
    world.faults->fixedDelayMs = 3;
    world.start();
    QVERIFY(eventually([&] { return world.status().done > 0.3; }));
    const auto before = world.status();
    QVERIFY(before.done < 1 && !before.followed);
    world.config.last = lastOf(before);
    world.stop();
    world.chain->mine(2'000);
    world.start();
    QVERIFY(eventually([&] { return world.status().ready; }));
    QVERIFY(world.status().done >= before.done);
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Backfill; }));
    QVERIFY(world.status().done >= before.done);
    QCOMPARE(world.status().doneTo, before.doneTo);
    QVERIFY(world.saysCaughtUp());
    QCOMPARE(world.status().doneTo, std::optional<Height>(world.chain->head()));
    // The blocks that a followed chain missed in the meantime are a backfill of their own.
    world.config.last = lastOf(world.status());
    world.stop();
    world.chain->mine(1'000);
    world.start();
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Backfill; }));
    QCOMPARE(world.status().doneTo, std::optional<Height>(4'999));
    QVERIFY(world.status().done < 1 && world.status().followed);
}

void WorkerFiguresTest::aNewStreamStartsANewCount()
{
    World world(1'500, 3, {headers, tokenA});
    world.faults->fixedDelayMs = 2;
    world.start();
    QVERIFY(world.saysCaughtUp());
    QVERIFY(eventually([&] { return world.status().followed; }));
    world.db->streams[tokenB] = {};
    world.worker->addStream({tokenB, 0, {}});
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Backfill; }));
    QVERIFY(world.status().done < 1 && !world.status().followed);
    QVERIFY(eventually([&] { return world.status().done == 1.0 && world.status().followed; }));
}

void WorkerFiguresTest::fallingBehindIsNotABackfill()
{
    World world(200);
    world.start();
    QVERIFY(world.saysCaughtUp());
    QVERIFY(eventually([&] { return world.status().followed; }));
    world.faults->fixedDelayMs = 80;
    world.chain->mine(2'000);
    QVERIFY(eventually([&] { return world.status().lagBlocks > 100; }));
    const auto seen = record(world);
    QVERIFY(eventually([&] { return world.status().remainingSeconds.has_value(); }, 20'000));
    world.faults->fixedDelayMs = 0;
    QVERIFY(world.saysCaughtUp());
    for (const auto& status : *seen) {
        QVERIFY(status.state == signalbox::ChainState::Slow || status.state == signalbox::ChainState::Ok);
        QVERIFY(status.state == signalbox::ChainState::Slow || status.lagSeconds.value_or(0) <= 3);
        QCOMPARE(status.done, 1.0);
        QVERIFY(status.followed);
    }
}

void WorkerFiguresTest::thereIsNoEstimateWithoutProgress()
{
    World world(8'000);
    world.faults->fixedDelayMs = 30;
    world.config.pace.retryMostMs = 200;
    world.start();
    QVERIFY(eventually([&] { return world.status().remainingSeconds.has_value(); }, 20'000));
    world.faults->down = true;
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Error; }));
    QVERIFY(!world.status().remainingSeconds);
    QVERIFY(world.status().done < 1);
}

void WorkerFiguresTest::aChainThatStartsLaterHasNoLag()
{
    World world(100);
    for (auto& [stream, bounds] : world.db->streams)
        bounds.from = 500;
    world.start();
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Waiting; }));
    const auto status = world.status();
    QCOMPARE(status.head, std::optional<Height>(99));
    QVERIFY(!status.indexed && !status.lagSeconds);
    QCOMPARE(status.lagBlocks, 0);
    QCOMPARE(status.done, 0.0);
}

SIGNALBOX_TEST(WorkerFiguresTest)
#include "worker_figures_test.moc"
