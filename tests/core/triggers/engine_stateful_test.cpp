// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine_place.h"
#include "support/test_registry.h"
#include "triggers/engine/concerns.h"
#include "triggers/engine/skip_gap.h"

using namespace signalbox;
using namespace signalbox::test;

/// Stateful triggers: order, gaps, undo, and that a state goes with its place.
class EngineStatefulTest : public QObject, EnginePlace {
    Q_OBJECT
private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void eventsAreCountedInTheirOrder()
    {
        const QString id = save(average());
        commit(0, 9, feedback(31337, 7, 1, 40) + feedback(31337, 5, 0, 80) + feedback(31337, 7, 0, 60));
        // 80, 70, 55
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(jobs(), u"31337-7-1"_s);
        QCOMPARE(state(id), u"55.000 3"_s);
        QCOMPARE(place(id), u"9"_s);
    }

    void smallStepsGiveTheSame()
    {
        const QString id = save(average());
        QString rows;
        for (int block = 0; block < 40; ++block)
            rows += feedback(31337, block, 0, 30 + block) + feedback(31337, block, 1, 90 - block);
        commit(0, 39, rows);
        (void)turn(31337, 3);
        const QString inSteps = state(id), fired = jobs();
        run(u"DELETE FROM erc8004.trigger_state; UPDATE erc8004.trigger_places SET block_number = -1, start_block = "
            u"-1, "
            "known_from = NULL"_s);
        QCOMPARE(turn().jobs, 0);  // nothing fires twice
        QCOMPARE(state(id), inSteps);
        QCOMPARE(jobs(), fired);
    }

    void lateHistoryWaitsInsteadOfBreakingTheOrder()
    {
        const QString id = save(average());
        commit(0, 9, feedback(31337, 5, 0, 80));
        (void)turn();
        commit(20, 29, feedback(31337, 25, 0, 10));
        QCOMPARE(turn().jobs, 0);
        QCOMPARE(place(id), u"9 waits [10,20)"_s);
        commit(10, 19, feedback(31337, 15, 0, 100));
        // 80, 90, 50
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(jobs(), u"31337-25-0"_s);
        QCOMPARE(state(id), u"50.000 3"_s);
        QCOMPARE(place(id), u"29"_s);
    }

    void aGapCanBeSkipped()
    {
        const QString id = save(average());
        commit(0, 9, feedback(31337, 5, 0, 80));
        (void)turn();
        commit(20, 29, feedback(31337, 25, 0, 10));
        (void)turn();
        run(u"UPDATE erc8004.trigger_places SET waits_since = now() - interval '1 hour'"_s);
        const auto concerns = triggers::readConcerns(*session);
        OK(concerns);
        QCOMPARE(concerns->at(chainId)[0].kind, u"trigger_gap"_s);
        const auto skip = [&] {
            return session->write([&](store::Transaction& transaction) { return triggers::skipGap(transaction, id); });
        };
        OK(skip());
        QCOMPARE(skip().error().code, u"NO_GAP"_s);
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(state(id), u"45.000 2"_s);
        // What comes later in the gap was given up.
        commit(10, 19, feedback(31337, 15, 0, 100));
        QCOMPARE(turn().jobs, 0);
        QCOMPARE(state(id), u"45.000 2"_s);
        QCOMPARE(place(id), u"29"_s);
    }

    void anUndoRestoresTheStateBefore()
    {
        const QString id = save(average());
        commit(0, 9, feedback(31337, 5, 0, 80));
        commit(10, 12, feedback(31337, 11, 0, 10, 7, {}, u"0xsame"_s));
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(state(id), u"45.000 2"_s);
        undo(10);
        (void)turn();
        QCOMPARE(state(id), u"80.000 1"_s);
        QCOMPARE(place(id), u"10"_s);
        // The same log comes back in a later block: it counts, and does not fire again.
        commit(11, 13, feedback(31337, 12, 4, 10, 7, u"-0000000b"_s, u"0xsame"_s));
        QCOMPARE(turn().jobs, 0);
        QCOMPARE(state(id), u"45.000 2"_s);
        QCOMPARE(jobs(), u"31337-11-0"_s);
        // In one turn with its undo, too.
        undo(9);
        commit(10, 14, feedback(31337, 10, 0, 20, 7, u"-0000000c"_s, u"0xnew"_s));
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(state(id), u"50.000 2"_s);
    }

    void aRowThatComesLaterIsCountedInItsPlace()
    {
        const QString id = save(average());
        commit(0, 9, feedback(31337, 5, 0, 80));
        commit(10, 12, feedback(31337, 11, 0, 40));
        (void)turn();
        QCOMPARE(state(id), u"60.000 2"_s);
        commit(10, 12, feedback(31337, 10, 0, 20), "replace");
        // 80, 50, 45
        QCOMPARE(turn().jobs, 2);
        QCOMPARE(state(id), u"45.000 3"_s);
        QCOMPARE(jobs(), u"31337-10-0 31337-11-0"_s);
    }

    void aTriggerStartsAtTheStoredHeight()
    {
        commit(0, 9, feedback(31337, 5, 0, 10));
        const QString id = save(average());
        QCOMPARE(place(id), u"9"_s);
        (void)turn();
        QCOMPARE(state(id), QString());
        commit(10, 10, feedback(31337, 10, 0, 80));
        (void)turn();
        QCOMPARE(state(id), u"80.000 1"_s);
    }

    void aResetCountsAnew()
    {
        const QString id = save(average());
        commit(0, 9, feedback(31337, 5, 0, 80));
        (void)turn();
        OK(session->write(
            [&](store::Transaction& transaction) { return triggers::resetState(transaction, id, u"ada@desk"_s); }));
        commit(10, 10, feedback(31337, 10, 0, 70));
        (void)turn();
        QCOMPARE(state(id), u"70.000 1"_s);
        // An undo of later blocks does not bring the old state back.
        undo(9);
        (void)turn();
        QCOMPARE(state(id), QString());
    }

    void statesOfFinalBlocksAreForgotten()
    {
        const QString id = save(average());
        QString rows;
        for (int block = 0; block < 600; block += 10)
            rows += feedback(31337, block, 0, 70);
        commit(0, 599, rows);
        (void)turn();
        QCOMPARE(value(u"SELECT min(block_number) || ' ' || count(*) FROM erc8004.trigger_state_log"_s), u"350 25"_s);
        undo(500);
        (void)turn();
        QCOMPARE(state(id), u"70.000 51"_s);
        // Deeper than what is known: the state stays at the last known one, and nothing is counted twice.
        undo(100);
        (void)turn();
        QCOMPARE(state(id), u"70.000 35"_s);
        QCOMPARE(place(id), u"343"_s);
    }

    void chainsOutsideTheWorkspaceAreCountedAsTheyCome()
    {
        const QString id = save(average(999));
        run(feedback(999, 5, 0, 80));
        (void)turn(999);
        run(feedback(999, 6, 0, 40));
        (void)turn(999);
        QCOMPARE(state(id), u"60.000 2"_s);
        run(u"INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) VALUES ('999-6-0', 'reorg', "
            "'0xb')"_s);
        (void)turn(999);
        QCOMPARE(state(id), u"80.000 1"_s);
        run(feedback(999, 4, 0, 40));  // an older block
        (void)turn(999);
        QCOMPARE(state(id), u"60.000 2"_s);
    }

    void aRemovedChainStartsAnewAndDoesNotFireAgain()
    {
        const QString id = save(average());
        commit(0, 9, feedback(31337, 5, 0, 40));
        QCOMPARE(turn().jobs, 1);
        run(u"DELETE FROM erc8004.trigger_state; UPDATE erc8004.trigger_places SET start_block = -1, block_number = "
            "-1, known_from = NULL"_s);
        run(u"SELECT erc8004.delete_events(31337, 1000)"_s);
        commit(0, 9, feedback(31337, 5, 0, 40));
        QCOMPARE(turn().jobs, 0);
        QCOMPARE(state(id), u"40.000 1"_s);
    }
};

SIGNALBOX_TEST(EngineStatefulTest)
#include "engine_stateful_test.moc"
