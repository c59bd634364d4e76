// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "postgres/reader_role.h"
#include "postgres/roles.h"
#include "rows_place.h"
#include "support/test_registry.h"
#include "users/current_user.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::triggers;

/// What the tables do by themselves: rows of each user, audit, rollups, breaker, retention.
class RowsTablesTest : public QObject, RowsPlace {
    Q_OBJECT

    QString m_id;

    void fire(int number) const
    {
        run("INSERT INTO erc8004.processed_events (trigger_id, fingerprint, ordinal, event_id, chain_id, "
            "processor_instance) SELECT '" +
            m_id.toStdString() + "', '\\x0" + std::to_string(number) + "', 0, '31337-5-0', 31337, 'test'");
    }
    void job(const char* state = "done", int daysAgo = 0) const
    {
        run("INSERT INTO erc8004.action_jobs (event_id, trigger_id, action_id, user_id, action_type, config, fields, "
            "chain_id, fired_at, state, ended_at) SELECT '31337-5-0', t.id, a.id, t.user_id, a.action_type, a.config, "
            "'{}', 31337, now(), '" +
            std::string(state) + "', now() - " + std::to_string(daysAgo) +
            " * interval '1 day' FROM erc8004.triggers t JOIN erc8004.trigger_actions a ON a.trigger_id = t.id");
    }
    void result(const char* status, const QString& ms, const char* at = "2026-01-01 10:15Z") const
    {
        run("INSERT INTO erc8004.action_results (job_id, trigger_id, event_id, action_type, status, executed_at, "
            "duration_ms, user_id) VALUES ('1', '" +
            m_id.toStdString() + "', '31337-5-0', 'rest', '" + status + "', '" + at + "', " + ms.toStdString() +
            ", 'local')");
    }
    template <class F>
    auto as(const QString& user, F work) const
    {
        const users::CurrentUser who{user};
        return session->write([&](store::Transaction& transaction) -> decltype(work(transaction)) {
            if (const auto set = users::scope(transaction, who); !set)
                return fail(set.error());
            return work(transaction);
        });
    }
    Expected<QString> count(const QString& user, const char* table) const
    {
        return as(user, [&](store::Transaction& transaction) -> Expected<QString> {
            return store::text(transaction.exec(std::string("SELECT count(*) FROM erc8004.") + table)[0][0]);
        });
    }

    void addEventAt(int block, const char* ago) const
    {
        run("INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            "registry, "
            "event_type, timestamp) VALUES ('31337-" +
            std::to_string(block) + "-0', 31337, " + std::to_string(block) +
            ", '', '', 0, 'reputation', 'NewFeedback', extract(epoch FROM now() - interval '" + ago + "'))");
    }

private Q_SLOTS:
    void init()
    {
        make();
        addEvent(5, 0);
        m_id = save(trigger()).value().id;
    }
    void cleanup() { drop(); }

    void eachUserSeesOwnRowsOnly()
    {
        addUser("ada");
        addUser("bob");
        Trigger ofAda = trigger(u"Of Ada"_s);
        ofAda.owner = u"ada"_s;
        const auto adas = save(ofAda);
        OK(adas);
        run("INSERT INTO erc8004.trigger_state (trigger_id, state_data) SELECT id, '{}' FROM erc8004.triggers; INSERT "
            "INTO erc8004.trigger_state_log SELECT id, 1, 0, 'e', NULL FROM erc8004.triggers; INSERT INTO "
            "erc8004.processed_events (trigger_id, fingerprint, ordinal, chain_id, processor_instance) SELECT id, "
            "'\\x01', 0, 31337, 'test' FROM erc8004.triggers; INSERT INTO erc8004.action_results (job_id, trigger_id, "
            "action_type, status, user_id) SELECT '1', id, 'rest', 'success', user_id FROM erc8004.triggers; INSERT "
            "INTO erc8004.agent_mcp_tokens (agent_id, token, chain_id, origin, user_id) SELECT 7, 'v1:x', 1, "
            "'https://a', user_id FROM erc8004.triggers; INSERT INTO erc8004.action_secrets (user_id, name, ref) "
            "SELECT user_id, 'n', 'r' FROM erc8004.triggers");
        job();
        for (const char* table :
             {"users", "triggers", "trigger_state", "trigger_state_log", "trigger_places", "processed_events",
              "trigger_days", "action_results", "trigger_edits", "agent_mcp_tokens", "action_secrets"}) {
            QCOMPARE(count(u"ada"_s, table).value(), u"1"_s);
            QCOMPARE(value(u"SELECT count(*) FROM erc8004."_s + QLatin1String(table)),
                     qstrcmp(table, "users") == 0 ? u"3"_s : u"2"_s);
            QCOMPARE(count(u"bob"_s, table).value(), qstrcmp(table, "users") == 0 ? u"1"_s : u"0"_s);
        }
        for (const char* table : {"trigger_conditions", "trigger_actions", "action_jobs"})
            QCOMPARE(count(u"ada"_s, table).value(), u"2"_s);
        QCOMPARE(count(u"ada"_s, "sign_in_failures").value(), u"0"_s);

        const auto list = as(u"ada"_s, [](store::Transaction& transaction) -> Expected<std::vector<Trigger>> {
            return readTriggers(transaction);
        });
        OK(list);
        QCOMPARE(list->size(), size_t(1));
        QCOMPARE(list->front().id, adas->id);
        QCOMPARE(as(u"ada"_s, [&](store::Transaction& transaction) { return removeTrigger(transaction, m_id, {}); })
                     .error()
                     .code,
                 u"TRIGGER_UNKNOWN"_s);
        Trigger forOther = trigger(u"Smuggled"_s);
        forOther.owner = u"bob"_s;
        const auto smuggled =
            as(u"ada"_s, [&](store::Transaction& transaction) { return saveTrigger(transaction, forOther, {}); });
        QVERIFY(!smuggled);
        OK(as(u"ada"_s, [&](store::Transaction& transaction) {
            Trigger mine = *adas;
            mine.name = u"Renamed"_s;
            return saveTrigger(transaction, mine, {});
        }));
        // The setting ends with its transaction.
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.triggers"_s), u"2"_s);
    }

    void everyTableOfUsersIsForcedAndHasItsPolicy()
    {
        QCOMPARE(value(u"SELECT count(*) FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = "
                       "c.relname || '_user_isolation' WHERE c.relnamespace = 'erc8004'::regnamespace AND "
                       "c.relrowsecurity AND c.relforcerowsecurity"_s),
                 u"16"_s);
        QCOMPARE(value(u"SELECT coalesce(string_agg(c.relname, ' ' ORDER BY 1), '') FROM pg_class c JOIN pg_attribute "
                       "a ON a.attrelid = c.oid AND a.attname IN ('user_id', 'trigger_id') WHERE c.relnamespace = "
                       "'erc8004'::regnamespace AND c.relkind = 'r' AND NOT c.relforcerowsecurity"_s),
                 QString());
    }

    void theReaderSeesNoneOfIt()
    {
        OK(store::grantReading(*session, u"signalbox_reader"_s));
        const QString may =
            u"SELECT coalesce(string_agg(c.relname, ' ' ORDER BY c.relname), '') FROM pg_class c WHERE "
            "c.relnamespace = 'erc8004'::regnamespace AND c.relkind IN ('r', 'v') AND "
            "has_table_privilege('signalbox_reader', c.oid, 'SELECT')"_s;
        QCOMPARE(value(may),
                 u"action_hour_durations action_hours action_metrics_hourly action_server checkpoints event_arrivals "
                 "event_hours event_retractions events events_hourly events_live trigger_version"_s);
        QCOMPARE(db->value(u"SELECT sum(event_count) FROM erc8004.events_hourly"_s, store::Role::Reader), u"1"_s);
    }

    void firesAreCountedByDay()
    {
        fire(1);
        fire(2);
        run("INSERT INTO erc8004.processed_events (trigger_id, fingerprint, ordinal, chain_id, processor_instance) "
            "SELECT id, '\\x01', 0, 31337, 'test' FROM erc8004.triggers ON CONFLICT DO NOTHING");
        QCOMPARE(value(u"SELECT fired FROM erc8004.trigger_days WHERE day = (now() AT TIME ZONE 'UTC')::date"_s),
                 u"2"_s);
        const auto again = session->write([&](store::Transaction& transaction) {
            transaction.exec(
                "INSERT INTO erc8004.processed_events (trigger_id, fingerprint, ordinal, chain_id, "
                "processor_instance) SELECT id, '\\x01', 0, 31337, 'test' FROM erc8004.triggers");
            return Done{};
        });
        QVERIFY(!again);  // the same log never fires again
    }

    void oneJobForEachEventTriggerAndAction()
    {
        job();
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_jobs"_s), u"2"_s);
        const auto again = session->write([&](store::Transaction& transaction) {
            transaction.exec(
                "INSERT INTO erc8004.action_jobs (event_id, trigger_id, action_id, user_id, action_type, "
                "config, fields, chain_id, fired_at) SELECT event_id, trigger_id, action_id, user_id, "
                "action_type, config, fields, chain_id, fired_at FROM erc8004.action_jobs");
            return Done{};
        });
        QVERIFY(!again);
    }

    void aDeletedTriggerLeavesItsJobsAndResults()
    {
        job();
        result("success", u"12"_s);
        fire(1);
        OK(in([&](auto& transaction) { return removeTrigger(transaction, m_id, {}); }));
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_jobs WHERE trigger_id IS NULL"_s), u"2"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results WHERE trigger_id IS NULL"_s), u"1"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.processed_events"_s), u"0"_s);
    }

    /// Events belong to another role and are append-only; only the functions of retention delete them.
    void deletingAChainLeavesTheAudit()
    {
        job();
        result("success", u"12"_s);
        fire(1);
        QCOMPARE(value(u"SELECT sum(event_count) FROM erc8004.events_hourly"_s), u"1"_s);
        QCOMPARE(value(u"SELECT erc8004.delete_events(31337, 100)"_s), u"1"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_jobs WHERE event_id IS NULL"_s), u"2"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results WHERE event_id IS NULL"_s), u"1"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.processed_events WHERE event_id IS NULL"_s), u"1"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.events_hourly"_s), u"0"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.triggers"_s), u"1"_s);
    }

    void oldEventsAreDeletedOnRequestOnly()
    {
        QCOMPARE(value(u"SELECT erc8004.cleanup_old_events()"_s), u"0"_s);
        run("INSERT INTO erc8004.event_retractions VALUES ('31337-5-0', now(), 'reorg', '0xb5')");
        QCOMPARE(value(u"SELECT erc8004.cleanup_old_events('0 days')"_s), u"1"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.events"_s), u"0"_s);
        const auto refused = session->write([](store::Transaction& transaction) {
            transaction.exec("DELETE FROM erc8004.events");
            return Done{};
        });
        QVERIFY(!refused);
    }

    void retentionKeepsOpenJobsAndTheRollups()
    {
        result("success", u"12"_s, "2020-01-01 10:00Z");
        result("failed", u"NULL"_s, "2999-01-01 10:00Z");
        job("done", 100);
        run("UPDATE erc8004.action_jobs SET state = 'held' WHERE id = (SELECT min(id) FROM erc8004.action_jobs)");
        run("SELECT erc8004.cleanup_old_action_results(); SELECT erc8004.cleanup_old_action_jobs()");
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results"_s), u"1"_s);
        QCOMPARE(value(u"SELECT string_agg(state, ' ') FROM erc8004.action_jobs"_s), u"held"_s);
        QCOMPARE(value(u"SELECT sum(total_executions) FROM erc8004.action_metrics_hourly"_s), u"2"_s);
    }

    void quietStatesExpire()
    {
        const auto cleaned = [&](const char* age) {
            run("DELETE FROM erc8004.trigger_state; INSERT INTO erc8004.trigger_state SELECT id, '{}', now() - "
                "interval '" +
                std::string(age) +
                "' FROM erc8004.triggers; INSERT INTO erc8004.trigger_state_log SELECT id, 1, 0, 'e', NULL FROM "
                "erc8004.triggers; UPDATE erc8004.trigger_places SET block_number = 10, start_block = 5, known_from = "
                "5; "
                "SELECT erc8004.cleanup_old_trigger_state()");
            return value(u"SELECT count(*) FROM erc8004.trigger_state"_s) == "0"_L1;
        };
        QVERIFY(!cleaned("31 days"));  // the newest event of the chain is older than the state: it is behind, not quiet
        addEventAt(11, "1 minute");
        QVERIFY(!cleaned("31 days"));  // not evaluated yet
        addEventAt(9, "10 days");
        QVERIFY(!cleaned("31 days"));  // 21 days after the last change
        addEventAt(10, "1 minute");
        QVERIFY(!cleaned("29 days"));
        QVERIFY(cleaned("31 days"));
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.trigger_state_log"_s), u"0"_s);
        QCOMPARE(value(u"SELECT concat_ws(' ', start_block, block_number, known_from) FROM erc8004.trigger_places"_s),
                 u"10 10 10"_s);
        run("INSERT INTO erc8004.trigger_conditions (trigger_id, condition_type, field, operator, value, config) "
            "SELECT "
            "id, 'rate_limit', 'feedback_count', '>', '1', '{\"time_window\": \"60d\"}' FROM erc8004.triggers");
        QVERIFY(!cleaned("59 days"));  // its window still counts what is older
        QVERIFY(cleaned("61 days"));
        run("UPDATE erc8004.trigger_conditions SET config = '{\"time_window\": \"999999999d\"}' WHERE condition_type = "
            "'rate_limit'");
        QVERIFY(!cleaned("3000 days"));
        run("UPDATE erc8004.trigger_conditions SET config = '{\"time_window\": \"soon\"}' WHERE condition_type = "
            "'rate_limit'");
        QVERIFY(cleaned("31 days"));
    }

    void theViewsCountByHour()
    {
        run("INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            "registry, event_type, timestamp, created_at) SELECT '1-' || n, 1, n, '', '', 0, 'identity', 'Registered', "
            "n, '2026-01-01 10:59:59Z'::timestamptz + n / 3 * interval '1 s' FROM generate_series(0, 4) n");
        QCOMPARE(value(u"SELECT string_agg(to_char(hour AT TIME ZONE 'UTC', 'HH24:MI') || ' ' || event_count, ', ' "
                       "ORDER BY hour) FROM erc8004.events_hourly WHERE chain_id = 1"_s),
                 u"10:00 3, 11:00 2"_s);
        for (int i = 1; i <= 100; ++i)
            result(i % 10 ? "success" : i % 20 ? "failed" : "retrying", QString::number(i * 10));
        QCOMPARE(value(u"SELECT concat_ws(' ', action_type, total_executions, success_count, failure_count, "
                       "avg_duration_ms::numeric(8,1)) FROM erc8004.action_metrics_hourly"_s),
                 u"rest 100 90 5 505.0"_s);
        const double p95 = value(u"SELECT p95_duration_ms FROM erc8004.action_metrics_hourly"_s).toDouble();
        QVERIFY2(p95 >= 950 && p95 <= 979, qPrintable(QString::number(p95)));
        QCOMPARE(value(u"SELECT count(*) FROM generate_series(0, 64) n WHERE erc8004.rounded_ms(n) <> n"_s), u"0"_s);
        QCOMPARE(value(u"SELECT count(*) FROM generate_series(65, 2000000000, 9999991) n WHERE "
                       "erc8004.rounded_ms(n) NOT BETWEEN n AND n * 1.03 + 1"_s),
                 u"0"_s);
    }

    void theBreakerOpensTriesAndCloses()
    {
        const QString failed = u"SELECT erc8004.breaker_failed('%1', '\"no\"')"_s.arg(m_id);
        const QString allows = u"SELECT erc8004.breaker_allows('%1')"_s.arg(m_id);
        const QString succeeded = u"SELECT erc8004.breaker_succeeded('%1')"_s.arg(m_id);
        const auto state = [&] { return read(m_id).value().breaker; };
        run("UPDATE erc8004.triggers SET circuit_breaker_config = '{\"failure_threshold\": 3, "
            "\"recovery_timeout_seconds\": 60, \"half_open_max_calls\": 2}'");
        value(failed);
        value(succeeded);  // only failures in a row count
        for (int i = 1; i <= 2; ++i)
            QCOMPARE(value(failed), u"Closed"_s);
        QCOMPARE(value(allows), u"t"_s);
        QCOMPARE(value(failed), u"Open"_s);
        QCOMPARE(value(allows), u"f"_s);
        QVERIFY(state().state == BreakerState::Open);
        QVERIFY(state().openedAt.secsTo(QDateTime::currentDateTimeUtc()) < 60);
        QCOMPARE(state().reason.english(), u"no"_s);
        const std::string past =
            "UPDATE erc8004.triggers SET circuit_breaker_state = circuit_breaker_state || "
            "'{\"opened_at\": \"2026-01-01T00:00:00Z\"}'";
        run(past);
        QCOMPARE(value(allows), u"t"_s);
        QVERIFY(state().state == BreakerState::HalfOpen);
        QCOMPARE(value(allows), u"t"_s);
        QCOMPARE(value(allows), u"f"_s);
        QCOMPARE(value(failed), u"Open"_s);
        run(past);
        QCOMPARE(value(allows), u"t"_s);
        value(succeeded);
        QVERIFY(state().state == BreakerState::Closed);
        QCOMPARE(state().failures, 0);
        QCOMPARE(value(u"SELECT erc8004.breaker_allows('none')"_s), u"f"_s);
        const TriggerBreaker written{3, 60, 2, BreakerState::Open, 5, state().lastFailureAt, {}, Message(u"x"_s)};
        QCOMPARE(breakerOf(breakerConfig(written), breakerState(written)).failures, 5);
    }

    void aConsumerHasOneLeaseForAllChains()
    {
        run("INSERT INTO signalbox.consumers (name, seq, epoch, holder) VALUES ('triggers', 0, 1, 'a')");
        const auto second = session->write([](store::Transaction& transaction) {
            transaction.exec("INSERT INTO signalbox.consumers (name, seq) VALUES ('triggers', 0)");
            return Done{};
        });
        QVERIFY(!second);
        run("SELECT signalbox.prune_changes('7 days', 1000)");
        QCOMPARE(value(u"SELECT stale FROM signalbox.consumers"_s), u"f"_s);
    }

    void theMigrationGoesDownAndUpWithItsRows()
    {
        run("INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('eip155:1', 'eip155', 'E', "
            "'eip155_1', 1); INSERT INTO signalbox.consumers (name, caip2, seq) VALUES ('warehouse', 'eip155:1', 7), "
            "('triggers', NULL, 0)");
        job();
        session->close();
        const auto admin = db->session(store::Role::Bootstrap);
        store::Migrator migrator(*admin, store::localRoles(), store::Migrator::shipped().value());
        OK(migrator.revert(23));
        QCOMPARE(value(u"SELECT string_agg(name || seq, ' ') FROM signalbox.consumers"_s), u"warehouse7"_s);
        QCOMPARE(value(u"SELECT count(*) FROM pg_proc WHERE pronamespace = 'erc8004'::regnamespace"_s), u"3"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.events"_s), u"1"_s);
        addEvent(6, 0);
        OK(migrator.migrate());
        QCOMPARE(value(u"SELECT sum(event_count) FROM erc8004.events_hourly"_s), u"2"_s);
        QCOMPARE(value(u"SELECT string_agg(id || password_hash, ' ') FROM erc8004.users"_s), u"local!"_s);
    }
};

SIGNALBOX_TEST(RowsTablesTest)
#include "rows_tables_test.moc"
