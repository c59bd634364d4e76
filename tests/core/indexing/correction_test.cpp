// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

/// Wrong assumptions of a worker, and unknown outcomes.
class CorrectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHeadThatWasWrongIsCorrected();
    void anUndoOfUnknownOutcomeIsRepeated();
};

void CorrectionTest::aHeadThatWasWrongIsCorrected()
{
    World world(300, 1, {u"headers"_s, tokenA, tokenB});
    world.start();
    QVERIFY(world.caughtUp());
    const auto honest = world.status();
    world.faults->onHead = [](indexing::Head& head) {
        for (auto* block : {&head.latest, &*head.finalized}) {
            block->number += 1'000'000;
            block->hash = digest(QByteArray::number(block->number));
        }
    };
    QVERIFY(eventually([&] { return world.status().head > 1'000'000; }));
    QVERIFY(eventually([&] { return world.status().finalized > 1'000'000; }));
    world.faults->onHead = [told = false](indexing::Head& head) mutable { head.corrects = !std::exchange(told, true); };
    QVERIFY(eventually([&] { return world.status().head == honest.head; }));
    QCOMPARE(world.status().finalized, honest.finalized);
    // An ordinary reorg, although it is below the block that the wrong head finalized.
    world.chain->reorg(5, 9);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QVERIFY(eventually([&] { return !world.status().failure; }));
    // … and blocks that really were final are kept.
    world.chain->reorg(80, 90);
    QVERIFY(eventually([&] { return world.status().state == signalbox::ChainState::Error; }));
    QCOMPARE(world.status().failure->error.code, u"REORG_TOO_DEEP"_s);
}

void CorrectionTest::anUndoOfUnknownOutcomeIsRepeated()
{
    World world(200);
    world.start();
    QVERIFY(world.caughtUp());
    world.db->undosLost = 2;
    const Height fork = world.chain->head() - 4;
    world.chain->reorg(4, 6);
    QVERIFY(world.caughtUp());
    VERIFY_EQUAL_TO_CHAIN(world);
    QCOMPARE(world.db->undos.size(), std::size_t(3));
    QVERIFY(!world.db->undos[0].repeated && world.db->undos[1].repeated && world.db->undos[2].repeated);
    QVERIFY(std::count(world.adapter->undoneTo.begin(), world.adapter->undoneTo.end(), fork) > 0);
    QCOMPARE(world.reorgs.size(), std::size_t(1));
}

SIGNALBOX_TEST(CorrectionTest)
#include "correction_test.moc"
