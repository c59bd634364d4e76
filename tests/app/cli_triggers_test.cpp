// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>
#include <QUuid>

#include "signalbox/literals.h"
#include "sim/receivers/receivers.h"
#include "support/process.h"
#include "support/test_registry.h"

using namespace signalbox;
using test::CliResult;
using test::CliWorkspace;
using test::words;

/// The commands of triggers, actions and users in one workspace. Each test leaves its own triggers only.
class CliTriggersTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CliWorkspace> m_workspace;
    QString m_phrase;

    CliResult run(const QStringList& arguments, const QByteArray& input = {}, bool json = true)
    {
        return m_workspace->run(arguments, input, 120'000, json);
    }
    /// Runs a command that must succeed; its first object.
    QJsonObject done(const QStringList& arguments, const QByteArray& input = {})
    {
        const CliResult result = run(arguments, input);
        if (result.exitCode != 0)
            qWarning("%s: %s", qPrintable(arguments.join(u' ')), qPrintable(result.text()));
        return result.exitCode == 0 ? result.json() : QJsonObject();
    }
    QString code(const QStringList& arguments, const QByteArray& input = {})
    {
        return run(arguments, input).json().value("error"_L1).toObject().value("code"_L1).toString();
    }
    QString file(const QString& name, const QByteArray& content) const
    {
        const QString path = QDir(m_workspace->directory()).filePath(u"../"_s + name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("The file could not be written.");
        out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }
    QStringList add(const QString& name, const QStringList& more) const
    {
        return QStringList{u"trigger"_s,    u"add"_s,
                           u"--name"_s,     name,
                           u"--chain"_s,    u"84532"_s,
                           u"--registry"_s, u"reputation"_s,
                           u"--do"_s,       u"rest POST https://hooks.example.org/agent {\"score\": \"{{score}}\"}"_s} +
               more;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = std::make_unique<CliWorkspace>();
        m_workspace->cluster();  // keeps it running between the commands
        m_phrase = file(u"phrase"_s, "correct horse battery\n");
        QCOMPARE(done(words("db seed")).value("seeded"_L1).toBool(), true);
    }
    void cleanupTestCase() { m_workspace.reset(); }

    void everyConditionHasAForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("config");
        const auto row = [](const char* text, const char* type, const char* value, const char* config = "{}") {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(type) << QString::fromLatin1(value)
                                << QString::fromLatin1(config);
        };
        row("agent = 42", "agent_id_equals", "42");
        row("event=NewFeedback", "event_type_equals", "NewFeedback");
        row("score <= 49.5", "score_threshold", "49.5");
        row("tag1 = two words", "tag_equals", "two words");
        row("file missing", "file_uri_exists", "false");
        row("ema(10) < 70", "ema_threshold", "70", R"({"window_size":10})");
        row("ema( 10 , 0.2 ) >= 70", "ema_threshold", "70", R"({"alpha":0.2,"window_size":10})");
        row("count in 1h > 10 reset", "rate_limit", "10", R"({"reset_on_trigger":true,"time_window":"1h"})");
    }
    void everyConditionHasAForm()
    {
        QFETCH(QString, text);
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(QString, config);
        const QJsonObject made = done(add(u"Form"_s, {u"--when"_s, u"agent = 7"_s, u"--when"_s, text}));
        const QJsonObject condition = made.value("conditions"_L1).toArray().at(1).toObject();
        QCOMPARE(condition.value("condition_type"_L1).toString(), type);
        QCOMPARE(condition.value("value"_L1).toString(), value);
        QCOMPARE(
            QString::fromUtf8(QJsonDocument(condition.value("config"_L1).toObject()).toJson(QJsonDocument::Compact)),
            config);
        done({u"trigger"_s, u"delete"_s, made.value("id"_L1).toString(), u"--yes"_s});
    }

    void aTriggerLives()
    {
        const QJsonObject made =
            done(add(u"Low scores"_s, {u"--when"_s, u"event = NewFeedback"_s, u"--when"_s, u"score < 101"_s}));
        const QString id = made.value("id"_L1).toString();
        QVERIFY(!id.isEmpty());
        QCOMPARE(made.value("enabled"_L1).toBool(), true);
        const auto listed = run(words("trigger list --chain 84532")).lines();
        QCOMPARE(listed.size(), size_t(1));
        QCOMPARE(listed[0].value("trigger"_L1).toObject().value("name"_L1).toString(), u"Low scores"_s);
        QVERIFY(run(words("trigger list --chain 1")).lines().empty());

        const CliResult shown = run({u"trigger"_s, u"show"_s, u"low SCORES"_s}, {}, false);
        QVERIFY2(shown.out.contains("score < 101") && shown.out.contains("rest POST https://hooks.example.org/agent"),
                 shown.out.constData());
        const QJsonObject tried =
            done({u"trigger"_s, u"dry-run"_s, id, u"--from"_s, u"2000-01-01T00:00:00Z"_s, u"--limit"_s, u"3"_s});
        QVERIFY(tried.value("events"_L1).toInt() > 0 && tried.value("fired"_L1).toInt() > 0);

        const QJsonObject edited = done({u"trigger"_s, u"edit"_s, id, u"--name"_s, u"Lowest"_s, u"--when"_s,
                                         u"score < 10"_s, u"--failures"_s, u"3"_s, u"--recovery"_s, u"15m"_s});
        QCOMPARE(edited.value("conditions"_L1).toArray().size(), 1);
        const QJsonObject breaker = edited.value("circuit_breaker"_L1).toObject();
        QCOMPARE(breaker.value("failure_threshold"_L1).toInt(), 3);
        QCOMPARE(breaker.value("recovery_timeout_seconds"_L1).toInt(), 900);
        QCOMPARE(edited.value("actions"_L1).toArray().size(), 1);
        const QString changes = file(u"changes.json"_s, R"({"description": "Of one agent", "enabled": false})");
        QCOMPARE(done({u"trigger"_s, u"edit"_s, id, u"--file"_s, changes}).value("description"_L1).toString(),
                 u"Of one agent"_s);

        done({u"trigger"_s, u"enable"_s, id});
        done({u"trigger"_s, u"disable"_s, id});
        done({u"trigger"_s, u"reset"_s, id});
        done({u"trigger"_s, u"reset"_s, id, u"--state"_s});
        QVERIFY(run({u"trigger"_s, u"history"_s, id}).lines().size() >= 5);
        QCOMPARE(run({u"trigger"_s, u"skip-gap"_s, id, u"--yes"_s}).exitCode, 4);
        QCOMPARE(code({u"trigger"_s, u"delete"_s, id}), u"NOT_CONFIRMED"_s);
        done({u"trigger"_s, u"delete"_s, id, u"--yes"_s});
        QCOMPARE(code({u"trigger"_s, u"show"_s, id}), u"TRIGGER_UNKNOWN"_s);
        QVERIFY(!run({u"trigger"_s, u"history"_s, id}).lines().empty());
    }

    void wrongTriggersAreRefused()
    {
        QCOMPARE(code(add(u"A"_s, {u"--when"_s, u"score is low"_s})), u"BAD_USAGE"_s);
        const CliResult invalid = run(add(u"A"_s, {u"--when"_s, u"score < many"_s}));
        QCOMPARE(invalid.exitCode, 2);
        QVERIFY2(invalid.text().contains(u"conditions[0].value"_s), qPrintable(invalid.text()));
        QCOMPARE(code({u"trigger"_s, u"add"_s, file(u"broken.json"_s, "{")}), u"BAD_USAGE"_s);
        QCOMPARE(code(words("trigger show nothing")), u"TRIGGER_UNKNOWN"_s);
        QCOMPARE(code(words("trigger enable nothing")), u"TRIGGER_UNKNOWN"_s);
        QVERIFY(run(words("trigger list")).lines().empty());
    }

    void triggersMoveByFile()
    {
        const QString first =
            done(add(u"A"_s, {u"--when"_s, u"score < 50"_s, u"--disable"_s})).value("id"_L1).toString();
        const QString exported = QDir(m_workspace->directory()).filePath(u"../triggers.json"_s);
        done({u"trigger"_s, u"export"_s, u"--file"_s, exported});
        QCOMPARE(done(words("trigger export")).value("triggers"_L1).toArray().size(), 1);
        QVERIFY(done({u"trigger"_s, u"import"_s, exported, u"--check"_s}).value("stored"_L1).toArray().isEmpty());
        const QJsonArray stored = done({u"trigger"_s, u"import"_s, exported}).value("stored"_L1).toArray();
        QCOMPARE(stored.size(), 1);
        QCOMPARE(code({u"trigger"_s, u"show"_s, u"A"_s}), u"TRIGGER_AMBIGUOUS"_s);
        const QString bad = file(
            u"bad.json"_s, R"({"version": 1, "triggers": [{"name": "X", "chain_id": 1, "registry": "elsewhere"}]})");
        const CliResult refused = run({u"trigger"_s, u"import"_s, bad});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.text().contains(u"triggers[0]"_s), qPrintable(refused.text()));
        done({u"trigger"_s, u"delete"_s, first, stored.first().toString(), u"--yes"_s});
    }

    void anActionIsTested()
    {
        sim::Receivers receivers([] { return "/" + QUuid::createUuid().toByteArray(QUuid::Id128); });
        const QUrl hook(receivers.hookUrl());
        const QJsonObject config{{u"method"_s, u"POST"_s},
                                 {u"url"_s, receivers.hookUrl()},
                                 {u"body_template"_s, QJsonObject{{u"agent"_s, u"{{agent_id}}"_s}}},
                                 {u"allow_private_hosts"_s, QJsonArray{u"%1:%2"_s.arg(hook.host()).arg(hook.port())}}};
        const QString action = QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"action_type"_s, u"rest"_s}, {u"config"_s, config}}).toJson());
        const QString id = done({u"trigger"_s, u"add"_s, u"--name"_s, u"Hook"_s, u"--chain"_s, u"84532"_s,
                                 u"--registry"_s, u"reputation"_s, u"--when"_s, u"score < 1"_s, u"--do"_s, action})
                               .value("id"_L1)
                               .toString();
        QVERIFY(done({u"action"_s, u"test"_s, id, u"1"_s, u"--preview"_s})
                    .value("target"_L1)
                    .toString()
                    .startsWith(u"POST "_s));
        QCOMPARE(receivers.hooks(), 0);
        const CliResult sent = run({u"action"_s, u"test"_s, id, u"1"_s});
        QVERIFY2(sent.exitCode == 0, qPrintable(sent.text()));
        QCOMPARE(receivers.hooks(), 1);
        QCOMPARE(sent.json().value("succeeded"_L1).toBool(), true);
        QCOMPARE(code({u"action"_s, u"test"_s, id, u"2"_s}), u"ACTION_UNKNOWN"_s);
        done({u"trigger"_s, u"delete"_s, id, u"--yes"_s});
    }

    void jobsAreReplayedAndDiscarded()
    {
        const QString id =
            done(add(u"Jobs"_s, {u"--when"_s, u"score < 50"_s, u"--disable"_s})).value("id"_L1).toString();
        m_workspace->database().value(
            QByteArray(
                "INSERT INTO erc8004.action_jobs (event_id, trigger_id, action_id, user_id, action_type, state, "
                "config, fields, chain_id, fired_at) SELECT NULL, '%1', n, 'local', 'rest', CASE WHEN n < 3 THEN "
                "'held' ELSE 'dead' END, '{}', '{}', 84532, now() FROM generate_series(1, 4) n")
                .replace("%1", id.toUtf8()));
        const auto held = run(words("action list --state held --limit 10")).lines();
        QCOMPARE(held.size(), size_t(2));
        const auto all = run({u"action"_s, u"list"_s, u"--trigger"_s, id}).lines();
        QCOMPARE(all.size(), size_t(4));
        const QString job = QString::number(all.front().value("id"_L1).toInt());
        QCOMPARE(done({u"action"_s, u"show"_s, job}).value("state"_L1).toString(), u"dead"_s);
        QCOMPARE(done({u"action"_s, u"discard"_s, job}).value("discarded"_L1).toInt(), 1);
        QCOMPARE(done(words("action discard --held")).value("discarded"_L1).toInt(), 2);
        QCOMPARE(done(words("action replay --held")).value("replayed"_L1).toInt(), 0);
        QCOMPARE(code(words("action replay")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("action show 999999")), u"JOB_UNKNOWN"_s);
        QCOMPARE(run(words("action list --state lost")).exitCode, 2);
        QCOMPARE(run(words("action totals")).exitCode, 0);
        done({u"trigger"_s, u"delete"_s, id, u"--yes"_s});
    }

    void usersAreManaged()
    {
        QVERIFY(run(words("user list")).lines().size() >= 4);  // local and those of the test data
        const QJsonObject added = done(words("user add carol carol@example.org"), "a long enough passphrase 9\n");
        QCOMPARE(added.value("username"_L1).toString(), u"carol"_s);
        QCOMPARE(code(words("user add carol c2@example.org"), "a long enough passphrase 9\n"), u"USER_EXISTS"_s);
        QCOMPARE(code(words("user add dave dave@example.org"), "short\n"), u"WEAK_PASSWORD"_s);
        QCOMPARE(done(words("user disable carol")).value("active"_L1).toBool(), false);
        QCOMPARE(done(words("user enable carol")).value("active"_L1).toBool(), true);
        const QString password = file(u"password"_s, "another long passphrase 8\n");
        QCOMPARE(done({u"user"_s, u"password"_s, u"carol"_s, u"--password-file"_s, password})
                     .value("username"_L1)
                     .toString(),
                 u"carol"_s);
        QCOMPARE(code(words("user disable nobody")), u"USER_UNKNOWN"_s);
        for (const QString& text : {run(words("user list")).text(), run(words("audit")).text()})
            QVERIFY(!text.contains(u"passphrase"_s));
    }

    void secretsStayHidden()
    {
        const QStringList with{u"--passphrase-file"_s, m_phrase};
        QCOMPARE(code(words("secrets set telegram.bot_token"), "123:hidden-token\n"), u"SECRETS_LOCKED"_s);
        const CliResult set = run(with + words("secrets set telegram.bot_token"), "123:hidden-token\n");
        QVERIFY2(set.exitCode == 0, qPrintable(set.text()));
        QCOMPARE(run(with + words("secrets set telegram.bot_token")).exitCode, 2);
        QVERIFY(!run(with + words("secrets list")).text().contains(u"hidden-token"_s));
        QCOMPARE(run(with + words("secrets set telegram.bot_token --remove")).exitCode, 0);
    }

    void settingsAreShared()
    {
        QCOMPARE(run(words("settings shared")).lines().size(), size_t(6));
        QCOMPARE(done(words("settings set triggers.catch_up fire")).value("value"_L1).toString(), u"fire"_s);
        QCOMPARE(code(words("settings set triggers.catch_up often")), u"BAD_SETTING"_s);
        QCOMPARE(done(words("settings get triggers.catch_up_minutes")).value("value"_L1).toInt(), 10);
        QCOMPARE(done(words("settings set triggers.catch_up default")).value("set"_L1).toBool(), false);
        QCOMPARE(code(words("settings get triggers.none")), u"UNKNOWN_SETTING"_s);
    }

    void thePriceFeedIsSwitched()
    {
        QCOMPARE(done(words("price feed")).value("enabled"_L1).toBool(), false);
        QCOMPARE(done(words("price feed --minutes 30")).value("minutes"_L1).toInt(), 30);
        QCOMPARE(code(words("price feed --key abc")), u"KEY_IN_ARGUMENT"_s);
        QCOMPARE(code(words("price feed --url http://prices.example.org/simple")), u"BAD_FEED"_s);
        const CliResult keyed =
            run(QStringList{u"--passphrase-file"_s, m_phrase} + words("price feed --key -"), "CG-hidden\n");
        QVERIFY2(keyed.exitCode == 0, qPrintable(keyed.text()));
        QVERIFY(keyed.json().value("hasKey"_L1).toBool() && !keyed.text().contains(u"CG-hidden"_s));
    }
};

SIGNALBOX_TEST(CliTriggersTest)
#include "cli_triggers_test.moc"
