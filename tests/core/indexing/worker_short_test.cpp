// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

/// Blocks from an endpoint that omitted logs.
class WorkerShortTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void incompleteBlocksAreReadAgain()
    {
        World world(500, 7);
        world.start();
        QVERIFY(world.caughtUp());
        const Intervals blocks{{40, 42}, {300, 300}};
        const auto isShort = [&](Height height) {
            return std::any_of(blocks.begin(), blocks.end(),
                               [&](const Interval& range) { return range.contains(height); });
        };
        QVERIFY(std::erase_if(world.db->transfers, [&](const auto& row) { return isShort(row.first.block); }) > 0);
        world.db->away = true;  // done once the database is available again
        world.adapter->onShort(blocks, {tokenA, tokenB});
        QVERIFY(world.covers(400));
        world.db->away = false;
        QVERIFY(eventually([&] {
            return world.log.join(QLatin1Char(' ')).contains(u"4 blocks between 40 and 300 came from an endpoint"_s);
        }));
        QVERIFY(world.caughtUp());
        VERIFY_EQUAL_TO_CHAIN(world);
    }

    void uncheckedBlocksAreReadAgainAfterAStop()
    {
        World world(300, 7);
        world.start();
        QVERIFY(world.caughtUp());
        world.adapter->doubted = {{chain::IntervalSet{{40, 60}}, {tokenA, tokenB}}};
        const auto isDoubted = [](const auto& row) { return row.first.block >= 40 && row.first.block <= 60; };
        QVERIFY(std::erase_if(world.db->transfers, isDoubted) > 0);
        world.stop();
        QVERIFY(!world.db->coverage[tokenA].contains(50) && !world.db->coverage[tokenB].contains(40));
        QVERIFY(world.db->coverage[tokenA].contains(39) && world.db->coverage[tokenA].contains(61));
        world.start();
        QVERIFY(world.caughtUp());
        VERIFY_EQUAL_TO_CHAIN(world);
    }

    void uncheckedBlocksAreReadAgainAfterAKill()
    {
        World world(300, 7);
        world.start();
        QVERIFY(world.caughtUp());
        world.stop();
        const auto isDoubted = [](const auto& row) { return row.first.block >= 40 && row.first.block <= 60; };
        QVERIFY(std::erase_if(world.db->transfers, isDoubted) > 0);
        QVERIFY(world.db->coverage[tokenA].contains(50));  // there was no time to uncover it
        LastKnown last;
        last.head = 300;
        last.unchecked = {{40, 60}};
        world.config.last = last;
        world.start();
        QVERIFY(eventually(
            [&] { return world.log.join(QLatin1Char(' ')).contains(u"were not checked before the stop"_s); }));
        QVERIFY(world.caughtUp());
        VERIFY_EQUAL_TO_CHAIN(world);
    }
};

SIGNALBOX_TEST(WorkerShortTest)
#include "worker_short_test.moc"
