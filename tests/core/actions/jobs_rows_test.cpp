// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs_place.h"
#include "store/shared_settings.h"
#include "support/redact.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::actions;
using namespace std::chrono_literals;

class JobsRowsTest : public QObject, JobsPlace {
    Q_OBJECT

    QString breaker() const
    {
        return value(
            u"SELECT (circuit_breaker_state ->> 'state') || ' ' || (circuit_breaker_state ->> 'failure_count') "
            "FROM erc8004.triggers"_s);
    }
    /// One job, claimed.
    ClaimedJob claimedOne(int threshold = 10)
    {
        enqueue({job(addEvent(1), trigger(u"t1"_s, u"local"_s, threshold))});
        return claim().front();
    }
    void makeDue() const { run("UPDATE erc8004.action_jobs SET run_at = now() WHERE state <> 'done'"); }

    qint64 recovered() const
    {
        ExpiredLeases expired;
        return in([&](auto& transaction) { return JobUpkeep::recover(transaction, expired); }).value();
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void oneJobForEventTriggerAndAction()
    {
        const QString one = addEvent(1), two = addEvent(2), id = trigger();
        QCOMPARE(enqueue({job(one, id, 1), job(one, id, 2), job(one, id, 1)}), 2);
        QCOMPARE(enqueue({job(one, id, 1), job(two, id, 1)}), 1);
        QCOMPARE(enqueue({}), 0);
        QCOMPARE(states(), u"pending pending pending"_s);
        QCOMPARE(value(u"SELECT count(DISTINCT idempotency_key) FROM erc8004.action_jobs"_s), u"3"_s);
        QCOMPARE(value(u"SELECT DISTINCT target || ' ' || chain_id FROM erc8004.action_jobs"_s),
                 u"hooks.example.org 31337"_s);
    }

    void claimedByPriorityThenId()
    {
        const QString one = addEvent(1), two = addEvent(2), id = trigger();
        enqueue({job(one, id, 5, 2), job(one, id, 6, 1), job(two, id, 5, 2), job(two, id, 6, 1)});
        QStringList order;
        for (const ClaimedJob& each : claim(10))
            order << u"%1/%2"_s.arg(each.eventId.section(u'-', 1, 1)).arg(each.priority);
        QCOMPARE(order.join(u' '), u"1/1 2/1 1/2 2/2"_s);
        QVERIFY(claim(10).empty());
    }

    void anotherConsoleSkipsWhatIsClaimed()
    {
        const QString one = addEvent(1), id = trigger();
        enqueue({job(one, id, 1), job(one, id, 2), job(one, id, 3)});
        const auto other = db->session();
        OK(in([&](store::Transaction& first) -> Expected<Done> {
            const auto mine = ActionJobs::claim(first, u"a"_s, 1);
            const auto theirs =
                other->write([&](store::Transaction& second) { return ActionJobs::claim(second, u"b"_s, 10); });
            if (!theirs)
                return fail(theirs.error());
            if (mine.size() != 1 || theirs->size() != 2)
                return fail(ErrorKind::Internal, "COUNT", Message("claimed by both"));
            return Done{};
        }));
        QCOMPARE(value(u"SELECT string_agg(lease_holder, '' ORDER BY id) FROM erc8004.action_jobs"_s), u"abb"_s);
    }

    void fieldsAndConfigComeBackAsTheyWere()
    {
        NewJob made = job(addEvent(1), trigger());
        made.fields[u"feedback_index"_s] = qint64(9007199254740993);
        made.fields[u"tag2"_s] = QJsonValue::Null;
        made.fields[u"tag1"_s] = QString(u"a\u0000\"b"_s);
        enqueue({made});
        const ClaimedJob back = claim().front();
        QCOMPARE(back.fields.at(u"feedback_index"_s).toInteger(), 9007199254740993);
        QVERIFY(back.fields.at(u"tag2"_s).isNull());
        QCOMPARE(back.config, made.config);
        QCOMPARE(back.type, u"rest"_s);
        QCOMPARE(back.userId, u"local"_s);
        QCOMPARE(back.attempt, 1);
        QVERIFY(!back.mayHaveBeenSent);
    }

    void doneAtOnce()
    {
        const ClaimedJob claimed = claimedOne();
        QVERIFY(finish(claimed, outcome(SendOutcome::Done), qint64(1) << 40));
        QCOMPARE(states(), u"done"_s);
        QCOMPARE(
            value(u"SELECT job_id || ' ' || trigger_id || ' ' || event_id || ' ' || status || ' ' || duration_ms || "
                  "' ' || retry_count || ' ' || user_id || ' ' || request || ' ' || outcome || ' ' || "
                  "(error_message IS NULL) || ' ' || response_data FROM erc8004.action_results"_s),
            u"1 t1 31337-1-0 success 2147483647 0 local POST /agent HTTP 200 true {\"status\": 200}"_s);
        QVERIFY(!finish(claimed, outcome(SendOutcome::Done)));  // once only
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results"_s), u"1"_s);
    }

    void threeAttemptsThenDead()
    {
        ClaimedJob claimed = claimedOne();
        QVERIFY(finish(claimed, outcome(SendOutcome::Retry)));
        QCOMPARE(states(), u"retrying"_s);
        const double pause =
            value(u"SELECT extract(epoch FROM run_at - clock_timestamp()) FROM erc8004.action_jobs"_s).toDouble();
        QVERIFY2(pause > 0.5 && pause <= 1.2, qPrintable(QString::number(pause)));
        QVERIFY(claim().empty());
        makeDue();
        claimed = claim().front();
        QCOMPARE(claimed.attempt, 2);
        QVERIFY(!claimed.mayHaveBeenSent);
        finish(claimed, outcome(SendOutcome::Retry));
        QVERIFY(value(u"SELECT extract(epoch FROM run_at - clock_timestamp()) FROM erc8004.action_jobs"_s).toDouble() >
                1.5);
        makeDue();
        finish(claim().front(), outcome(SendOutcome::Retry, "HTTP 503"));
        QCOMPARE(states(), u"dead"_s);
        QCOMPARE(value(u"SELECT string_agg(status || retry_count, ' ' ORDER BY retry_count) FROM "
                       "erc8004.action_results"_s),
                 u"retrying0 retrying1 failed2"_s);
        QCOMPARE(value(u"SELECT reason ->> 'pattern' FROM erc8004.action_jobs"_s), u"HTTP 503"_s);
        QCOMPARE(value(u"SELECT response_data ->> 'error' FROM erc8004.action_results WHERE retry_count = 2"_s),
                 u"HTTP 503"_s);
        QCOMPARE(breaker(), u"Closed 1"_s);
    }

    void longPausesThatTheReceiverAsksFor()
    {
        const ClaimedJob claimed = claimedOne();
        SendOutcome limited = outcome(SendOutcome::Retry, "HTTP 429");
        limited.retryAfterMs = 40'000;
        finish(claimed, limited);
        QCOMPARE(states(), u"waiting"_s);
        const double pause =
            value(u"SELECT extract(epoch FROM run_at - clock_timestamp()) FROM erc8004.action_jobs"_s).toDouble();
        QVERIFY2(pause > 35 && pause <= 40, qPrintable(QString::number(pause)));
    }

    void permanentFailureIsDeadAtOnce()
    {
        finish(claimedOne(), outcome(SendOutcome::Failed, "HTTP 404"));
        QCOMPARE(states(), u"dead"_s);
        QCOMPARE(value(u"SELECT count(*) || ' ' || min(status) FROM erc8004.action_results"_s), u"1 failed"_s);
    }

    void heldByTheSender()
    {
        finish(claimedOne(), outcome(SendOutcome::Held, "another origin"));
        QCOMPARE(states(), u"held"_s);
        QCOMPARE(breaker(), u"Closed 0"_s);
        makeDue();
        QVERIFY(claim().empty());
    }

    void breakerOpensAndATrialCloses()
    {
        const QString id = trigger(u"t1"_s, u"local"_s, 2);
        enqueue({job(addEvent(1), id), job(addEvent(2), id), job(addEvent(3), id), job(addEvent(4), id)});
        finish(claim().front(), outcome(SendOutcome::Failed));
        QCOMPARE(breaker(), u"Closed 1"_s);
        finish(claim().front(), outcome(SendOutcome::Done));
        QCOMPARE(breaker(), u"Closed 0"_s);
        for (int i = 0; i < 2; ++i)
            finish(claim().front(), outcome(SendOutcome::Failed));
        QCOMPARE(breaker(), u"Open 2"_s);
        QCOMPARE(value(u"SELECT erc8004.breaker_allows('t1')"_s), u"f"_s);
        run("UPDATE erc8004.triggers SET circuit_breaker_state = circuit_breaker_state || '{\"opened_at\": "
            "\"2020-01-01T00:00:00Z\"}'");
        QCOMPARE(value(u"SELECT erc8004.breaker_allows('t1')"_s), u"t"_s);  // the trial
        QCOMPARE(value(u"SELECT erc8004.breaker_allows('t1')"_s), u"f"_s);
        enqueue({job(addEvent(5), id)});
        finish(claim().front(), outcome(SendOutcome::Done));
        QCOMPARE(breaker(), u"Closed 0"_s);
    }

    void aLostLeaseStoresNothing()
    {
        const ClaimedJob first = claimedOne();
        run("UPDATE erc8004.action_jobs SET lease_until = now() - interval '1 s'");
        // The server has just started, as far as the jobs know.
        QCOMPARE(recovered(),
                 value(u"SELECT (pg_postmaster_start_time() + interval '30 s' < clock_timestamp())::integer"_s)
                     .toLongLong());
        run("UPDATE erc8004.action_jobs SET state = 'retrying', run_at = now()");
        const auto again = claim();
        QCOMPARE(again.size(), 1u);
        QVERIFY(again.front().mayHaveBeenSent);
        QCOMPARE(again.front().key, first.key);
        QVERIFY(!finish(first, outcome(SendOutcome::Done)));
        QCOMPARE(states(), u"running"_s);
        QVERIFY(finish(again.front(), outcome(SendOutcome::Done)));
        QCOMPARE(value(u"SELECT count(*) || ' ' || bool_and(may_have_been_sent) FROM erc8004.action_results"_s),
                 u"1 true"_s);
    }

    void aProcessThatEndedLosesItsLeasesAtOnce()
    {
        claimedOne();
        run("UPDATE erc8004.action_jobs SET lease_holder = regexp_replace(lease_holder, ' pid .*', ' pid 99999999 "
            "claim "
            "1')");
        QCOMPARE(recovered(), 1);
        QVERIFY(claim().front().mayHaveBeenSent);
    }

    void renewedLeasesAreKept()
    {
        const ClaimedJob claimed = claimedOne();
        run("UPDATE erc8004.action_jobs SET lease_until = now() - interval '1 h'");
        OK(in([&](store::Transaction& transaction) {
            ActionJobs::renew(transaction, {claimed});
            return Done{};
        }));
        QCOMPARE(recovered(), 0);
        QCOMPARE(states(), u"running"_s);
    }

    void aLeaseIsNotLostBecauseAClockWasSet()
    {
        const ClaimedJob claimed = claimedOne();
        const auto setClock = [&] { run("UPDATE erc8004.action_jobs SET lease_until = lease_until - interval '1 h'"); };
        ExpiredLeases expired(300ms);
        const auto looked = [&] {
            return in([&](auto& transaction) { return JobUpkeep::recover(transaction, expired); }).value();
        };
        // Leases of a server that has just started are not over.
        QTRY_COMPARE_WITH_TIMEOUT(value(u"SELECT pg_postmaster_start_time() + interval '30 s' < clock_timestamp()"_s),
                                  u"t"_s, 35'000);
        setClock();
        QCOMPARE(looked(), 0);
        OK(in([&](store::Transaction& transaction) {
            ActionJobs::renew(transaction, {claimed});
            return Done{};
        }));
        QTest::qWait(350);
        QCOMPARE(looked(), 0);
        setClock();
        QCOMPARE(looked(), 0);
        QTest::qWait(350);
        QCOMPARE(looked(), 1);  // nobody renewed it
        QCOMPARE(states(), u"retrying"_s);
    }

    void givenUpAndReleased()
    {
        ClaimedJob claimed = claimedOne();
        OK(in([&](store::Transaction& transaction) {
            ActionJobs::release(transaction, claimed, Message("the keychain is locked"), 0);
            return Done{};
        }));
        QCOMPARE(states(), u"waiting"_s);
        claimed = claim().front();
        QVERIFY(!claimed.mayHaveBeenSent);
        QCOMPARE(claimed.attempt, 1);
        OK(in([&](store::Transaction& transaction) {
            ActionJobs::giveUp(transaction, claimed);
            return Done{};
        }));
        QVERIFY(claim().front().mayHaveBeenSent);
    }

    void jobsOverAnHourOldAreHeld()
    {
        const QString id = trigger();
        enqueue({job(addEvent(1), id), job(addEvent(2), id), job(addEvent(3), id)});
        run("UPDATE erc8004.action_jobs SET created_at = now() - interval '61 min' WHERE id < 3");
        QCOMPARE(claim(10).size(), 1u);
        QCOMPARE(states(), u"held held running"_s);
        QVERIFY(value(u"SELECT reason ->> 'pattern' FROM erc8004.action_jobs WHERE id = 1"_s).contains(u"hour"_s));
        // What an operator replays is sent.
        QCOMPARE(in([](auto& transaction) { return ActionJobs::replay(transaction, u"local"_s, {1}); }).value(), 1);
        QCOMPARE(claim(10).size(), 1u);
        QCOMPARE(states(), u"running held running"_s);
    }

    void aRestoredDatabaseSendsNothing()
    {
        const QString id = trigger();
        enqueue({job(addEvent(1), id), job(addEvent(2), id), job(addEvent(3), id)});
        finish(claim().front(), outcome(SendOutcome::Done));
        claim();
        run("UPDATE erc8004.action_server SET identity = 'another'");
        QVERIFY(claim(10).empty());
        QCOMPARE(in([](auto& transaction) { return JobUpkeep::holdRestored(transaction); }).value(), 2);
        QCOMPARE(states(), u"done held held"_s);
        QCOMPARE(in([](auto& transaction) { return JobUpkeep::holdRestored(transaction); }).value(), 0);
        QVERIFY(claim(10).empty());
        QCOMPARE(in([](auto& transaction) { return ActionJobs::replay(transaction, u"local"_s, {2, 3}); }).value(), 2);
        const auto again = claim(10);
        QCOMPARE(again.size(), 2u);
        QVERIFY(again[0].mayHaveBeenSent && !again[1].mayHaveBeenSent);
    }

    void aDeletedTriggerLeavesItsJobs()
    {
        const ClaimedJob claimed = claimedOne();
        enqueue({job(addEvent(2), u"t1"_s)});
        run("DELETE FROM erc8004.triggers");
        QVERIFY(finish(claimed, outcome(SendOutcome::Failed)));
        QVERIFY(finish(claim().front(), outcome(SendOutcome::Done)));
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results WHERE trigger_id IS NULL"_s), u"2"_s);
    }

    void replayHasTheSameKeyAndNewAttempts()
    {
        const ClaimedJob first = claimedOne();
        finish(first, outcome(SendOutcome::Failed));
        QCOMPARE(in([](auto& transaction) { return ActionJobs::replay(transaction, u"other"_s, {1}); }).value(), 0);
        QCOMPARE(in([](auto& transaction) { return ActionJobs::replay(transaction, u"local"_s, {1, 99}); }).value(), 1);
        QCOMPARE(states(), u"queued"_s);
        ClaimedJob again = claim().front();
        QCOMPARE(again.key, first.key);
        QCOMPARE(again.attempt, 2);
        finish(again, outcome(SendOutcome::Retry));
        QCOMPARE(states(), u"retrying"_s);
        makeDue();
        finish(claim().front(), outcome(SendOutcome::Done));
        QCOMPARE(value(u"SELECT attempts || ' of ' || max_attempts FROM erc8004.action_jobs"_s), u"3 of 4"_s);
        QCOMPARE(in([](auto& transaction) { return ActionJobs::replay(transaction, u"local"_s, {1}); }).value(), 0);
    }

    void discardedJobsAreNeverSent()
    {
        finish(claimedOne(), outcome(SendOutcome::Failed));
        QCOMPARE(in([](auto& transaction) { return ActionJobs::discard(transaction, u"local"_s, {1}); }).value(), 1);
        QCOMPARE(states(), u"done"_s);
        QVERIFY(value(u"SELECT reason ->> 'pattern' FROM erc8004.action_jobs"_s).contains(u"discarded"_s));
        QCOMPARE(in([](auto& transaction) { return ActionJobs::replay(transaction, u"local"_s, {1}); }).value(), 0);
    }

    void heldFromTheBeginning()
    {
        NewJob late = job(addEvent(1), trigger());
        late.held = Message("The event was stored two days ago.");
        enqueue({late});
        QCOMPARE(states(), u"held"_s);
        QVERIFY(claim().empty());
    }

    void nextDue()
    {
        const auto due = [&] { return in([](auto& transaction) { return ActionJobs::nextDue(transaction); }).value(); };
        QVERIFY(!due());
        enqueue({job(addEvent(1), trigger())});
        QVERIFY(due() && *due() <= 0);
        const ClaimedJob claimed = claim().front();
        QVERIFY(*due() > 20'000 && *due() <= 30'000);  // the end of the lease
        finish(claimed, outcome(SendOutcome::Done));
        QVERIFY(!due());
    }

    void retentionRemovesFinishedJobs()
    {
        const QString id = trigger();
        enqueue({job(addEvent(1), id), job(addEvent(2), id)});
        finish(claim().front(), outcome(SendOutcome::Done));
        run("UPDATE erc8004.action_jobs SET created_at = now() - interval '91 d', ended_at = ended_at - interval '91 "
            "d'");
        run("UPDATE erc8004.action_results SET executed_at = now() - interval '91 d'");
        OK(in([](store::Transaction& transaction) {
            JobUpkeep::prune(transaction);
            return Done{};
        }));
        QCOMPARE(states(), u"pending"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results"_s), u"0"_s);
    }

    void statesExpireAfterTheSetting()
    {
        trigger();
        run("INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            "registry, "
            "event_type, timestamp) VALUES ('31337-1-0', 31337, 1, '', '', 0, 'reputation', 'NewFeedback', "
            "extract(epoch "
            "FROM now()))");
        const auto left = [&](const QString& days) {
            run("DELETE FROM erc8004.trigger_state");
            run("INSERT INTO erc8004.trigger_state (trigger_id, state_data, last_updated) VALUES ('t1', '{\"ema\": "
                "72.5, \"count\": 15}', now() - interval '31 d')");
            run("UPDATE erc8004.trigger_places SET block_number = 1");
            const auto pruned = in([&](store::Transaction& transaction) -> Expected<Done> {
                if (const auto set = store::setShared(transaction, u"triggers.state_days"_s, days); !set)
                    return set;
                JobUpkeep::prune(transaction);
                return Done{};
            });
            return pruned ? value(u"SELECT count(*) FROM erc8004.trigger_state"_s) : pruned.error().text();
        };
        QCOMPARE(left(u"0"_s), u"1"_s);
        QCOMPARE(left(u"40"_s), u"1"_s);
        QCOMPARE(left(u"default"_s), u"0"_s);
        QCOMPARE(left(u"1"_s), u"0"_s);
    }

    void secretsAreMaskedInEveryColumn()
    {
        const QString secret = u"s3cr3t-of-the-rows"_s;
        addSecret(secret);
        SendOutcome leaky = outcome(SendOutcome::Failed);
        leaky.error = Message(QT_TRANSLATE_NOOP("Engine", "The receiver answered %1.")).arg(secret);
        leaky.request = leaky.answer = leaky.status = u"x "_s + secret;
        leaky.responseData = {{u"body"_s, QJsonArray{secret}}, {secret, 1}};
        finish(claimedOne(1), leaky);
        QCOMPARE(breaker(), u"Open 1"_s);
        QCOMPARE(tablesWith(secret), QString());
        QVERIFY(tablesWith(u"••••"_s).contains(u"erc8004.action_results"_s));
        removeSecret(secret);
    }
};

SIGNALBOX_TEST(JobsRowsTest)
#include "jobs_rows_test.moc"
