// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

/// Ranges that keep failing delay no others.
class WorkerRangesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void manyFailingRangesBlockNoOther()
    {
        World world(1'200);
        world.blocks = 5;
        for (Height bad = 2; bad < 500; bad += 5)  // a hundred ranges at the bottom
            world.faults->poison.insert(bad);
        world.start();
        QVERIFY(eventually([&] { return world.db->coverage[tokenA].containsAll({500, world.chain->head()}); }));
        QVERIFY(
            eventually([&] { return world.db->coverage[tokenA].count() == world.chain->head() + 1 - 100; }, 30'000));
        world.faults->poison.clear();
        QVERIFY(world.caughtUp(30'000));
        VERIFY_EQUAL_TO_CHAIN(world);
    }

    void prunedHistoryBlocksNoOther()
    {
        World world(3'000);
        world.blocks = 5;
        world.faults->goneBelow = 1'500;
        world.start();
        QVERIFY(eventually(
            [&] {
                return world.db->coverage[tokenA].containsAll({1'505, world.chain->head()});
            },
            30'000));
        const auto failed = std::count_if(world.adapter->requests.begin(), world.adapter->requests.end(),
                                          [](const auto& request) { return request.range.lo < 1'500; });
        QVERIFY2(failed < 300, qPrintable(QString::number(failed)));
        world.faults->goneBelow = 0;  // an archive endpoint
        QVERIFY(world.caughtUp(30'000));
        VERIFY_EQUAL_TO_CHAIN(world);
    }
};

SIGNALBOX_TEST(WorkerRangesTest)

#include "worker_ranges_test.moc"
