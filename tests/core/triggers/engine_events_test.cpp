// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine_place.h"
#include "support/test_registry.h"
#include "triggers/engine/concerns.h"

using namespace signalbox;
using namespace signalbox::test;

/// Which events triggers see, and that each pair of log and trigger fires once.
class EngineEventsTest : public QObject, EnginePlace {
    Q_OBJECT
private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void eachEventIsEvaluatedOnce()
    {
        save(lowScore());
        commit(0, 9, feedback(31337, 5, 0, 40) + feedback(31337, 6, 0, 80) + feedback(31337, 7, 0, 10, 8));
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(jobs(), u"31337-5-0"_s);
        QCOMPARE(turn().jobs, 0);
        // The range is indexed again, and brings one more row.
        commit(0, 9, feedback(31337, 4, 0, 30), "replace");
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(jobs(), u"31337-5-0 31337-4-0"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.processed_events"_s), u"2"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.event_arrivals"_s), u"0"_s);
    }

    void anEditDoesNotReachBack()
    {
        Trigger wanted = lowScore();
        wanted.id = save(wanted);
        commit(0, 9, feedback(31337, 5, 0, 70));
        QCOMPARE(turn().jobs, 0);
        run(u"UPDATE erc8004.trigger_conditions SET value = '90' WHERE condition_type = 'score_threshold'"_s);
        commit(0, 9, {}, "replace");
        QCOMPARE(turn().jobs, 0);
        commit(10, 10, feedback(31337, 10, 0, 70));
        QCOMPARE(turn().jobs, 1);
    }

    void eventsBeforeTheTriggerAreSkipped()
    {
        save(lowScore());
        run(u"UPDATE erc8004.triggers SET created_at = to_timestamp(2000000006)"_s);
        commit(0, 9, feedback(31337, 5, 0, 40) + feedback(31337, 6, 0, 40));
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(jobs(), u"31337-6-0"_s);
    }

    void aClockThatIsAheadSkipsNothing()
    {
        run(u"INSERT INTO signalbox.chain_status (caip2, epoch, at, snapshot) VALUES ('eip155:31337', 1, now(), "
            "jsonb_build_object('headTime', to_timestamp(1000000006))) ON CONFLICT (caip2) DO UPDATE SET at = now(), "
            "snapshot = excluded.snapshot"_s);
        save(lowScore());
        run(u"UPDATE erc8004.triggers SET created_at = to_timestamp(2000000009)"_s);
        commit(0, 9, feedback(31337, 5, 0, 40) + feedback(31337, 6, 0, 40));
        QCOMPARE(turn().jobs, 2);
    }

    void disabledTriggersDoNotFire()
    {
        const QString id = save(lowScore());
        run(u"UPDATE erc8004.triggers SET enabled = false"_s);
        commit(0, 9, feedback(31337, 5, 0, 40));
        QCOMPARE(turn().jobs, 0);
        run(u"UPDATE erc8004.triggers SET enabled = true"_s);
        commit(10, 10, feedback(31337, 10, 0, 40));
        QCOMPARE(turn().jobs, 1);
    }

    void chainsOutsideTheWorkspaceAreEvaluated()
    {
        save(lowScore(999));
        run(feedback(999, 5, 0, 40) + feedback(999, 3, 0, 20));
        QCOMPARE(turn(999).jobs, 2);
        QCOMPARE(turn(999).jobs, 0);
        // Rows of a transaction that began before others and ended after them are not lost.
        auto slow = db->session();
        OK(slow->write([&](store::Transaction& transaction) {
            // Another type: the counter of events per hour has another row for it.
            transaction.exec(feedback(999, 1, 0, 11).replace(u"'NewFeedback'"_s, u"'FeedbackRevoked'"_s).toStdString());
            run(feedback(999, 9, 0, 12));
            if (turn(999).jobs != 1)
                qFatal("the row of the finished transaction must fire");
            return Done{};
        }));
        QCOMPARE(turn(999).jobs, 1);
        QCOMPARE(jobs(), u"999-3-0 999-5-0 999-9-0 999-1-0"_s);
    }

    void rowsInsertedByHandAreEvaluated()
    {
        save(lowScore());
        commit(0, 9);
        run(feedback(31337, 5, 0, 40));
        QCOMPARE(turn().jobs, 1);
    }

    void theSameLogNeverFiresAgain()
    {
        save(lowScore());
        const QString same = u"0xsame"_s;
        // Two equal logs of one transaction are two events.
        commit(0, 9, feedback(31337, 9, 0, 40, 7, {}, same) + feedback(31337, 9, 1, 40, 7, {}, same));
        QCOMPARE(turn().jobs, 2);
        undo(7);
        commit(8, 9,
               feedback(31337, 8, 3, 40, 7, u"-00000001"_s, same) + feedback(31337, 8, 4, 40, 7, u"-00000001"_s, same) +
                   feedback(31337, 8, 5, 40, 7, u"-00000001"_s, same));
        QCOMPARE(turn().jobs, 1);  // the third equal one did not fire before
        QCOMPARE(jobs(), u"31337-9-0 31337-9-1 31337-8-5-00000001"_s);
        // Another branch, another transaction.
        undo(7);
        commit(8, 9, feedback(31337, 8, 3, 40, 7, u"-00000002"_s, u"0xother"_s));
        QCOMPARE(turn().jobs, 1);
    }

    void anEventThatIsGoneBeforeItIsReadDoesNotFire()
    {
        save(lowScore());
        commit(0, 9, feedback(31337, 9, 0, 40));
        undo(7);
        QCOMPARE(turn().jobs, 0);
    }

    void aStaleConsumerStartsAgain()
    {
        save(lowScore());
        commit(0, 9, feedback(31337, 5, 0, 40));
        QCOMPARE(turn().jobs, 1);
        commit(10, 19, feedback(31337, 15, 0, 40));
        commit(20, 29, feedback(31337, 25, 0, 40));
        run(u"DELETE FROM signalbox.changes WHERE seq < 3; SELECT signalbox.prune_changes('7 days', 1000000)"_s);
        QCOMPARE(value(u"SELECT stale FROM signalbox.consumers WHERE caip2 IS NOT NULL"_s), u"t"_s);
        QCOMPARE(turn().jobs, 2);
        QCOMPARE(jobs(), u"31337-5-0 31337-15-0 31337-25-0"_s);
        QCOMPARE(value(u"SELECT stale FROM signalbox.consumers WHERE caip2 IS NOT NULL"_s), u"f"_s);
    }

    void lateEventsFollowTheSetting()
    {
        save(lowScore(999));
        const auto late = [&](int block) {
            run(u"INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
                "registry, event_type, agent_id, agent_id_text, timestamp, score, created_at) VALUES ('999-%1-0', 999, "
                "%1, '0xb', '0xt%1', 0, 'reputation', 'NewFeedback', 7, '7', 2000000000, 40, now() - interval '11 "
                "minutes')"_s.arg(block));
        };
        late(1);
        QCOMPARE(turn(999).held, 1);
        QCOMPARE(value(u"SELECT state FROM erc8004.action_jobs"_s), u"held"_s);
        run(u"INSERT INTO signalbox.settings (key, value) VALUES ('triggers.catch_up', '\"skip\"')"_s);
        late(2);
        QCOMPARE(turn(999).late, 1);
        QCOMPARE(jobs(), u"999-1-0"_s);
        run(u"UPDATE signalbox.settings SET value = '\"fire\"'"_s);
        late(3);
        QCOMPARE(turn(999).held, 0);
        QCOMPARE(value(u"SELECT state FROM erc8004.action_jobs WHERE event_id = '999-3-0'"_s), u"pending"_s);
    }

    void failedEvaluationsOpenTheBreaker()
    {
        const QString id = save(lowScore(31337, u"abc"_s));
        QString rows;
        for (int log = 0; log < 12; ++log)
            rows += feedback(31337, 5, log, 40);
        commit(0, 9, rows);
        QCOMPARE(turn().jobs, 0);
        QCOMPARE(value(u"SELECT circuit_breaker_state ->> 'state' FROM erc8004.triggers"_s), u"Open"_s);
        QCOMPARE(value(u"SELECT evaluation_errors || ' ' || skipped FROM erc8004.trigger_days"_s), u"10 2"_s);
        const auto concerns = triggers::readConcerns(*session);
        OK(concerns);
        QCOMPARE(concerns->at(chainId).size(), 1u);
        QCOMPARE(concerns->at(chainId)[0].kind, u"trigger_breaker"_s);
        // After its time one event tries; it is evaluated without an error and closes the breaker.
        run(u"UPDATE erc8004.trigger_conditions SET value = '60' WHERE value = 'abc'; UPDATE erc8004.triggers SET "
            "circuit_breaker_state = circuit_breaker_state || '{\"opened_at\": \"2020-01-01T00:00:00Z\"}'"_s);
        commit(10, 10, feedback(31337, 10, 0, 90) + feedback(31337, 10, 1, 40));
        QCOMPARE(turn().jobs, 1);
        QCOMPARE(value(u"SELECT circuit_breaker_state ->> 'state' FROM erc8004.triggers"_s), u"Closed"_s);
    }

    void anotherTriggerGoesOnWhenOneFails()
    {
        save(lowScore(31337, u"abc"_s));
        save(lowScore());
        commit(0, 9, feedback(31337, 5, 0, 40));
        QCOMPARE(turn().jobs, 1);
    }

    void settledTellsWhatWasEvaluated()
    {
        const auto settled = [&] {
            const auto read = triggers::readSettled(*session);
            return read ? read->at(chainId) : -2;
        };
        save(lowScore());
        const QString counting = save(average());
        QCOMPARE(settled(), -1);
        commit(0, 9, feedback(31337, 5, 0, 40));
        (void)turn();
        QCOMPARE(settled(), 9);
        commit(10, 19);
        QCOMPARE(settled(), 9);
        (void)turn();
        QCOMPARE(settled(), 19);
        commit(30, 39);  // a gap below
        (void)turn();
        QCOMPARE(settled(), 19);
    }

    void jobsOfOneEventStandInTheOrderOfPriority()
    {
        Trigger wanted = lowScore();
        wanted.actions = {{0, u"rest"_s, 3, {{u"url"_s, u"https://hooks.example.org/3"_s}}},
                          {0, u"rest"_s, 1, {{u"url"_s, u"https://hooks.example.org/1"_s}}},
                          {0, u"rest"_s, 2, {{u"url"_s, u"https://hooks.example.org/2"_s}}}};
        save(wanted);
        commit(0, 9, feedback(31337, 5, 0, 40));
        QCOMPARE(turn().jobs, 3);
        QCOMPARE(value(u"SELECT string_agg(priority::text, ' ' ORDER BY id) FROM erc8004.action_jobs"_s), u"1 2 3"_s);
    }
};

SIGNALBOX_TEST(EngineEventsTest)
#include "engine_events_test.moc"
