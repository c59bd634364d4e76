// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>

#include "hostile_files.h"
#include "model_parts.h"
#include "support/test_registry.h"
#include "triggers/model/check.h"
#include "triggers/model/trigger_json.h"

using namespace signalbox;
using namespace signalbox::triggers;
using namespace signalbox::triggers::test;

/// Files with triggers, good and bad.
class ModelJsonTest : public QObject {
    Q_OBJECT

    static Trigger sample()
    {
        Trigger made = trigger({eventIs(u"NewFeedback"_s), agentIs(u"42"_s), score(u"<"_s, u"50.5"_s),
                                rate(u">"_s, u"3"_s, u"1h"_s, true)});
        made.description = u"Zu viele schlechte Noten — 差评"_s;
        made.actions = {telegram(), rest()};
        made.actions[1].config[u"headers"_s] = QJsonObject{{u"X-Api-Key"_s, u"{{secret:ops_hook}}"_s}};
        made.actions[1].config[u"body_template"_s] =
            QJsonObject{{u"agent"_s, u"{{agent_id}}"_s}, {u"list"_s, QJsonArray{1, 2.5, true, QJsonValue()}}};
        made.breaker.failureThreshold = 5;
        return made;
    }

    /// The sample's file with something else in one place.
    static QByteArray changed(const std::function<void(QJsonObject& trigger)>& change)
    {
        QJsonObject file = QJsonDocument::fromJson(exportJson({sample()})).object();
        QJsonArray list = file["triggers"_L1].toArray();
        QJsonObject first = list[0].toObject();
        change(first);
        list[0] = first;
        file[u"triggers"_s] = list;
        return QJsonDocument(file).toJson();
    }
    static QByteArray withCondition(const QString& key, const QJsonValue& value)
    {
        return changed([&](QJsonObject& trigger) {
            QJsonArray list = trigger["conditions"_L1].toArray();
            QJsonObject third = list[2].toObject();
            third[key] = value;
            list[2] = third;
            trigger[u"conditions"_s] = list;
        });
    }
    static QByteArray withConfig(const QString& key, const QJsonValue& value, int action = 1)
    {
        return changed([&](QJsonObject& trigger) {
            QJsonArray list = trigger["actions"_L1].toArray();
            QJsonObject one = list[action].toObject();
            QJsonObject config = one["config"_L1].toObject();
            config[key] = value;
            one[u"config"_s] = config;
            list[action] = one;
            trigger[u"actions"_s] = list;
        });
    }
    static const TriggerProblem* at(const ImportResult& result, const QString& path)
    {
        for (const TriggerProblem& problem : result.problems)
            if (problem.path == path)
                return &problem;
        return nullptr;
    }
    static QString all(const ImportResult& result)
    {
        QString text;
        for (const TriggerProblem& problem : result.problems)
            text += problem.path + u": "_s + problem.text.english() + u'\n';
        return text;
    }
    /// Accepted and valid, or refused with a path and a reason.
    static void verifySound(const ImportResult& result)
    {
        for (const TriggerProblem& problem : result.problems)
            QVERIFY(!problem.path.isEmpty() && !problem.text.english().isEmpty());
        if (hasErrors(result.problems)) {
            QVERIFY(result.triggers.empty() && result.secrets.empty());
            return;
        }
        for (const Trigger& trigger : result.triggers)
            QVERIFY2(!hasErrors(check(trigger)), qPrintable(trigger.name));
        QVERIFY2(exportJson(readImport(exportJson(result.triggers)).triggers) == exportJson(result.triggers),
                 "another round trip");
    }

private Q_SLOTS:
    void anExportIsReadAgain()
    {
        const QByteArray json = exportJson({sample(), trigger({})});
        const ImportResult result = readImport(json);
        QVERIFY2(!hasErrors(result.problems), qPrintable(all(result)));
        QCOMPARE(result.triggers.size(), size_t(2));
        const Trigger &read = result.triggers[0], wanted = sample();
        QVERIFY(read.id.isEmpty());
        QCOMPARE(read.name, wanted.name);
        QCOMPARE(read.description, wanted.description);
        QCOMPARE(read.chainId, wanted.chainId);
        QVERIFY(read.enabled && read.stateful && !result.triggers[1].stateful);
        QCOMPARE(read.conditions.size(), size_t(4));
        QCOMPARE(read.conditions[3].config, wanted.conditions[3].config);
        QCOMPARE(read.actions[1].config, wanted.actions[1].config);
        QCOMPARE(read.actions[1].priority, 2);
        QCOMPARE(read.breaker.failureThreshold, 5);
        QCOMPARE(exportJson(result.triggers), json);
        QVERIFY(!json.contains("\"id\"") && !json.contains("owner"));
    }

    void absentChainsAndUnknownEventsAreAccepted()
    {
        const ImportResult result = readImport(changed([](QJsonObject& trigger) {
            trigger[u"chain_id"_s] = qint64(999'999'999'999);
            trigger[u"conditions"_s] = QJsonArray{QJsonObject{{u"condition_type"_s, u"event_type_equals"_s},
                                                              {u"field"_s, u"event_type"_s},
                                                              {u"operator"_s, u"="_s},
                                                              {u"value"_s, u"FeedbackStarred"_s}}};
            trigger.remove(u"is_stateful"_s);
        }));
        QVERIFY2(!hasErrors(result.problems), qPrintable(all(result)));
        QVERIFY(at(result, u"triggers[0].conditions[0].value"_s)->warning);
        QCOMPARE(result.triggers[0].chainId, qint64(999'999'999'999));
    }

    void aliasesAreAccepted()
    {
        QJsonObject config{{u"method"_s, u"POST"_s},
                           {u"url"_s, u"https://hooks.example.org/"_s},
                           {u"body"_s, u"{{score}}"_s},
                           {u"timeout_seconds"_s, 5},
                           {u"allow_private_hosts"_s, QJsonArray{u"127.0.0.1:80"_s}}};
        const QByteArray json = changed([&](QJsonObject& trigger) {
            trigger[u"actions"_s] = QJsonArray{QJsonObject{{u"action_type"_s, u"rest"_s}, {u"config"_s, config}}};
        });
        const ImportResult result = readImport(json);
        QVERIFY2(!hasErrors(result.problems), qPrintable(all(result)));
        for (const char* key : {"body", "timeout_seconds", "allow_private_hosts"}) {
            const auto* problem = at(result, u"triggers[0].actions[0].config."_s + QLatin1String(key));
            QVERIFY2(problem && problem->warning, key);
        }
        const QJsonObject read = result.triggers[0].actions[0].config;
        QCOMPARE(read["body_template"_L1].toString(), u"{{score}}"_s);
        QCOMPARE(read["timeout_ms"_L1].toInt(), 5000);
        QVERIFY(!read.contains("allow_private_hosts"_L1) && !read.contains("body"_L1));
        // what a person edits may allow a host
        QJsonObject own = QJsonDocument::fromJson(json).object()["triggers"_L1].toArray()[0].toObject();
        own[u"id"_s] = u"t7"_s;
        const ImportResult edited = readTrigger(QJsonDocument(own).toJson());
        QVERIFY2(!hasErrors(edited.problems), qPrintable(all(edited)));
        QCOMPARE(edited.triggers[0].id, u"t7"_s);
        QVERIFY(edited.triggers[0].actions[0].config.contains("allow_private_hosts"_L1));
    }

    void aPrivateHostIsRefusedInAFile()
    {
        const ImportResult result = readImport(changed([](QJsonObject& trigger) {
            const QJsonObject config{{u"url"_s, u"http://127.0.0.1:80/"_s},
                                     {u"method"_s, u"GET"_s},
                                     {u"allow_private_hosts"_s, QJsonArray{u"127.0.0.1:80"_s}}};
            trigger[u"actions"_s] = QJsonArray{QJsonObject{{u"action_type"_s, u"rest"_s}, {u"config"_s, config}}};
        }));
        QVERIFY(result.triggers.empty());
        const auto* problem = at(result, u"triggers[0].actions[0].config.url"_s);
        QVERIFY(problem && !problem->warning);
    }

    void secretsLeaveTheFile()
    {
        const QJsonObject headers{{u"Authorization"_s, u"Bearer s3cr3t-a"_s},
                                  {u"X-Api-Key"_s, u"s3cr3t-b"_s},
                                  {u"Accept"_s, u"text/plain"_s}};
        ImportResult result = readImport(withConfig(u"headers"_s, headers));
        QVERIFY2(!hasErrors(result.problems), qPrintable(all(result)));
        QCOMPARE(result.secrets.size(), size_t(2));
        const QJsonObject kept = result.triggers[0].actions[1].config["headers"_L1].toObject();
        QCOMPARE(kept["Authorization"_L1].toString(), u"{{secret:%1}}"_s.arg(result.secrets[0].first));
        QCOMPARE(result.secrets[0].second, u"Bearer s3cr3t-a"_s);
        QCOMPARE(kept["Accept"_L1].toString(), u"text/plain"_s);
        QVERIFY(!exportJson(result.triggers).contains("s3cr3t"));
        // every import makes names of its own: no stored secret is replaced
        QVERIFY(readImport(withConfig(u"headers"_s, headers)).secrets[0].first != result.secrets[0].first);
        Trigger plain = sample();
        plain.actions[1].config[u"headers"_s] = headers;
        QVERIFY(!exportJson({plain}).contains("s3cr3t"));

        result = readImport(withConfig(u"bot_token"_s, u"123456:s3cr3t"_s, 0));
        QVERIFY2(!hasErrors(result.problems), qPrintable(all(result)));
        QCOMPARE(result.secrets,
                 (std::vector<std::pair<QString, QString>>{{u"telegram.bot_token"_s, u"123456:s3cr3t"_s}}));
        QVERIFY(!result.triggers[0].actions[0].config.contains("bot_token"_L1));
        const auto* warning = at(result, u"triggers[0].actions[0].config.bot_token"_s);
        QVERIFY(warning && warning->warning && !all(result).contains("s3cr3t"_L1));
    }

    void differentBotTokensAreRefused()
    {
        Trigger one = sample(), other = sample();
        QJsonObject file{{u"version"_s, 1}};
        QJsonArray list;
        for (const char* token : {"1:a", "2:b"}) {
            QJsonObject trigger = exportedTrigger(sample());
            QJsonArray actions = trigger["actions"_L1].toArray();
            QJsonObject action = actions[0].toObject(), config = action["config"_L1].toObject();
            config[u"bot_token"_s] = QString::fromLatin1(token);
            action[u"config"_s] = config;
            actions[0] = action;
            trigger[u"actions"_s] = actions;
            list.append(trigger);
        }
        file[u"triggers"_s] = list;
        const ImportResult result = readImport(QJsonDocument(file).toJson());
        QVERIFY(result.triggers.empty() && result.secrets.empty());
        QVERIFY(at(result, u"triggers"_s));
    }

    void aFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, const QByteArray& json, const QString& path) {
            QTest::newRow(name) << json << path;
        };
        row("nothing", "", u"file"_s);
        row("text", "hello", u"file"_s);
        row("a list", "[]", u"file"_s);
        row("no version", "{\"triggers\": []}", u"version"_s);
        row("version 2", "{\"version\": 2, \"triggers\": []}", u"version"_s);
        row("empty key", "{\"\": 1, \"version\": 2}", u"triggers"_s);
        row("version text", "{\"version\": \"1\", \"triggers\": []}", u"version"_s);
        row("no triggers", "{\"version\": 1}", u"triggers"_s);
        row("triggers is an object", "{\"version\": 1, \"triggers\": {}}", u"triggers"_s);
        row("a trigger is a number", "{\"version\": 1, \"triggers\": [7]}", u"triggers[0]"_s);
        row("rest after the end", "{\"version\": 1, \"triggers\": []} {}", u"file"_s);
        row("cut", "{\"version\": 1, \"triggers\": [{\"name\": \"x", u"triggers[0].name"_s);
        row("key twice", "{\"version\": 1, \"triggers\": [{\"name\": \"x\", \"name\": \"y\"}]}", u"triggers[0].name"_s);
        row("NUL", "{\"version\": 1, \"triggers\": [{\"name\": \"x\\u0000\"}]}", u"triggers[0].name"_s);
        row("raw NUL", QByteArray("{\"version\": 1, \"triggers\": [{\"name\": \"xZ\"}]}").replace('Z', '\0'),
            u"triggers[0].name"_s);
        row("half a pair", "{\"version\": 1, \"triggers\": [{\"name\": \"\\ud800\"}]}", u"triggers[0].name"_s);
        row("not UTF-8", "{\"version\": 1, \"triggers\": [{\"name\": \"\xc3\x28\"}]}", u"triggers[0].name"_s);
        row("huge integer", "{\"version\": 1, \"triggers\": [{\"chain_id\": 99999999999999999999}]}",
            u"triggers[0].chain_id"_s);
        row("huge number", "{\"version\": 1, \"triggers\": [{\"chain_id\": 1e999}]}", u"triggers[0].chain_id"_s);
        row("deep", QByteArray("{\"version\": 1, \"triggers\": ") + QByteArray(100'000, '['),
            u"triggers"_s + QString(u"[0]"_s).repeated(32));
        row("large", QByteArray(100'000'000, ' '), u"file"_s);
        row("name missing", changed([](QJsonObject& t) { t.remove(u"name"_s); }), u"triggers[0].name"_s);
        row("chain as text", changed([](QJsonObject& t) { t[u"chain_id"_s] = u"8453"_s; }), u"triggers[0].chain_id"_s);
        row("chain with fraction", changed([](QJsonObject& t) { t[u"chain_id"_s] = 1.5; }), u"triggers[0].chain_id"_s);
        row("registry", changed([](QJsonObject& t) { t[u"registry"_s] = u"x"_s; }), u"triggers[0].registry"_s);
        row("is_stateful", changed([](QJsonObject& t) { t[u"is_stateful"_s] = false; }), u"triggers[0].is_stateful"_s);
        row("breaker", changed([](QJsonObject& t) {
                t[u"circuit_breaker"_s] = QJsonObject{{u"failure_threshold"_s, 0}};
            }),
            u"triggers[0].circuit_breaker.failure_threshold"_s);
        row("conditions missing", changed([](QJsonObject& t) { t.remove(u"conditions"_s); }),
            u"triggers[0].conditions"_s);
        row("a condition is null", changed([](QJsonObject& t) { t[u"conditions"_s] = QJsonArray{QJsonValue()}; }),
            u"triggers[0].conditions[0]"_s);
        row("no action", changed([](QJsonObject& t) { t[u"actions"_s] = QJsonArray(); }), u"triggers[0].actions"_s);
        row("value as number", withCondition(u"value"_s, 50), u"triggers[0].conditions[2].value"_s);
        row("condition type", withCondition(u"condition_type"_s, u"x"_s),
            u"triggers[0].conditions[2].condition_type"_s);
        row("operator", withCondition(u"operator"_s, u"~"_s), u"triggers[0].conditions[2].operator"_s);
        row("url", withConfig(u"url"_s, u"http://169.254.169.254/"_s), u"triggers[0].actions[1].config.url"_s);
        row("url as number", withConfig(u"url"_s, 5), u"triggers[0].actions[1].config.url"_s);
        row("template", withConfig(u"body_template"_s, u"{{nope}}"_s),
            u"triggers[0].actions[1].config.body_template"_s);
    }
    void aFileIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const ImportResult result = readImport(json);
        verifySound(result);
        QVERIFY(result.triggers.empty());
        const TriggerProblem* problem = at(result, path);
        QVERIFY2(problem && !problem->warning, qPrintable(all(result)));
    }

    void syntaxErrorsHaveTheirLine()
    {
        const ImportResult result = readImport("{\"version\": 1,\n  \"triggers\": [1 2]}");
        QCOMPARE(all(result), u"triggers: Line 2, column 18: A comma or ] is expected.\n"_s);
    }

    void mutatedFilesAreRefusedOrValid()
    {
        QRandomGenerator random(14);
        const QByteArray good = exportJson({sample(), trigger({eventIs(u"NewFeedback"_s)})});
        int refused = 0;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray json = hostileFile(good, random);
            const ImportResult result = readImport(json);
            verifySound(result);
            if (QTest::currentTestFailed())
                QFAIL(json.constData());
            refused += hasErrors(result.problems);
        }
        QVERIFY(refused > 500 && refused < 1000);
    }
};

SIGNALBOX_TEST(ModelJsonTest)
#include "model_json_test.moc"
