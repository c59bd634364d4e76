// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QJsonDocument>
#include <cmath>

#include "book_place.h"
#include "hostile_files.h"
#include "support/test_registry.h"
#include "triggers/model/check.h"
#include "triggers/rows/trigger_rows.h"

using namespace signalbox;
using namespace signalbox::test;

/// The triggers of one user as screens and commands see them.
class BookTest : public QObject, BookPlace {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeBook();
        secrets.clear();
        isLocked = false;
    }
    void cleanup() { dropBook(); }

    void savesAndChanges()
    {
        const Trigger stored = saved(lowScores());
        QVERIFY(!stored.id.isEmpty() && stored.updatedAt.isValid());
        QCOMPARE(stored.owner, u"local"_s);
        Trigger edited = stored;
        edited.name = u"Very low scores"_s;
        edited.conditions[1].value = u"20"_s;
        const auto again = wait(book->save(edited));
        OK(again);
        QCOMPARE(again->conditions[1].value, u"20"_s);
        QCOMPARE(code(book->save(stored)), u"TRIGGER_CHANGED"_s);
        OK(wait(book->setEnabled(stored.id, false)));
        QVERIFY(!wait(book->trigger(stored.id))->enabled);
        const auto edits = wait(book->history(stored.id));
        OK(edits);
        QStringList what;
        for (const TriggerEdit& edit : *edits)
            what << edit.what;
        QCOMPARE(what.join(u' '), u"disabled changed created"_s);
        OK(wait(book->remove(stored.id)));
        QCOMPARE(code(book->trigger(stored.id)), u"TRIGGER_UNKNOWN"_s);
        QCOMPARE(code(book->remove(stored.id)), u"TRIGGER_UNKNOWN"_s);
    }

    void refusesWhatIsNotValid()
    {
        Trigger wrong = lowScores();
        wrong.conditions[1].value = u"many"_s;
        const auto answer = wait(book->save(wrong));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"TRIGGER_INVALID"_s);
        QVERIFY2(answer.error().text().contains(u"conditions[1].value"_s), qPrintable(answer.error().text()));
        QVERIFY(wait(book->triggers())->empty());
        user->set({});
        QCOMPARE(code(book->triggers()), u"NOT_SIGNED_IN"_s);
        QCOMPARE(code(book->save(lowScores())), u"NOT_SIGNED_IN"_s);
    }

    void movesSecretsToTheStore()
    {
        Trigger trigger = lowScores();
        trigger.actions[0].config.insert(u"headers"_s, QJsonObject{{u"Authorization"_s, u"Bearer s3cret-value"_s}});
        const Trigger stored = saved(trigger);
        QCOMPARE(secrets.size(), size_t(1));
        QVERIFY(secrets.begin()->second.contains(u"s3cret-value"_s));
        const QByteArray kept = QJsonDocument(toJson(stored)).toJson();
        QVERIFY2(!kept.contains("s3cret-value") && kept.contains("{{secret:"), kept.constData());
        QVERIFY(
            !sql(u"SELECT string_agg(config::text, '') FROM erc8004.trigger_actions"_s).contains(u"s3cret-value"_s));
        isLocked = true;
        QCOMPARE(code(book->save(trigger)), u"SECRETS_LOCKED"_s);
        QCOMPARE(wait(book->triggers())->size(), size_t(1));
    }

    void listsFiguresAndTrouble()
    {
        const Trigger first = saved(lowScores(u"A"_s)), second = saved(lowScores(u"B"_s));
        feedback(1, 42, 10);
        sql(u"INSERT INTO erc8004.processed_events (trigger_id, fingerprint, ordinal, event_id, chain_id, "
            "processor_instance, processed_at) SELECT '%1', decode(lpad(to_hex(n), 64, '0'), 'hex'), 0, '8453-1-0', "
            "8453, "
            "'test', CASE WHEN n < 3 THEN now() ELSE now() - interval '3 days' END FROM generate_series(0, 4) n"_s.arg(
                first.id));
        sql(u"INSERT INTO erc8004.action_jobs (event_id, trigger_id, action_id, user_id, action_type, state, config, "
            u"fields, "
            "chain_id, fired_at, ended_at, reason) SELECT '8453-1-0', '%1', n, 'local', 'rest', CASE WHEN n < 2 THEN "
            "'dead' "
            "ELSE 'held' END, '{}', '{}', 8453, now(), CASE WHEN n < 2 THEN now() END, '{\"pattern\": \"It broke.\"}' "
            "FROM "
            "generate_series(0, 2) n"_s.arg(first.id));
        const auto all = wait(book->triggers());
        OK(all);
        QCOMPARE(all->size(), size_t(2));
        const TriggerSummary& one = all->front();
        QCOMPARE(one.trigger.name + u' ' + one.chain, u"A Base"_s);
        QCOMPARE(one.firedToday, 3);
        QCOMPARE(one.firedTotal, 5);
        QVERIFY(one.lastFired.isValid());
        QCOMPARE(one.dead, 2);
        QCOMPARE(one.held, 1);
        QCOMPARE(one.trouble.english(), u"It broke."_s);
        QCOMPARE(all->at(1).firedTotal, 0);
        QVERIFY(all->at(1).trouble.isEmpty() && !all->at(1).lastFired.isValid());

        sql(u"INSERT INTO erc8004.action_jobs (event_id, trigger_id, action_id, user_id, action_type, state, config, "
            u"fields, "
            "chain_id, fired_at, ended_at) VALUES ('8453-1-0', '%1', 9, 'local', 'rest', 'done', '{}', '{}', 8453, "
            "now(), "
            "now())"_s.arg(first.id));
        QVERIFY(wait(book->triggers())->front().trouble.isEmpty());
        sql(u"INSERT INTO erc8004.trigger_days (trigger_id, day, evaluation_errors, last_error, last_error_at) VALUES "
            "('%1', (now() AT TIME ZONE 'UTC')::date, 4, '{\"pattern\": \"It cannot be read.\"}', now())"_s.arg(
                second.id));
        const TriggerSummary failing = wait(book->triggers())->at(1);
        QCOMPARE(failing.evaluationErrors, 4);
        QCOMPARE(failing.trouble.english(), u"It cannot be read."_s);
        sql(u"UPDATE erc8004.trigger_places SET waits_for = '[7,10)' WHERE trigger_id = '%1'"_s.arg(second.id));
        QCOMPARE(wait(book->triggers())->at(1).waitsFor, std::optional(Interval{7, 9}));
    }

    void triesATriggerOnPastEvents()
    {
        for (int i = 1; i <= 20; ++i)
            feedback(i, 42, i * 5, 100 - i);
        feedback(0, 42, 99, 1);  // a row stored by hand, whose time does not fit its block
        const QDateTime from = QDateTime::currentDateTimeUtc().addDays(-1);
        const auto run = wait(book->dryRun(lowScores(), from, 5));
        OK(run);
        QCOMPARE(run->events, 21);
        QCOMPARE(run->fired, 9);
        QCOMPARE(run->newest.size(), size_t(5));
        QCOMPARE(run->newest.front().eventId, u"8453-20-0"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM erc8004.processed_events"_s), u"0"_s);
        QCOMPARE(wait(book->dryRun(lowScores(), QDateTime::currentDateTimeUtc(), 5))->events, 0);
    }

    void aLongDryRunIsReadInPages()
    {
        sql(u"INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            u"registry, "
            "event_type, agent_id, agent_id_text, timestamp, score) SELECT '8453-' || b || '-' || l, 8453, b, '0xb' || "
            "b, "
            "'0xt' || b || '-' || l, l, 'reputation', 'NewFeedback', 42, '42', extract(epoch FROM now())::bigint - "
            "12000 + "
            "b, b % 100 FROM generate_series(1, 12000) b, generate_series(0, 4) l"_s);
        sql(u"INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) SELECT '8453-' || b || '-0', "
            "'reorg', '0xb' || b FROM generate_series(1, 12000, 2) b"_s);
        const QDateTime from = QDateTime::currentDateTimeUtc().addDays(-1);
        auto running = book->dryRun(lowScores(), from, 7);
        auto asked = book->triggers();
        QVERIFY(wait(asked));
        QVERIFY(!running.isFinished());  // another question was answered meanwhile
        const auto run = wait(running);
        OK(run);
        QCOMPARE(run->events, 54'000);
        QCOMPARE(run->fired, 27'000);
        QCOMPARE(run->newest.size(), size_t(7));
        QCOMPARE(run->newest.front().eventId, u"8453-12000-4"_s);
        const auto part = wait(book->dryRun(lowScores(), QDateTime::currentDateTimeUtc().addSecs(-10'000), 7));
        QVERIFY(part && part->events > 40'000 && part->events < 46'000);
        // Nobody waits for an answer that is not wanted any more.
        auto canceled = book->dryRun(lowScores(), from, 7);
        canceled.cancel();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(wait(book->triggers()));
        canceled.waitForFinished();
        QCOMPARE(canceled.resultCount(), 0);
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }

    void showsARequestWithoutSendingIt()
    {
        Trigger trigger = lowScores();
        trigger.actions[0].config.insert(u"url"_s, u"https://192.0.2.1/agent"_s);
        const auto invented = wait(book->preview(trigger, 0, {}));
        OK(invented);
        QVERIFY2(invented->target.startsWith(u"POST "_s), qPrintable(invented->target));
        feedback(1, 77, 10);
        const auto real = wait(book->preview(trigger, 0, {}));
        OK(real);
        QVERIFY2(real->body.contains(u"77"_s), qPrintable(real->body));
        QCOMPARE(code(book->preview(trigger, 1, {})), u"ACTION_UNKNOWN"_s);
        QCOMPARE(code(book->preview(trigger, 0, u"no-event"_s)), u"EVENT_UNKNOWN"_s);
    }

    void importsWhatItExported()
    {
        saved(lowScores(u"A"_s));
        saved(lowScores(u"B"_s));
        const auto json = wait(book->exported({}));
        OK(json);
        const auto checked = wait(book->import(*json, false));
        OK(checked);
        QVERIFY(checked->ids.isEmpty());
        const auto stored = wait(book->import(*json, true));
        OK(stored);
        QCOMPARE(stored->ids.size(), 2);
        QCOMPARE(wait(book->triggers())->size(), size_t(4));
        QByteArray broken = *json;
        broken.replace("\"50\"", "\"many\"");
        const auto refused = wait(book->import(broken, true));
        OK(refused);
        QVERIFY(refused->ids.isEmpty() && !refused->problems.empty());
        QVERIFY2(refused->problems.front().path.startsWith(u"triggers[0]"_s),
                 qPrintable(refused->problems.front().path));
        QCOMPARE(wait(book->triggers())->size(), size_t(4));
        QCOMPARE(code(book->exported({u"nothing"_s})), u"TRIGGER_UNKNOWN"_s);
    }

    /// A thousand damaged files: all of a file's triggers are stored, or nothing is, and the refusal says where and
    /// why.
    void hostileFilesAreStoredWholeOrNotAtAll()
    {
        saved(lowScores(u"A"_s));
        saved(lowScores(u"B"_s));
        const QByteArray good = wait(book->exported({})).value();
        const auto session = db->session();
        const auto rows = [&] {
            const auto text = session->read([](store::Transaction& transaction) {
                return store::text(
                    transaction.exec("SELECT concat_ws(' ', (SELECT count(*) FROM erc8004.triggers), (SELECT count(*) "
                                     "FROM erc8004.trigger_conditions), (SELECT count(*) FROM "
                                     "erc8004.trigger_actions), (SELECT count(*) FROM erc8004.trigger_edits))")[0][0]);
            });
            return text.value_or(QString());
        };
        QRandomGenerator random(41);
        int refused = 0;
        QString before = rows();
        for (int i = 0; i < 1'000; ++i) {
            const QByteArray json = triggers::test::hostileFile(good, random);
            const auto done = wait(book->import(json, true));
            QVERIFY2(done, json.constData());
            const bool isRefused = std::any_of(done->problems.begin(), done->problems.end(),
                                               [](const TriggerProblem& problem) { return !problem.warning; });
            for (const TriggerProblem& problem : done->problems)
                QVERIFY2(!problem.path.isEmpty() && !problem.text.english().isEmpty(), json.constData());
            const QString after = rows();
            if (isRefused) {
                ++refused;
                QVERIFY2(done->ids.isEmpty() && after == before, json.constData());
                continue;
            }
            QCOMPARE(after.section(u' ', 0, 0).toInt(), before.section(u' ', 0, 0).toInt() + int(done->ids.size()));
            for (const QString& id : done->ids) {
                const auto stored = session->read([&](store::Transaction& t) { return triggers::readTrigger(t, id); });
                OK(stored);
                for (const TriggerProblem& problem : triggers::check(*stored))
                    QVERIFY2(problem.warning, json.constData());
            }
            before = after;
        }
        QVERIFY2(refused > 500 && refused < 1'000, qPrintable(QString::number(refused)));
    }

    void readsOneTrigger()
    {
        const auto read = wait(book->read(QJsonDocument(toJson(lowScores())).toJson()));
        OK(read);
        QVERIFY(read->problems.empty());
        QCOMPARE(read->trigger.conditions.size(), size_t(2));
        const auto wrong = wait(book->read("[]"));
        OK(wrong);
        QVERIFY(!wrong->problems.empty());
    }

    void seriesHaveNoGaps()
    {
        const Trigger trigger = saved(lowScores());
        const QString results =
            u"INSERT INTO erc8004.action_results (job_id, trigger_id, action_type, status, executed_at, duration_ms, "
            "user_id) SELECT n::text, '%1', 'rest', CASE WHEN n < 3 THEN 'success' ELSE 'retrying' END, now() - "
            "interval '2 "
            "hours', n * 10, 'local' FROM generate_series(1, 4) n"_s.arg(trigger.id);
        sql(results);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto series = wait(book->series(now.addDays(-1), now, {}));
        OK(series);
        QVERIFY(series->at.size() > 90 && series->at.size() == series->fired.size());
        for (size_t i = 1; i < series->at.size(); ++i)
            QCOMPARE(series->at[i] - series->at[i - 1], series->at[1] - series->at[0]);
        const auto sum = [](const std::vector<double>& values) {
            double all = 0;
            for (const double value : values)
                all += value;
            return all;
        };
        QCOMPARE(sum(series->succeeded), 2);
        QCOMPARE(sum(series->failed), 2);
        QCOMPARE(series->p95.size(), size_t(1));
        QCOMPARE(series->p95.front().first, u"rest"_s);
        QVERIFY(std::isnan(series->p95.front().second.front()));
        QCOMPARE(sum(wait(book->series(now.addDays(-1), now, u"other"_s))->succeeded), 0);
        QCOMPARE(code(book->series(now, now.addDays(-1), {})), u"BAD_VALUE"_s);
    }

    void loadsTheTestData()
    {
        OK(wait(book->seed()));
        OK(wait(book->seed()));
        QCOMPARE(sql(u"SELECT count(*) FROM erc8004.users WHERE username <> 'local'"_s), u"3"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM erc8004.triggers"_s), u"3"_s);
        QVERIFY(wait(book->triggers())->empty());  // they belong to the users of the test data
        user->set(sql(u"SELECT id FROM erc8004.users WHERE username = 'alice'"_s));
        const auto own = wait(book->triggers());
        OK(own);
        QVERIFY(!own->empty() && own->size() < 3);
        for (const TriggerSummary& each : *own)
            QCOMPARE(each.trigger.owner, *user->id());
    }
};

SIGNALBOX_TEST(BookTest)
#include "book_test.moc"
