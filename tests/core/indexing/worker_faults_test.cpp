// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "indexing/worker_thread.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Fault = FakeDatabase::Fault;

class WorkerFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesAnEndpointOutage();
    void retriesFailingAnswers();
    void aFailingRangeBlocksNoOther();
    void aFailingLiveBlockIsSkipped();
    void aDatabaseOutageKeepsDecodedRows();
    void startsWithoutTheDatabase();
    void unknownOutcomesAreResolved_data();
    void unknownOutcomesAreResolved();
    void aFullDiskPauses();
    void refusedRowsAreIsolated();
    void aLostLeaseStopsTheWorker();
    void stopsAtAnyMoment();
    void stopsAnAdapterThatCannotAbort();
    void runsInItsOwnThread();
    void canBeDeletedWithoutStop();
    void accountsForItsTime_data();
    void accountsForItsTime();
};

void WorkerFaultsTest::survivesAnEndpointOutage()
{
    World world(300);
    world.start();
    QVERIFY(world.caughtUp());
    world.faults->down = true;
    world.chain->mine(3);
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Error; }));
    const auto failure = world.status().failure;
    QVERIFY(failure && failure->error.code == "ENDPOINT_DOWN"_L1);
    QVERIFY(failure->nextTryAt.isValid());
    QVERIFY(failure->count > 0 && failure->since <= failure->lastAt);
    world.faults->down = false;
    QVERIFY(world.caughtUp());
    QVERIFY(eventually([&] { return !world.status().failure && world.status().state == signalbox::ChainState::Ok; }));

    // With a long backoff, tryNow ends the wait.
    world.stop();
    world.config.pace.retryFirstMs = 60'000;
    world.config.pace.retryMostMs = 60'000;
    world.faults->down = true;
    world.chain->mine(3);
    world.start();
    QVERIFY(eventually([&] { return !world.status().failures.empty(); }));
    world.faults->down = false;
    QTest::qWait(50);
    QVERIFY(!world.covers(world.chain->head()));
    QVERIFY(wait(world.worker->tryNow()).has_value());
    QCOMPARE(world.adapter->triedNow, 1);
    QVERIFY(world.caughtUp(2'000));
}

void WorkerFaultsTest::retriesFailingAnswers()
{
    World world(600);
    world.faults->failRate = 0.3;
    world.faults->delayMs = 2;
    world.start();
    QVERIFY(world.caughtUp(60'000));
    for (int i = 0; i < 10; ++i) {
        world.chain->mine(2);
        QTest::qWait(3);
    }
    QVERIFY(world.caughtUp(60'000));
    VERIFY_EQUAL_TO_CHAIN(world);
    QVERIFY(world.status().errors > 10);
}

void WorkerFaultsTest::aFailingRangeBlocksNoOther()
{
    World world(600);
    world.blocks = 50;
    world.faults->poison = {137};
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].count() == world.chain->head(); }));  // all but one
    QVERIFY(!world.db->coverage[tokenA].contains(137));
    QCOMPARE(world.status().waitingBlocks, 1);
    const auto failure = world.status().failure;
    QVERIFY(failure.has_value());
    QVERIFY2(failure->error.text().contains(u"Block 137"_s), qPrintable(failure->error.text()));
    QVERIFY(failure->nextTryAt.isValid());
    QCOMPARE(world.status().indexed, std::optional<Height>(136));
    QCOMPARE(world.synced, 0);
    world.faults->poison.clear();
    QVERIFY(world.caughtUp());
    QVERIFY(eventually([&] { return !world.status().failure; }));
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.synced, 1);
}

void WorkerFaultsTest::aFailingLiveBlockIsSkipped()
{
    World world(200);
    world.start();
    QVERIFY(world.caughtUp());
    const Height bad = world.chain->head() + 2;
    world.faults->poison = {bad};
    for (int i = 0; i < 6; ++i) {
        world.chain->mine(1);
        QTest::qWait(10);
    }
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].last() == world.chain->head(); }));
    QVERIFY(!world.db->coverage[tokenA].contains(bad));
    QVERIFY(world.status().failure.has_value());
    world.faults->poison.clear();
    QVERIFY(world.caughtUp());
    QVERIFY(eventually([&] { return !world.status().failure; }));
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerFaultsTest::aDatabaseOutageKeepsDecodedRows()
{
    World world(600);
    world.faults->fixedDelayMs = 1;
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].count() > 50; }));
    world.db->away = true;
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Waiting; }));
    QTest::qWait(60);
    const auto asked = world.adapter->requests.size();
    QTest::qWait(60);
    QCOMPARE(world.adapter->requests.size(), asked);  // bounded: ranges without space are not fetched
    const auto status = world.status();
    QVERIFY(status.failure && status.failure->error.code == "DATABASE_AWAY"_L1);
    QVERIFY(status.inFlight.empty());
    world.db->away = false;
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    // Each range was requested once: rows decoded before were stored.
    chain::IntervalSet seen;
    for (const auto& request : world.adapter->requests) {
        QVERIFY(!seen.intersects(request.range));
        seen.add(request.range);
    }
}

void WorkerFaultsTest::startsWithoutTheDatabase()
{
    World world(100);
    world.db->away = true;
    world.start();
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Waiting; }));
    QTest::qWait(20);
    world.db->away = false;
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerFaultsTest::unknownOutcomesAreResolved_data()
{
    QTest::addColumn<bool>("done");
    QTest::newRow("it was committed") << true;
    QTest::newRow("it was not") << false;
}

void WorkerFaultsTest::unknownOutcomesAreResolved()
{
    QFETCH(bool, done);
    World world(400);
    int commits = 0;
    world.db->onCommit = [&](const store::Commit&) {
        return ++commits % 4 == 0 ? (done ? Fault::UnknownDone : Fault::UnknownNotDone) : Fault::None;
    };
    world.start();
    for (int i = 0; i < 10; ++i) {
        world.chain->mine(1);
        QTest::qWait(10);
    }
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    // A commit whose answer was lost is counted after the worker has checked it, which is after the store has its rows.
    QVERIFY(eventually([&] {
        qint64 stored = 0;
        for (const auto& commit : world.db->commits)
            for (const auto& range : commit.ranges)
                stored += range.count();
        return world.status().blocksCommitted == stored;
    }));
}

void WorkerFaultsTest::aFullDiskPauses()
{
    World world(4'000);
    world.db->commitMs = 2;
    bool full = false;
    world.db->onCommit = [&](const store::Commit&) { return full ? Fault::DiskFull : Fault::None; };
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].count() > 50; }));
    full = true;
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Waiting; }));
    QCOMPARE(world.status().failure->error.code, u"DISK_FULL"_s);
    QTest::qWait(30);
    const auto asked = world.adapter->requests.size();
    QTest::qWait(60);
    QCOMPARE(world.adapter->requests.size(), asked);
    full = false;
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QVERIFY(eventually([&] { return !world.status().failure; }));
}

void WorkerFaultsTest::refusedRowsAreIsolated()
{
    World world(400);
    world.config.pace.commitMs = 50;
    bool refuse = true;
    world.db->onCommit = [&](const store::Commit& commit) {
        return refuse && std::any_of(commit.ranges.begin(), commit.ranges.end(),
                                     [](const Interval& range) { return range.contains(123); })
                   ? Fault::Refused
                   : Fault::None;
    };
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].count() >= world.chain->head(); }));
    QVERIFY(!world.db->coverage[tokenA].contains(123));
    QVERIFY(world.status().failure.has_value());
    refuse = false;
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerFaultsTest::aLostLeaseStopsTheWorker()
{
    World world(2'000);
    world.faults->fixedDelayMs = 1;
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].count() > 50; }));
    ++world.db->epoch;
    const auto commits = world.db->commits.size();
    QVERIFY(eventually([&] { return world.lost == 1; }));
    QTest::qWait(30);
    QCOMPARE(world.db->commits.size(), commits);
    QCOMPARE(world.status().state, signalbox::ChainState::Waiting);
    QCOMPARE(world.status().failure->error.code, u"LEASE_LOST"_s);
    QCOMPARE(world.adapter->running, 0);
    world.stop();
    QVERIFY2(world.wrong(false).isEmpty(), qPrintable(world.wrong(false)));
    world.start();
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerFaultsTest::stopsAtAnyMoment()
{
    const unsigned seed = seedOf("stopsAtAnyMoment");
    std::mt19937 random(seed);
    World world(300, seed % 1000);
    for (int round = 0; round < 60; ++round) {
        world.faults->delayMs = static_cast<int>(random() % 4);
        world.faults->failRate = random() % 3 == 0 ? 0.3 : 0;
        world.faults->down = random() % 12 == 0;
        world.db->away = random() % 12 == 0;
        if (random() % 4 == 0)
            world.chain->reorg(1 + static_cast<Height>(random() % 20), 25);
        world.chain->mine(static_cast<Height>(random() % 10));
        world.start();
        if (random() % 3 == 0)
            (void)world.worker->rewind(static_cast<Height>(random() % 300));
        if (random() % 3 == 0)
            (void)world.worker->reindex({1, {10, 200}, {}});
        QElapsedTimer timer;
        timer.start();
        const auto moment = static_cast<qint64>(random() % 25);
        eventually([&] { return timer.elapsed() >= moment; });
        QElapsedTimer stopping;
        stopping.start();
        world.stop();
        QVERIFY2(stopping.elapsed() < 1'000, qPrintable(QString::number(stopping.elapsed())));
        world.db->away = false;
        QVERIFY2(world.wrong(false).isEmpty(), qPrintable(world.wrong(false)));
    }
    *world.faults = {};
    world.start();
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerFaultsTest::stopsAnAdapterThatCannotAbort()
{
    World world(5'000);
    world.db->commitMs = 2;
    world.faults->fixedDelayMs = 5'000;
    world.start();
    QVERIFY(eventually([&] { return world.adapter && world.adapter->heads > 0; }));
    world.adapter->abortable = false;
    QElapsedTimer timer;
    timer.start();
    world.stop();
    QVERIFY2(timer.elapsed() < 1'500, qPrintable(QString::number(timer.elapsed())));

    world.faults->fixedDelayMs = 0;
    world.start();
    QVERIFY(eventually([&] { return world.db->coverage[tokenA].count() > 20; }));
    world.adapter->abortable = false;
    world.faults->fixedDelayMs = 5'000;
    QVERIFY(eventually([&] { return world.adapter->running >= 3; }));
    timer.restart();
    world.stop();
    QVERIFY2(timer.elapsed() < 1'500, qPrintable(QString::number(timer.elapsed())));
    VERIFY_EQUAL_TO_CHAIN(world);
}

void WorkerFaultsTest::runsInItsOwnThread()
{
    auto chain = std::make_shared<FakeChain>(500, 3);
    auto faults = std::make_shared<Faults>();
    auto db = std::make_shared<FakeDatabase>();
    db->streams[u"headers"_s] = {};
    db->streams[tokenA] = {};
    WorkerConfig config;
    config.pace = fastPace();
    ChainWorker::Parts parts;
    parts.store = [db]() -> Expected<std::unique_ptr<store::IngestStore>> { return std::make_unique<FakeStore>(db); };
    parts.adapter = [chain, faults]() -> Expected<std::unique_ptr<Adapter>> {
        return std::make_unique<FakeAdapter>(chain, faults, 1, true);
    };
    {
        WorkerThread thread(config, parts);
        int synced = 0;
        std::optional<WorkerStatus> last;
        QObject context;
        QObject::connect(thread.worker(), &ChainWorker::synced, &context, [&] { ++synced; });
        QObject::connect(thread.worker(), &ChainWorker::statusChanged, &context,
                         [&](const WorkerStatus& status) { last = status; });
        thread.start();
        QVERIFY(eventually([&] { return synced == 1; }));
        QVERIFY(eventually([&] { return last && last->done == 1.0; }));
        QVERIFY(wait(thread.worker()->pause()).has_value());
        QVERIFY(eventually([&] { return last->state == signalbox::ChainState::Paused; }));
        (void)thread.stop();
    }
    QVERIFY2(difference(*db, chain.get(), true).isEmpty(), qPrintable(difference(*db, chain.get(), true)));
    {
        WorkerThread neverStarted(config, parts);
    }
    {
        WorkerThread atOnce(config, parts);
        atOnce.start();
    }
}

void WorkerFaultsTest::canBeDeletedWithoutStop()
{
    for (int i = 0; i < 20; ++i) {
        World world(500, 4);
        world.faults->delayMs = 5;
        world.start();
        QElapsedTimer timer;
        timer.start();
        eventually([&] { return timer.elapsed() >= i; });
        world.adapter = nullptr;
        world.worker.reset();
        QVERIFY2(world.wrong(false).isEmpty(), qPrintable(world.wrong(false)));
    }
}

void WorkerFaultsTest::accountsForItsTime_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("advice");
    QTest::newRow("provider") << int(StallCause::Provider) << "ADD_ENDPOINT";
    QTest::newRow("rate") << int(StallCause::RateLimit) << "RAISE_LIMIT";
    QTest::newRow("decode") << int(StallCause::Decode) << "NARROWER_FILTER";
    QTest::newRow("database") << int(StallCause::Database) << "FASTER_DISK";
    QTest::newRow("idle") << int(StallCause::Idle) << "NONE";
}

void WorkerFaultsTest::accountsForItsTime()
{
    QFETCH(int, verdict);
    QFETCH(QString, advice);
    World world(verdict == int(StallCause::Idle) ? 20 : 100'000, 2, {u"headers"_s, tokenA});
    world.config.headerMode = HeaderMode::Borders;
    switch (static_cast<StallCause>(verdict)) {
        case StallCause::Provider:
            world.faults->fixedDelayMs = 40;
            break;
        case StallCause::RateLimit:
            world.faults->fixedDelayMs = 40;
            world.faults->limited = true;
            break;
        case StallCause::Decode:
            world.faults->decodeMs = 15;
            break;
        case StallCause::Database:
            world.db->commitMs = 60;
            break;
        case StallCause::Idle:
        case StallCause::None:
            break;
    }
    world.start();
    QElapsedTimer timer;
    timer.start();
    eventually([&] { return timer.elapsed() > 700; });
    const auto time = world.status().time;
    const double sum = time.provider + time.rateLimit + time.decode + time.database + time.idle;
    QVERIFY2(qAbs(sum - 1) < 0.01, qPrintable(QString::number(sum)));
    QVERIFY2(int(time.verdict) == verdict,
             qPrintable(u"provider %1, rate %2, decode %3, database %4, idle %5"_s.arg(time.provider)
                            .arg(time.rateLimit)
                            .arg(time.decode)
                            .arg(time.database)
                            .arg(time.idle)));
    QCOMPARE(time.advice, advice);
    world.db->commitMs = 0;
}

SIGNALBOX_TEST(WorkerFaultsTest)
#include "worker_faults_test.moc"
