// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/books/action_book.h"
#include "actions/jobs/action_secrets.h"
#include "jobs_place.h"
#include "support/receivers_mcp.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::actions;

class BookActionsTest : public QObject, JobsPlace {
    Q_OBJECT

    std::shared_ptr<users::CurrentUser> user;
    std::unique_ptr<ActionBook> book;

    template <class T>
    static Expected<T> got(QFuture<Expected<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }
    static Trigger triggerWith(const QString& type, const QJsonObject& config)
    {
        Trigger made;
        made.id = u"t1"_s;
        made.chainId = 31337;
        made.registry = u"reputation"_s;
        made.actions = {{0, type, 1, config}};
        return made;
    }
    static QJsonObject hook(const Receiver& receiver)
    {
        return {{u"method"_s, u"POST"_s},
                {u"url"_s, receiver.url(u"/hook"_s)},
                {u"body_template"_s, QJsonObject{{u"event"_s, u"{{event_id}}"_s}}},
                {u"allow_private_hosts"_s, QJsonArray{receiver.place()}}};
    }

private Q_SLOTS:
    void init()
    {
        make();
        addUser(u"ada"_s);
        user = std::make_shared<users::CurrentUser>(u"local"_s);
        book = std::make_unique<ActionBook>(ActionBook::Parts{
            parts(), user,
            [](store::Transaction& transaction, const Trigger&, const QString& event) -> Expected<Fields> {
                const auto rows = transaction.exec("SELECT id FROM erc8004.events WHERE id = $1", {event});
                if (rows.empty())
                    return fail(ErrorKind::NotFound, "EVENT_UNKNOWN", Message("There is no such event."));
                return Fields{{u"event_id"_s, event}, {u"chain_id"_s, 31337}, {u"agent_id"_s, 7}};
            }});
    }
    void cleanup()
    {
        book.reset();
        drop();
    }

    void jobsWithTheirAttempts()
    {
        const QString id = trigger();
        run("INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('eip155:31337', 'eip155', "
            "'Anvil', 'c31337', 1)");
        enqueue({job(addEvent(1), id), job(addEvent(2), id), job(addEvent(3), id, 1, 2)});
        finish(claim().front(), outcome(SendOutcome::Done));
        finish(claim().front(), outcome(SendOutcome::Retry, "HTTP 500"));
        run("INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) VALUES ('31337-2-0', 'reorg', "
            "'0xb')");
        const auto all = got(book->jobs({}));
        OK(all);
        QCOMPARE(all->size(), 3u);
        const ActionJob& second = all->at(1);
        QCOMPARE(second.id, 2);
        QCOMPARE(second.state, JobState::Retrying);
        QCOMPARE(second.eventId, u"31337-2-0"_s);
        QCOMPARE(second.eventType, u"NewFeedback"_s);
        QCOMPARE(second.agent, u"7"_s);
        QCOMPARE(second.chain, u"Anvil"_s);
        QCOMPARE(second.trigger, u"Low scores t1"_s);
        QCOMPARE(second.target, u"hooks.example.org"_s);
        QCOMPARE(second.attempts, 1);
        QCOMPARE(second.milliseconds, 12);
        QVERIFY(second.nextTry.isValid() && second.eventRetracted && !second.endedAt.isValid());
        QCOMPARE(second.list.size(), 1u);
        QVERIFY(!second.list.front().succeeded);
        QCOMPARE(second.list.front().error.english(), u"HTTP 500"_s);
        QCOMPARE(second.list.front().request, u"POST /agent"_s);
        QCOMPARE(all->at(2).list.front().status, u"HTTP 200"_s);
        QVERIFY(all->at(2).endedAt.isValid());

        const auto ids = [&](const ActionFilter& filter) {
            QStringList found;
            const auto jobs = got(book->jobs(filter)).value();
            for (const ActionJob& each : jobs)
                found << QString::number(each.id);
            return found.join(u' ');
        };
        QCOMPARE(ids({.states = {JobState::Done, JobState::Pending}}), u"3 1"_s);
        QCOMPARE(ids({.eventId = u"31337-2-0"_s}), u"2"_s);
        QCOMPARE(ids({.triggerId = u"none"_s}), QString());
        QCOMPARE(ids({.type = u"rest"_s, .before = 3, .limit = 1}), u"2"_s);
        QCOMPARE(ids({.from = QDateTime::currentDateTimeUtc().addSecs(60)}), QString());
        QCOMPARE(got(book->jobs({.limit = 0})).error().code, u"BAD_VALUE"_s);
        QCOMPARE(got(book->job(2)).value().list.size(), 1u);
        QCOMPARE(got(book->job(99)).error().code, u"JOB_UNKNOWN"_s);

        const auto totals = got(book->totals()).value();
        QCOMPARE(totals.size(), 3u);
        QCOMPARE(totals[1].type, u"rest"_s);
        QCOMPARE(totals[1].jobs, 3);
        QCOMPARE(totals[1].attempts, 2);
        QCOMPARE(totals[1].failed, 1);
    }

    void eachUserSeesOwnJobs()
    {
        enqueue({job(addEvent(1), trigger()), job(addEvent(2), trigger(u"t2"_s, u"ada"_s), 1, 1, {}, u"ada"_s)});
        finish(claim().front(), outcome(SendOutcome::Failed));
        finish(claim().front(), outcome(SendOutcome::Failed));
        QCOMPARE(got(book->jobs({})).value().size(), 1u);
        QCOMPARE(got(book->job(2)).error().code, u"JOB_UNKNOWN"_s);
        QCOMPARE(got(book->replay({2})).error().code, u"JOB_UNKNOWN"_s);
        user->set(u"ada"_s);
        QCOMPARE(got(book->jobs({})).value().front().id, 2);
        QCOMPARE(got(book->totals()).value()[1].dead, 1);
        QCOMPARE(got(book->replay({1, 2})).value(), 1);
        QCOMPARE(states(), u"dead queued"_s);
        user->set({});
        QCOMPARE(got(book->jobs({})).error().code, u"NOT_SIGNED_IN"_s);
        QCOMPARE(got(book->discard({1})).error().code, u"NOT_SIGNED_IN"_s);
        QCOMPARE(got(book->secrets()).error().code, u"NOT_SIGNED_IN"_s);
    }

    void onlyDeadAndHeldJobsChange()
    {
        enqueue({job(addEvent(1), trigger())});
        QCOMPARE(got(book->replay({1})).error().code, u"JOB_STATE"_s);
        QCOMPARE(got(book->discard({1})).error().code, u"JOB_STATE"_s);
        finish(claim().front(), outcome(SendOutcome::Held));
        QCOMPARE(got(book->discard({1})).value(), 1);
        QVERIFY(!got(book->job(1)).value().reason.isEmpty());
        QCOMPARE(got(book->replay({1})).error().code, u"JOB_STATE"_s);
    }

    void aTestIsInTheAuditAndLeavesNoJob()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        const QString one = addEvent(1);
        trigger();
        const auto sent = got(book->test(triggerWith(u"rest"_s, hook(receiver)), 0, one));
        OK(sent);
        QVERIFY(sent->succeeded);
        QCOMPARE(receiver.seen().size(), 1u);
        QVERIFY(receiver.seen().front().body.contains("31337-1-0"));
        QCOMPARE(states(), QString());
        QCOMPARE(
            value(u"SELECT is_test || ' ' || trigger_id || ' ' || event_id || ' ' || user_id || ' ' || (job_id LIKE "
                  "'test-%') FROM erc8004.action_results"_s),
            u"true t1 31337-1-0 local true"_s);
        QCOMPARE(got(book->totals()).value()[1].attempts, 0);
        QCOMPARE(got(book->test(triggerWith(u"rest"_s, hook(receiver)), 1, one)).error().code, u"BAD_VALUE"_s);
        QCOMPARE(got(book->test(triggerWith(u"rest"_s, hook(receiver)), 0, u"none"_s)).error().code,
                 u"EVENT_UNKNOWN"_s);
        const auto refused = got(book->test(
            triggerWith(u"rest"_s, {{u"method"_s, u"POST"_s}, {u"url"_s, u"http://127.0.0.1:1/"_s}}), 0, one));
        OK(refused);
        QVERIFY(!refused->succeeded && !refused->error.isEmpty());
    }

    void anUnsavedTriggerCanBeTested()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        Trigger draft = triggerWith(u"rest"_s, hook(receiver));
        draft.id.clear();
        OK(got(book->test(draft, 0, addEvent(1))));
        QCOMPARE(value(u"SELECT trigger_id IS NULL FROM erc8004.action_results"_s), u"t"_s);
    }

    void endsWhileATestWaits()
    {
        Receiver receiver([](const SeenRequest&) {
            ReceiverAnswer answer;
            answer.silent = true;
            return answer;
        });
        auto waiting = book->test(triggerWith(u"rest"_s, hook(receiver)), 0, addEvent(1));
        QTRY_COMPARE_WITH_TIMEOUT(receiver.seen().size(), 1u, 10'000);
        QElapsedTimer timer;
        timer.start();
        book.reset();
        QVERIFY(timer.elapsed() < 4000);
        waiting.waitForFinished();
        QVERIFY(!waiting.result());
    }

    void secretsHaveNamesAndNoValues()
    {
        OK(got(book->setSecret(u"telegram.bot_token"_s, u"123456:AA-bot-token"_s)));
        OK(got(book->setSecret(u"hook.key"_s, u"first-value-of-key"_s)));
        OK(got(book->setSecret(u"hook.key"_s, u"second-value-of-key"_s)));
        QCOMPARE(got(book->secrets()).value().join(u' '), u"hook.key telegram.bot_token"_s);
        QCOMPARE(ActionSecrets(*session, secrets).read(u"local"_s, u"hook.key"_s).value(), u"second-value-of-key"_s);
        QCOMPARE(store->references().value().size(), 2);  // the first value is gone
        QCOMPARE(tablesWith(u"value-of-key"_s) + tablesWith(u"bot-token"_s), QString());
        QCOMPARE(ActionSecrets(*session, secrets).read(u"ada"_s, u"hook.key"_s).error().code, u"SECRET_MISSING"_s);
        OK(got(book->setSecret(u"hook.key"_s, QString())));
        QCOMPARE(got(book->secrets()).value().join(u' '), u"telegram.bot_token"_s);
        QCOMPARE(store->references().value().size(), 1);
        for (const auto& [name, text] :
             std::vector<std::pair<QString, QString>>{{u"a b"_s, u"a-good-value"_s},
                                                      {u"short"_s, u"12345"_s},
                                                      {u"lines"_s, u"one\ntwo three"_s},
                                                      {u"mcp.x.y"_s, u"a-good-value"_s},
                                                      {u"mcp.1.99999999999999999999"_s, u"a-good-value"_s}})
            QCOMPARE(got(book->setSecret(name, text)).error().code, u"BAD_VALUE"_s);
    }

    void tokensAreBoundToTheOriginOfTheAgent()
    {
        McpPlace place(McpPlace::Family::Stateful);
        addEvent(1, "Registered", "identity", 7, place.registration(u"/agent.json"_s));
        const auto refused = got(book->setSecret(u"mcp.31337.7"_s, u"token-of-agent-7"_s));
        QVERIFY(!refused);  // a loopback address that no action allows
        trigger();
        run("INSERT INTO erc8004.trigger_actions (trigger_id, action_type, config) VALUES ('t1', 'mcp', $1::jsonb)",
            {QJsonObject{{u"resolve_endpoint"_s, true},
                         {u"allow_private_hosts"_s, QJsonArray{place.receiver.place()}}}});
        OK(got(book->setSecret(u"mcp.31337.7"_s, u"X-Agent-Token: token-of-agent-7"_s)));
        QCOMPARE(got(book->secrets()).value().join(u' '), u"mcp.31337.7"_s);
        const auto token = ActionSecrets(*session, secrets).token(u"local"_s, 31337, u"7"_s);
        OK(token);
        QVERIFY(*token);
        QCOMPARE((*token)->token, u"token-of-agent-7"_s);
        QCOMPARE((*token)->header, u"X-Agent-Token"_s);
        QCOMPARE((*token)->origin, u"http://"_s + place.receiver.place());
        QCOMPARE(tablesWith(u"token-of-agent-7"_s), QString());
        QVERIFY(!ActionSecrets(*session, secrets).token(u"ada"_s, 31337, u"7"_s).value());
        OK(got(book->setSecret(u"mcp.31337.7"_s, QString())));
        QVERIFY(!ActionSecrets(*session, secrets).token(u"local"_s, 31337, u"7"_s).value());
    }
};

SIGNALBOX_TEST(BookActionsTest)
#include "book_actions_test.moc"
