// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The balance queue: states, order, failures and bounds.
class BalancesQueueTest : public QObject, BalancesPlace {
    Q_OBJECT

    /// Queues block `number` with a transfer of 1 to each holder.
    void queueHolders(int number, std::initializer_list<int> holders, int priority = 5)
    {
        int log = 0;
        for (int holder : holders)
            transfer(number, log++, 1, 0, holder, u"1"_s);
        sql(u"SELECT enqueue(31337, int8multirange(int8range(%1, %1, '[]')), %2)"_s.arg(number).arg(priority));
        cover(number, number);
    }
    QString process(int size = 100)
    {
        return sql(
            u"SELECT processed_count || ' ' || error_count FROM process_balance_update_queue(%1, 31337)"_s.arg(size));
    }
    QString state(int holder)
    {
        return sql(u"SELECT state || ' ' || attempts FROM queue WHERE holder = a(%1)"_s.arg(holder));
    }
    QString id(int holder) { return sql(u"SELECT id FROM queue WHERE holder = a(%1)"_s.arg(holder)); }
    void elapse()
    {
        sql(u"UPDATE queue SET next_retry_at = clock_timestamp() - interval '1 s' WHERE state = 'error'"_s);
    }
    /// Holders in the order in which their entries were completed.
    QString completed()
    {
        return sql(
            u"SELECT string_agg(get_byte(holder, 19)::text, ' ' ORDER BY finished_at, holder) FROM "
            "balance_update_journal"_s);
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    /// Flaws 22, 23, 32: attempts are counted, the third is the last, the pauses grow.
    void aFailureIsRetriedLaterAndEndsAsFailed()
    {
        poison(5);
        queueHolders(1, {5});
        QCOMPARE(process(), u"0 1"_s);
        QCOMPARE(state(5), u"error 1"_s);
        QCOMPARE(sql(u"SELECT error_code || ' ' || error_text FROM queue"_s), u"XX999 poisoned"_s);
        QCOMPARE(sql(u"SELECT next_retry_at - clock_timestamp() BETWEEN interval '0.3 s' AND '1.3 s' FROM queue"_s),
                 u"t"_s);
        QCOMPARE(process(), u"0 0"_s);  // not due
        elapse();
        QCOMPARE(process(), u"0 1"_s);
        QCOMPARE(sql(u"SELECT next_retry_at - clock_timestamp() BETWEEN interval '1.3 s' AND '2.6 s' FROM queue"_s),
                 u"t"_s);
        elapse();
        QCOMPARE(process(), u"0 1"_s);
        QCOMPARE(state(5), u"failed 3"_s);
        QCOMPARE(process(), u"0 0"_s);
        QCOMPARE(sql(u"SELECT error_count_last_hour || ' ' || failed_count FROM queue_health_summary"_s), u"3 1"_s);
        QCOMPARE(miscounted(), QString());
        QCOMPARE(wrong(), QString());
    }

    void aNewDeltaRevivesAFailedEntry()
    {
        poison(5);
        sql(u"UPDATE queue_processing_config SET max_retry_attempts = 1 WHERE chain_id IS NULL"_s);
        queueHolders(1, {5});
        QCOMPARE(process(), u"0 1"_s);
        QCOMPARE(state(5), u"failed 1"_s);
        queueHolders(2, {5});
        QCOMPARE(state(5), u"pending 0"_s);
        cure();
        QCOMPARE(process(), u"1 0"_s);
        QCOMPARE(balance(1, 5), u"2"_s);
    }

    void anEntryWaitingForItsRetryKeepsWaiting()
    {
        poison(5);
        queueHolders(1, {5});
        QCOMPARE(process(), u"0 1"_s);
        queueHolders(2, {5});
        QCOMPARE(state(5), u"error 1"_s);
        QCOMPARE(process(), u"0 0"_s);
        QCOMPARE(sql(u"SELECT retry_entries(31337)"_s), u"1"_s);
        cure();
        QCOMPARE(process(), u"1 0"_s);
        QCOMPARE(balance(1, 5), u"2"_s);
    }

    void discardingADeltaAsksForARecalculation()
    {
        queueHolders(1, {5, 6});
        QCOMPARE(sql(u"SELECT discard_entries(31337, ARRAY[%1]::bigint[])"_s.arg(id(5))), u"1"_s);
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', update_type, delta, delta_lost) FROM balance_update_queue WHERE holder = a(5)"_s),
            u"recalculate 0 t"_s);
        QCOMPARE(sql(u"SELECT discard_entries(31337, ARRAY[%1]::bigint[])"_s.arg(id(5))), u"1"_s);
        QCOMPARE(state(5), u"pending 0"_s);  // still needed
        queueHolders(2, {5});
        QCOMPARE(process(), u"2 0"_s);
        QCOMPARE(balance(1, 5), u"2"_s);
        QCOMPARE(wrong(), QString());
        sql(u"SELECT queue_balance_update(31337, t(1), h(5), 'recalculate')"_s);
        QCOMPARE(sql(u"SELECT discard_entries(31337, ARRAY[%1]::bigint[])"_s.arg(id(5))), u"1"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM queue"_s), u"0"_s);  // it was not needed
    }

    /// Section 5 "poison": the others of the batch are processed, and a retry does not touch them.
    void aFailingEntryDoesNotFailItsBatch()
    {
        poison(5);
        queueHolders(1, {1, 2, 3, 4, 5, 6, 7, 8, 9});
        QCOMPARE(process(), u"8 1"_s);
        QCOMPARE(balance(1, 9), u"1"_s);
        QCOMPARE(state(5), u"error 1"_s);
        for (int holder = 1; holder < 10; ++holder)
            sql(u"SELECT queue_balance_update(31337, t(1), h(%1), 'recalculate')"_s.arg(holder));
        QCOMPARE(process(), u"8 1"_s);
        for (int holder = 100; holder < 130; ++holder)
            sql(u"SELECT queue_balance_update(31337, t(1), h(%1), 'recalculate')"_s.arg(holder));
        elapse();
        QCOMPARE(process(), u"30 1"_s);
        cure();
        elapse();
        QCOMPARE(process(), u"1 0"_s);
        QCOMPARE(wrong(), QString());
        QCOMPARE(miscounted(), QString());
    }

    /// Section 5 "poison": no batch of others is split for it, and one attempt is made for all of its new entries.
    void aFailingTokenDoesNotDelayOthers()
    {
        poison(5);
        queueHolders(1, {5});
        QCOMPARE(process(), u"0 1"_s);
        poison(6);
        queueHolders(2, {6, 7, 8});
        transfer(3, 0, 2, 0, 9, u"1"_s);
        sql(u"SELECT enqueue(31337, '{[3,4)}')"_s);
        cover(3, 3);
        QCOMPARE(process(), u"1 1"_s);
        QCOMPARE(balance(2, 9), u"1"_s);
        QCOMPARE(state(6), u"error 1"_s);
        QCOMPARE(state(7), u"error 0"_s);
        QCOMPARE(state(8), u"error 0"_s);
        QCOMPARE(sql(u"SELECT count(DISTINCT next_retry_at) FROM queue WHERE holder IN (a(6), a(7), a(8))"_s), u"1"_s);
        QCOMPARE(miscounted(), QString());
        poison(5);  // the others work again
        elapse();
        QCOMPARE(process(), u"3 1"_s);
        cure();
        elapse();
        QCOMPARE(process(), u"1 0"_s);
        QCOMPARE(wrong(), QString());
        QCOMPARE(miscounted(), QString());
    }

    /// Flaw 10, section 5 "starvation".
    void prioritiesAreInOrderAndRiseWithAge()
    {
        queueHolders(1, {1}, 10);
        queueHolders(2, {2}, 3);
        queueHolders(3, {3}, 1);
        for (int i = 0; i < 3; ++i)
            process(1);
        QCOMPARE(completed(), u"3 2 1"_s);

        queueHolders(4, {10}, 10);
        sql(u"UPDATE queue SET enqueued_at = clock_timestamp() - interval '7.5 hours' WHERE holder = a(10)"_s);  // 3
        int rounds = 0;
        for (int holder = 20; sql(u"SELECT count(*) FROM queue WHERE holder = a(10)"_s) == "1"_L1 && rounds < 10;
             ++rounds) {
            queueHolders(holder, {holder, holder + 100}, 3);
            process(1);
            ++holder;
        }
        QCOMPARE(rounds, 1);  // the oldest of its priority
        sql(u"DELETE FROM queue"_s);
        queueHolders(50, {10}, 10);
        sql(u"UPDATE queue_processing_config SET priority_boost_threshold_hours = 8 WHERE chain_id IS NULL"_s);
        sql(u"UPDATE queue SET enqueued_at = clock_timestamp() - interval '7.5 hours'"_s);
        queueHolders(51, {11}, 3);
        process(1);
        QCOMPARE(state(10), u"pending 0"_s);
    }

    void aClaimedEntryIsDueAgainWhenItsLeaseEnds()
    {
        queueHolders(1, {5, 6});
        QCOMPARE(sql(u"SELECT count(*) FROM claim_entries(31337, 1, 'a')"_s), u"1"_s);
        QCOMPARE(sql(u"SELECT processing_count || ' ' || pending_count FROM queue_health_summary"_s), u"1 1"_s);
        queueHolders(2, {5, 6});  // the delta of a claimed entry grows
        QCOMPARE(process(), u"1 0"_s);
        QCOMPARE(sql(u"SELECT processed_count FROM process_claimed(31337, 'b')"_s), u"0"_s);
        QCOMPARE(sql(u"SELECT processed_count FROM process_claimed(31337, 'a')"_s), u"1"_s);
        queueHolders(3, {7});
        sql(u"SELECT claim_entries(31337, 10, 'a')"_s);
        QCOMPARE(process(), u"0 0"_s);
        sql(u"UPDATE queue SET lease_until = clock_timestamp()"_s);
        QCOMPARE(process(), u"1 0"_s);
        QCOMPARE(wrong(), QString());
        QCOMPARE(miscounted(), QString());
    }

    /// Flaw 15: while one worker, or ingest, has a chain, others process the other chains and lose nothing.
    void workersShareTheChains()
    {
        addChain(5);
        queueHolders(1, {5, 6, 7});
        transfer(1, 0, 1, 0, 5, u"1"_s, 5);
        sql(u"SELECT enqueue(5, '{[1,2)}')"_s);
        const auto other = db->session();
        const auto held = session->write([&](store::Transaction& transaction) -> Expected<QString> {
            transaction.exec("SELECT balances.process_balance_update_queue(1, 31337)");
            return run(*other, u"SELECT processed_count || ' ' || error_count FROM process_balance_update_queue()"_s);
        });
        OK(held);
        QCOMPARE(*held, u"1 0"_s);
        QCOMPARE(sql(u"SELECT processed_count FROM process_balance_update_queue()"_s), u"2"_s);
    }

    void entriesLockedByOthersAreSkipped()
    {
        queueHolders(1, {5, 6});
        const auto other = db->session();
        const auto held = other->write([&](store::Transaction& transaction) -> Expected<QString> {
            transaction.exec("SELECT FROM balances.queue WHERE get_byte(holder, 19) = 5 FOR UPDATE");
            return run(*session, u"SELECT processed_count FROM process_balance_update_queue()"_s);
        });
        OK(held);
        QCOMPARE(*held, u"1"_s);
        QCOMPARE(process(), u"1 0"_s);
    }

    /// Flaws 5, 10: configuration per chain that acts at once.
    void theConfigurationActsAtOnce()
    {
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', batch_size, processing_interval_seconds, max_retry_attempts, enabled) FROM "
                "get_queue_config(56)"_s),
            u"100 5 3 t"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', batch_size, processing_interval_seconds) FROM get_queue_config(137)"_s),
                 u"200 3"_s);
        queueHolders(1, {5, 6});
        sql(u"INSERT INTO queue_processing_config (chain_id, enabled, batch_size) VALUES (31337, false, 1)"_s);
        QCOMPARE(process(), u"0 0"_s);
        sql(u"UPDATE queue_processing_config SET enabled = true WHERE chain_id = 31337"_s);
        QCOMPARE(sql(u"SELECT processed_count FROM process_balance_update_queue(NULL)"_s), u"1"_s);
        QVERIFY(refusal(u"INSERT INTO queue_processing_config (chain_id) VALUES (NULL)"_s).contains("duplicate"_L1));
        for (const char* stop : {"batch_size = 0", "max_retry_attempts = 0", "processing_interval_seconds = NULL",
                                 "retry_delay_ms = -1"}) {
            const QString said = refusal(u"UPDATE queue_processing_config SET %1"_s.arg(QLatin1String(stop)));
            QVERIFY2(said.contains("The queue could not work with"_L1) && said.contains("set enabled to false"_L1),
                     qPrintable(said));
        }
        QVERIFY(refusal(u"DELETE FROM queue_processing_config"_s).contains("cannot be deleted"_L1));
    }

    /// Flaw 11.
    void theJournalIsBoundedByRowsAndTime()
    {
        sql(u"UPDATE journal_limits SET segment_rows = 100"_s);
        for (int round = 0; round < 12; ++round) {
            sql(u"INSERT INTO queue (chain_id, contract, holder, delta) SELECT 31337, a(1001), a(n), 0 FROM generate_series(1, 90) n"_s);
            process();
            sql(u"SELECT collect_queue_health_metrics()"_s);
        }
        const int rows = sql(u"SELECT count(*) FROM balance_update_journal"_s).toInt();
        QVERIFY2(rows >= 100 && rows <= 400, qPrintable(QString::number(rows)));
        QCOMPARE(sql(u"SELECT completed FROM queue_counters"_s), u"1080"_s);
        sql(u"UPDATE balance_update_journal SET finished_at = now() - interval '8 days'"_s);
        sql(u"UPDATE journal_limits SET pruned_at = now() - interval '2 hours'"_s);
        sql(u"SELECT prune_journal()"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM balance_update_journal"_s), u"0"_s);
    }

    /// Flaws 13, 21, 24, 25, 38.
    void healthNamesTheWorstStateAndAllReasons()
    {
        addChain(5);
        const QString states =
            u"SELECT string_agg(chain_id || ' ' || health_status, ', ' ORDER BY chain_id) FROM queue_health_summary"_s;
        QCOMPARE(sql(states), u"5 HEALTHY, 31337 HEALTHY"_s);
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', idle, avg_processing_time_ms) FROM queue_health_summary WHERE chain_id = 5"_s),
            u"t 0.00"_s);
        queueHolders(1, {1, 2, 3});
        process(1);
        QCOMPARE(
            sql(u"SELECT bool_and(avg_processing_time_ms > 0 AND p99_ms > 0) FROM queue_health_summary WHERE NOT idle"_s),
            u"t"_s);
        sql(u"UPDATE queue SET enqueued_at = clock_timestamp() - interval '61 s'"_s);
        QCOMPARE(sql(states), u"5 HEALTHY, 31337 DELAYED"_s);
        QCOMPARE(sql(u"SELECT oldest_pending_age_minutes FROM queue_health_summary WHERE chain_id = 31337"_s), u"2"_s);
        sql(u"UPDATE queue_health_thresholds SET pending_limit = 1, errors_per_hour = 0 WHERE name = 'active'"_s);
        sql(u"UPDATE queue_minutes SET errors = 1"_s);
        QCOMPARE(sql(states), u"5 HEALTHY, 31337 ERRORS"_s);
        QCOMPARE(sql(u"SELECT cardinality(reasons) FROM queue_health_summary WHERE chain_id = 31337"_s), u"3"_s);
        sql(u"SELECT collect_queue_health_metrics(), collect_queue_health_metrics()"_s);
        QCOMPARE(sql(u"SELECT string_agg(DISTINCT step || ' ' || samples, ', ') FROM queue_health_metrics WHERE "
                     u"chain_id = 31337 AND "
                     "health_status = 'ERRORS' AND pending_count = 2"_s),
                 u"00:00:10 1, 00:01:00 2, 01:00:00 2"_s);
        sql(u"SELECT use_health_thresholds('document')"_s);
        QCOMPARE(sql(states), u"5 HEALTHY, 31337 HEALTHY"_s);
        sql(u"UPDATE queue SET enqueued_at = clock_timestamp() - interval '61 minutes'"_s);
        QCOMPARE(sql(states), u"5 HEALTHY, 31337 DELAYED"_s);
        QVERIFY(refusal(u"SELECT use_health_thresholds('x')"_s).contains("default and document"_L1));
    }

    void aStateEndsWellBelowItsThreshold()
    {
        sql(u"UPDATE queue_health_thresholds SET pending_limit = 10, drain_seconds = NULL WHERE name = 'active'"_s);
        const auto fill = [&](int rows) {
            sql(u"DELETE FROM queue"_s);
            sql(u"INSERT INTO queue (chain_id, contract, holder) SELECT 31337, a(1001), a(n) FROM generate_series(1, %1) n"_s
                    .arg(rows));
            sql(u"SELECT collect_queue_health_metrics()"_s);
            return sql(u"SELECT health_status FROM queue_health_summary"_s);
        };
        QCOMPARE(fill(10), u"HEALTHY"_s);
        QCOMPARE(fill(11), u"HIGH_LOAD"_s);
        QCOMPARE(fill(9), u"HIGH_LOAD"_s);
        QCOMPARE(fill(8), u"HEALTHY"_s);
        QCOMPARE(fill(9), u"HEALTHY"_s);
    }
};

SIGNALBOX_TEST(BalancesQueueTest)
#include "balances_queue_test.moc"
