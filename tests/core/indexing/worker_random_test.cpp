// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Fault = FakeDatabase::Fault;

class WorkerRandomTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomEventsLeaveTheTablesEqual_data();
    void randomEventsLeaveTheTablesEqual();
};

void WorkerRandomTest::randomEventsLeaveTheTablesEqual_data()
{
    QTest::addColumn<bool>("full");
    QTest::newRow("full") << true;
    QTest::newRow("borders") << false;
}

void WorkerRandomTest::randomEventsLeaveTheTablesEqual()
{
    QFETCH(bool, full);
    const unsigned seed = seedOf("randomEventsLeaveTheTablesEqual");
    std::mt19937 random(seed);
    for (int life = 0; life < 6; ++life) {
        World world(150 + static_cast<Height>(random() % 200), static_cast<unsigned>(random()),
                    {u"headers"_s, u"registries"_s, tokenA, tokenB});
        world.config.headerMode = full ? HeaderMode::Full : HeaderMode::Borders;
        world.config.confirmations = static_cast<int>(random() % 3) * 4;
        world.blocks = 1 + static_cast<qint64>(random() % 30);
        world.inFlight = 1 + static_cast<int>(random() % 5);
        world.db->onCommit = [&](const store::Commit&) {
            switch (random() % 40) {
                case 0:
                    return Fault::Away;
                case 1:
                    return Fault::UnknownDone;
                case 2:
                    return Fault::UnknownNotDone;
                case 3:
                    return Fault::DiskFull;
                case 4:
                    return Fault::Refused;
                default:
                    return Fault::None;
            }
        };
        for (int round = 0; round < 12; ++round) {
            world.faults->delayMs = static_cast<int>(random() % 4);
            world.faults->failRate = random() % 2 ? 0.1 : 0;
            world.faults->lagRate = random() % 2 ? 0.2 : 0;
            world.faults->forkRate = random() % 3 == 0 ? 0.1 : 0;
            world.start();
            for (int step = 0; step < 6; ++step) {
                switch (random() % 5) {
                    case 0:
                    case 1:
                        world.chain->mine(1 + static_cast<Height>(random() % 4));
                        break;
                    case 2:
                        if (world.chain->head() > 80) {
                            const auto depth = 1 + static_cast<Height>(random() % 12);
                            world.chain->reorg(depth, depth + 1 + static_cast<Height>(random() % 3));
                        }
                        break;
                    case 3:
                        (void)world.worker->reindex(
                            {static_cast<qint64>(step), {static_cast<Height>(random() % 100), 120}, {}});
                        break;
                    case 4:
                        break;
                }
                QElapsedTimer timer;
                timer.start();
                const auto moment = static_cast<qint64>(random() % 12);
                eventually([&] { return timer.elapsed() >= moment; });
            }
            world.kill();
            QVERIFY2(world.wrong(false).isEmpty(), qPrintable(world.wrong(false)));
        }
        *world.faults = {};
        world.db->onCommit = nullptr;
        world.start();
        QVERIFY(world.caughtUp(30'000));
        VERIFY_EQUAL_TO_CHAIN(world);
    }
}

SIGNALBOX_TEST(WorkerRandomTest)
#include "worker_random_test.moc"
