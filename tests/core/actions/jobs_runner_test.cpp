// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QJsonDocument>
#include <atomic>

#include "actions/jobs/job_runner.h"
#include "jobs_place.h"
#include "support/receivers.h"
#include "support/redact.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::actions;
using namespace std::chrono_literals;

class JobsRunnerTest : public QObject, JobsPlace {
    Q_OBJECT

    static QJsonObject hook(const Receiver& receiver, const QString& path = u"/hook"_s, QJsonObject more = {})
    {
        more.insert(u"method"_s, u"POST"_s);
        more.insert(u"url"_s, receiver.url(path));
        more.insert(u"body_template"_s, QJsonObject{{u"event"_s, u"{{event_id}}"_s}, {u"score"_s, u"{{score}}"_s}});
        more.insert(u"allow_private_hosts"_s, QJsonArray{receiver.place()});
        return more;
    }
    std::unique_ptr<JobRunner> runner(int workers = 4) const
    {
        JobRunner::Pace pace;
        pace.workers = workers;
        pace.retry = 200ms;
        return std::make_unique<JobRunner>(parts(), pace);
    }
    static QList<QByteArray> paths(const Receiver& receiver)
    {
        QList<QByteArray> all;
        for (const SeenRequest& each : receiver.seen())
            all << each.target;
        return all;
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void sentInTheOrderOfPriority()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        const QString one = addEvent(1), id = trigger();
        enqueue({job(one, id, 1, 3, hook(receiver, u"/third"_s)), job(one, id, 2, 1, hook(receiver, u"/first"_s)),
                 job(one, id, 3, 2, hook(receiver, u"/second"_s))});
        const auto running = runner(1);
        wantStates(u"done done done"_s);
        QCOMPARE(paths(receiver), (QList<QByteArray>{"/first", "/second", "/third"}));
        QCOMPARE(value(u"SELECT count(*) || min(status) FROM erc8004.action_results"_s), u"3success"_s);
        const SeenRequest seen = receiver.seen().front();
        QCOMPARE(QString::fromLatin1(seen.headers.value("idempotency-key")),
                 value(u"SELECT idempotency_key FROM erc8004.action_jobs WHERE priority = 1"_s));
        QCOMPARE(QJsonDocument::fromJson(seen.body).object(), (QJsonObject{{u"event"_s, one}, {u"score"_s, 50}}));
    }

    void wokenByANewJob()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        const auto running = runner();
        QTest::qWait(700);
        const QString began = value(
            u"SELECT max(query_start) FROM pg_stat_activity WHERE application_name = 'signalbox actions' AND datname = current_database()"_s);
        QTest::qWait(1500);
        QCOMPARE(
            value(
                u"SELECT max(query_start) FROM pg_stat_activity WHERE application_name = 'signalbox actions' AND datname = current_database()"_s),
            began);  // nothing is asked while nothing happens
        QElapsedTimer timer;
        timer.start();
        enqueue({job(addEvent(1), trigger(), 1, 1, hook(receiver))});
        wantStates(u"done"_s);
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }

    void twoFailuresThenDone()
    {
        std::atomic<int> count{0};
        Receiver receiver([&](const SeenRequest&) {
            ReceiverAnswer answer;
            answer.status = ++count < 3 ? 500 : 200;
            answer.body = "{\"n\":1}";
            return answer;
        });
        enqueue({job(addEvent(1), trigger(), 1, 1, hook(receiver))});
        QElapsedTimer timer;
        timer.start();
        const auto running = runner();
        wantStates(u"done"_s);
        QVERIFY2(timer.elapsed() >= 2900, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(value(u"SELECT string_agg(status || ' ' || retry_count, ', ' ORDER BY retry_count) FROM "
                       "erc8004.action_results"_s),
                 u"retrying 0, retrying 1, success 2"_s);
        QSet<QByteArray> keys;
        for (const SeenRequest& each : receiver.seen())
            keys << each.headers.value("idempotency-key");
        QCOMPARE(keys.size(), 1);
    }

    void threeFailuresOpenTheBreaker()
    {
        Receiver receiver([](const SeenRequest&) {
            ReceiverAnswer answer;
            answer.status = 500;
            return answer;
        });
        enqueue({job(addEvent(1), trigger(u"t1"_s, u"local"_s, 1), 1, 1, hook(receiver))});
        const auto running = runner();
        wantStates(u"dead"_s);
        QCOMPARE(receiver.seen().size(), 3u);
        QCOMPARE(value(u"SELECT circuit_breaker_state ->> 'state' FROM erc8004.triggers"_s), u"Open"_s);
        QVERIFY(
            value(u"SELECT error_message FROM erc8004.action_results WHERE status = 'failed'"_s).contains(u"500"_s));
        // A replay is one more round with the same key.
        OK(in([](auto& transaction) { return ActionJobs::replay(transaction, u"local"_s, {1}); }));
        wantStates(u"dead"_s);
        QTRY_COMPARE_WITH_TIMEOUT(value(u"SELECT attempts FROM erc8004.action_jobs WHERE state = 'dead'"_s), u"6"_s,
                                  10'000);
    }

    void aBrokenConfigIsDeadWithARow()
    {
        enqueue({job(addEvent(1), trigger(), 1, 1, {{u"method"_s, u"POST"_s}, {u"url"_s, u"ftp://example.org/"_s}}),
                 job(addEvent(2), u"t1"_s, 1, 1, {{u"method"_s, u"POST"_s}, {u"url"_s, u"http://127.0.0.1:9/"_s}})});
        const auto running = runner();
        wantStates(u"dead dead"_s);
        QCOMPARE(
            value(u"SELECT count(*) FROM erc8004.action_results WHERE status = 'failed' AND error_message <> ''"_s),
            u"2"_s);
    }

    void twoConsolesShareTheQueue()
    {
        Receiver receiver([](const SeenRequest&) {
            ReceiverAnswer answer;
            answer.delayMs = 10;
            return answer;
        });
        const QString id = trigger();
        std::vector<NewJob> jobs;
        for (int i = 1; i <= 60; ++i)
            jobs.push_back(job(addEvent(i), id, 1, 1, hook(receiver, u"/%1"_s.arg(i))));
        const auto first = runner(), second = runner();
        QCOMPARE(enqueue(jobs), 60);
        QTRY_COMPARE_WITH_TIMEOUT(value(u"SELECT count(*) FROM erc8004.action_jobs WHERE state = 'done'"_s), u"60"_s,
                                  20'000);
        const auto seen = paths(receiver);
        QCOMPARE(seen.size(), 60);
        QCOMPARE(QSet<QByteArray>(seen.begin(), seen.end()).size(), 60);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results"_s), u"60"_s);
        QVERIFY(receiver.mostAtOnce() <= 8);
    }

    void stopsWhileTheReceiverIsSilent()
    {
        std::atomic<bool> silent{true};
        Receiver receiver([&](const SeenRequest&) {
            ReceiverAnswer answer;
            answer.silent = silent;
            return answer;
        });
        enqueue({job(addEvent(1), trigger(), 1, 1, hook(receiver))});
        auto running = runner();
        QTRY_COMPARE_WITH_TIMEOUT(receiver.seen().size(), 1u, 10'000);
        QElapsedTimer timer;
        timer.start();
        running.reset();
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(states(), u"retrying"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results"_s), u"0"_s);
        silent = false;
        running = runner();
        wantStates(u"done"_s);
        const auto seen = receiver.seen();
        QCOMPARE(seen.size(), 2u);
        QCOMPARE(seen[0].headers.value("idempotency-key"), seen[1].headers.value("idempotency-key"));
        QCOMPARE(value(u"SELECT count(*) || ' ' || bool_and(may_have_been_sent) FROM erc8004.action_results"_s),
                 u"1 true"_s);
    }

    void goesOnAfterTheDatabaseEndedItsSessions()
    {
        Receiver receiver([](const SeenRequest&) {
            ReceiverAnswer answer;
            answer.delayMs = 1500;
            return answer;
        });
        const QString id = trigger();
        enqueue({job(addEvent(1), id, 1, 1, hook(receiver))});
        const auto running = runner();
        QTRY_COMPARE_WITH_TIMEOUT(receiver.seen().size(), 1u, 10'000);
        value(
            u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'signalbox "
            "actions'"_s);
        wantStates(u"done"_s);
        QCOMPARE(receiver.seen().size(), 1u);  // its outcome was kept until it could be stored
        enqueue({job(addEvent(2), id, 1, 1, hook(receiver))});
        wantStates(u"done done"_s);
    }

    void theTriggerIsDeletedWhileItsJobWaits()
    {
        Receiver receiver([](const SeenRequest&) {
            ReceiverAnswer answer;
            answer.delayMs = 500;
            return answer;
        });
        enqueue({job(addEvent(1), trigger(), 1, 1, hook(receiver)), job(addEvent(2), u"t1"_s, 1, 1, hook(receiver))});
        const auto running = runner(1);
        QTRY_COMPARE_WITH_TIMEOUT(receiver.seen().size(), 1u, 10'000);
        run("DELETE FROM erc8004.triggers");
        wantStates(u"done done"_s);
        QCOMPARE(
            value(u"SELECT count(*) FROM erc8004.action_results WHERE trigger_id IS NULL AND status = 'success'"_s),
            u"2"_s);
    }

    void secretsAreSentAndNeverStored()
    {
        const QString secret = u"s3cr3t-of-the-runner"_s, key = u"the-hmac-key-of-actions"_s;
        ActionSecrets stored(*session, secrets);
        OK(stored.set(u"local"_s, u"api.key"_s, secret));
        OK(stored.set(u"local"_s, u"actions.hmac_key"_s, key));
        Receiver receiver([](const SeenRequest& request) {
            ReceiverAnswer answer;  // an echo of all that it got
            answer.body = "{\"got\":\"" + request.headers.value("authorization") + "\"}";
            answer.headers = {"X-Echo: " + request.headers.value("authorization")};
            answer.status = request.target == "/bad" ? 400 : 200;
            return answer;
        });
        const QJsonObject headers{{u"headers"_s, QJsonObject{{u"Authorization"_s, u"Bearer {{secret:api.key}}"_s}}}};
        enqueue({job(addEvent(1), trigger(), 1, 1, hook(receiver, u"/good"_s, headers)),
                 job(addEvent(2), u"t1"_s, 1, 1, hook(receiver, u"/bad"_s, headers))});
        const auto running = runner();
        wantStates(u"done dead"_s);
        QCOMPARE(receiver.seen().front().headers.value("authorization"), "Bearer " + secret.toLatin1());
        QVERIFY(receiver.seen().front().headers.contains("x-signature"));
        QCOMPARE(tablesWith(secret), QString());
        QCOMPARE(tablesWith(key), QString());
        QVERIFY(value(u"SELECT answer FROM erc8004.action_results LIMIT 1"_s).contains(u"••••"_s));
    }

    void aMissingSecretIsAClearFailure()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        const QJsonObject headers{{u"headers"_s, QJsonObject{{u"Authorization"_s, u"Bearer {{secret:none}}"_s}}}};
        enqueue({job(addEvent(1), trigger(), 1, 1, hook(receiver, u"/"_s, headers))});
        const auto running = runner();
        wantStates(u"dead"_s);
        QVERIFY(value(u"SELECT error_message FROM erc8004.action_results"_s).contains(u"none"_s));
        QVERIFY(receiver.seen().empty());
    }

    void aLockedSecretStoreKeepsTheJob()
    {
        OK(ActionSecrets(*session, secrets).set(u"local"_s, u"api.key"_s, u"a-secret-value"_s));
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        const QJsonObject headers{{u"headers"_s, QJsonObject{{u"Authorization"_s, u"Bearer {{secret:api.key}}"_s}}}};
        enqueue({job(addEvent(1), trigger(), 1, 1, hook(receiver, u"/"_s, headers)),
                 job(addEvent(2), u"t1"_s, 1, 1, hook(receiver))});
        const auto open = std::exchange(secrets, std::make_shared<engine::EndpointSecrets>(nullptr));
        auto running = runner();
        wantStates(u"waiting done"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.action_results"_s), u"1"_s);
        QVERIFY(!value(u"SELECT reason FROM erc8004.action_jobs WHERE id = 1"_s).isEmpty());
        // Another console that can read it takes the job.
        secrets = open;
        const auto another = runner();
        run("UPDATE erc8004.action_jobs SET run_at = now() WHERE state = 'waiting'");
        wantStates(u"done done"_s);
    }

    void agentsAreFoundByTheirNewestEvent()
    {
        AgentEndpoints agents(*session, parts());
        const auto unknown = agents.uri(31337, u"7"_s);
        QVERIFY(!unknown && unknown.error().code == "AGENT_UNKNOWN"_L1);
        addEvent(1, "Registered", "identity", 7, u"https://one.example.org/a.json"_s);
        addEvent(2, "URIUpdated", "identity", 7, u"https://two.example.org/a.json"_s);
        addEvent(3, "Registered", "identity", 8, u"https://other.example.org/a.json"_s);
        QCOMPARE(agents.uri(31337, u"7"_s).value(), u"https://two.example.org/a.json"_s);
        QCOMPARE(agents.newestChange(31337, u"7"_s).value(), u"31337-2-0"_s);
        addEvent(4, "Transfer", "identity", 7);
        QCOMPARE(agents.newestChange(31337, u"7"_s).value(), u"31337-4-0"_s);
        QCOMPARE(agents.uri(31337, u"7"_s).value(), u"https://two.example.org/a.json"_s);
    }
};

SIGNALBOX_TEST(JobsRunnerTest)
#include "jobs_runner_test.moc"
