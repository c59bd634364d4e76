// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/indexing/world.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

/// History committed by a separate thread while blocks arrive and branches change.
class HistoryBesideTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void historyIsCommittedInAnotherThread_data();
    void historyIsCommittedInAnotherThread();
};

void HistoryBesideTest::historyIsCommittedInAnotherThread_data()
{
    QTest::addColumn<bool>("faulty");
    QTest::newRow("answers") << false;
    QTest::newRow("fails now and then") << true;
}

void HistoryBesideTest::historyIsCommittedInAnotherThread()
{
    QFETCH(bool, faulty);
    World world(1'500, seedOf("HistoryBesideTest"));
    world.config.pace.writeBeside = true;
    world.db->commitMs = 3;
    int commits = 0;
    if (faulty)
        world.db->onCommit = [&commits](const store::Commit&) {
            using Fault = FakeDatabase::Fault;
            const Fault all[] = {Fault::None, Fault::None, Fault::UnknownDone,   Fault::None,
                                 Fault::Away, Fault::None, Fault::UnknownNotDone};
            return all[++commits % 7];
        };
    world.start();
    for (int i = 0; i < 40; ++i) {
        if (i % 8 == 7)
            world.chain->reorg(1 + i % 5, 1 + i % 5);
        world.chain->mine(1 + i % 2);
        QTest::qWait(8);
    }
    world.chain->mine(1);
    QVERIFY2(world.saysCaughtUp(60'000), qPrintable(world.describe()));
    world.stop();
    VERIFY_EQUAL_TO_CHAIN(world);
}

SIGNALBOX_TEST(HistoryBesideTest)
#include "history_beside_test.moc"
