// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>

#include "actions/action_config.h"
#include "actions/sender.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::actions;

class ActionConfigTest : public QObject {
    Q_OBJECT

    static QJsonObject object(const char* json)
    {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(json, &error);
        if (error.error != QJsonParseError::NoError)
            qFatal("%s: %s", json, qPrintable(error.errorString()));
        return document.object();
    }

    static QStringList errors(const QString& type, const char* json)
    {
        QStringList paths;
        for (const auto& problem : checkConfig(type, object(json)))
            if (!problem.warning)
                paths << problem.path;
        return paths;
    }

    static QStringList warnings(const QString& type, const char* json)
    {
        QStringList paths;
        for (const auto& problem : checkConfig(type, object(json)))
            if (problem.warning)
                paths << problem.path;
        return paths;
    }

private Q_SLOTS:
    void theDocumentsExamplesAreValid()
    {
        QCOMPARE(
            errors(u"telegram"_s,
                   R"({"chat_id": "-1001234567890", "message_template": "Score {{score}}", "parse_mode": "Markdown"})"),
            QStringList());
        QCOMPARE(errors(u"rest"_s, R"({"method": "post", "url": "https:\/\/hooks.example.org/{{agent_id}}?t={{tag1}}",
            "headers": {"Authorization": "Bearer {{secret:hook}}", "X-Event": "{{event_id}}"},
            "body_template": {"score": "{{score}}", "list": ["{{tags}}", 1]}, "timeout_ms": 30000})"),
                 QStringList());
        QCOMPARE(
            errors(
                u"mcp"_s,
                R"({"resolve_endpoint": true, "tool_name": "agent.receiveFeedback", "payload_template": {"s": "{{score}}",
            "f": "{{verified_file_content}}"}, "verify_file_hash": true, "include_file_content": true})"),
            QStringList());
    }

    void telegramIsChecked()
    {
        QCOMPARE(errors(u"telegram"_s, R"({})"), (QStringList{u"chat_id"_s, u"message_template"_s}));
        QCOMPARE(errors(u"telegram"_s, R"({"chat_id": -100123, "message_template": "x"})"), QStringList());
        QCOMPARE(errors(u"telegram"_s, R"({"chat_id": "@ops_room", "message_template": "x"})"), QStringList());
        QCOMPARE(
            errors(u"telegram"_s,
                   R"({"chat_id": "{{tag1}}", "message_template": "{{nope}} {{secret:x}}", "parse_mode": "BBCode"})"),
            (QStringList{u"chat_id"_s, u"parse_mode"_s, u"message_template"_s, u"message_template"_s}));
        QCOMPARE(errors(u"telegram"_s, R"({"chat_id": 1, "message_template": "{{verified_file_content}}"})"),
                 QStringList{u"message_template"_s});
        QCOMPARE(errors(u"telegram"_s, R"({"chat_id": 1, "message_template": "x", "bot_token": "1:abc"})"),
                 QStringList{u"bot_token"_s});
    }

    void restIsChecked()
    {
        QCOMPARE(errors(u"rest"_s, R"({})"), (QStringList{u"method"_s, u"url"_s}));
        const auto url = [](const char* text) {
            const QByteArray json = QByteArray(R"({"method": "GET", "url": ")") + text + "\"}";
            return errors(u"rest"_s, json.constData());
        };
        QCOMPARE(url("https://a.example/{{score}}"), QStringList());
        for (const char* bad : {"https://{{owner}}.example/", "{{token_uri}}", "https://a.example{{tag1}}/",
                                "http://127.0.0.1/", "ftp://a.example/", "https://a.example/{{nope}}",
                                "https://a.example/{{secret:x}}", "https://u:p@a.example/"})
            QVERIFY2(url(bad).contains(u"url"_s), bad);
        QCOMPARE(
            errors(u"rest"_s,
                   R"({"method": "GET", "url": "http:\/\/127.0.0.1:80/", "allow_private_hosts": ["127.0.0.1:80"]})"),
            QStringList());
        QCOMPARE(
            errors(u"rest"_s,
                   R"({"method": "HEAD", "url": "https:\/\/a.example/", "headers": {"Host": "x", "A B": "x", "C": 1},
            "timeout_ms": 300001, "expected_status_codes": [99], "max_redirects": 4, "sign": 1, "allow_private_hosts": ["x"]})"),
            (QStringList{u"method"_s, u"headers.A B"_s, u"headers.C"_s, u"headers.Host"_s, u"timeout_ms"_s,
                         u"expected_status_codes"_s, u"max_redirects"_s, u"sign"_s, u"allow_private_hosts[0]"_s}));
        QCOMPARE(
            errors(u"rest"_s,
                   R"({"method": "POST", "url": "https:\/\/a.example/", "body_template": {"a": [{"b": "{{nope}}"}]}})"),
            QStringList{u"body_template.a[0].b"_s});
    }

    void secretsInPlainTextAreRefusedAndCanBeMoved()
    {
        const char* const rest =
            R"({"method": "GET", "url": "https:\/\/a.example/", "headers": {"authorization": "Bearer abc", "X": "y"}})";
        QCOMPARE(errors(u"rest"_s, rest), QStringList{u"headers.authorization"_s});
        const auto secrets = plainSecrets(u"rest"_s, object(rest));
        QCOMPARE(secrets.size(), std::size_t(1));
        QCOMPARE(secrets[0].value, u"Bearer abc"_s);
        const QJsonObject moved = withSecretMoved(object(rest), secrets[0].path, u"hook"_s);
        QCOMPARE(moved["headers"_L1].toObject()["authorization"_L1].toString(), u"{{secret:hook}}"_s);
        QVERIFY(plainSecrets(u"rest"_s, moved).empty());
        const QJsonObject mcp =
            withSecretMoved(object(R"({"server_url": "https:\/\/a.example/", "tool_name": "t", "auth_token": "abc"})"),
                            u"auth_token"_s, u"n"_s);
        QCOMPARE(mcp["headers"_L1].toObject()["Authorization"_L1].toString(), u"Bearer {{secret:n}}"_s);
        QVERIFY(!mcp.contains("auth_token"_L1));
    }

    void mcpIsChecked()
    {
        QCOMPARE(errors(u"mcp"_s, R"({"tool_name": "t"})"), QStringList{u"server_url"_s});
        QCOMPARE(
            errors(u"mcp"_s, R"({"tool_name": "t", "resolve_endpoint": true, "server_url": "https:\/\/a.example/"})"),
            QStringList{u"server_url"_s});
        QCOMPARE(
            errors(u"mcp"_s, R"({"tool_name": "a b", "server_url": "https:\/\/{{owner}}/", "payload_template": []})"),
            (QStringList{u"tool_name"_s, u"payload_template"_s, u"server_url"_s}));
        QCOMPARE(errors(u"mcp"_s, R"({"tool_name": "t", "resolve_endpoint": true, "headers": {"A": "b"}})"),
                 QStringList{u"headers"_s});
        QCOMPARE(warnings(u"mcp"_s, R"({"tool_name": "t", "resolve_endpoint": true, "validate_oasf": true})"),
                 QStringList{u"validate_oasf"_s});
    }

    void aliasesAreAcceptedWithAWarning()
    {
        const char* const rest =
            R"({"method": "POST", "url": "https:\/\/a.example/", "body": {"a": 1}, "timeout_seconds": 5})";
        QCOMPARE(errors(u"rest"_s, rest), QStringList());
        QCOMPARE(warnings(u"rest"_s, rest), (QStringList{u"body"_s, u"timeout_seconds"_s}));
        const auto config = readConfig(u"rest"_s, object(rest));
        QVERIFY(config);
        QCOMPARE(std::get<RestConfig>(*config).timeoutMs, 5000);
        QVERIFY(std::get<RestConfig>(*config).body);
        const QJsonObject imported = importedConfig(u"rest"_s, object(rest));
        QCOMPARE(imported["timeout_ms"_L1].toInt(), 5000);
        QVERIFY(imported.contains("body_template"_L1) && !imported.contains("body"_L1));
        QVERIFY(!importedConfig(u"mcp"_s, object(R"({"allow_private_hosts": ["127.0.0.1:1"]})"))
                     .contains("allow_private_hosts"_L1));
    }

    void anUnknownTypeIsRefused()
    {
        const auto config = readConfig(u"email"_s, {});
        QVERIFY(!config);
        QCOMPARE(config.error().code, u"CONFIG_INVALID"_s);
    }

    void thePreviewMasksSecretsAndShowsTheRequest()
    {
        Outgoing outgoing{u"rest"_s,
                          object(R"({"method": "POST", "url": "https:\/\/a.example/{{agent_id}}", "sign": true,
            "headers": {"Authorization": "Bearer {{secret:hook}}", "X-Key": "k{{secret:hook}}"}, "body_template": {"score": "{{score}}"}})"),
                          {{u"agent_id"_s, 7}, {u"score"_s, 85}},
                          u"key-1"_s,
                          1,
                          u"7"_s,
                          false};
        ActionPreview shown = preview(outgoing);
        QVERIFY(shown.problems.empty());
        QCOMPARE(shown.target, u"POST https://a.example/7"_s);
        QCOMPARE(shown.contentType, u"application/json"_s);
        QCOMPARE(shown.length, 12);
        QVERIFY2(shown.headers.contains(u"Authorization: ••••"_s) && shown.headers.contains(u"X-Key: k••••"_s),
                 qPrintable(shown.headers));
        QVERIFY(shown.headers.contains("Idempotency-Key: key-1"_L1));
        QVERIFY(!shown.hostIsPublic);
        outgoing.config[u"url"_s] = u"http://127.0.0.1/"_s;
        shown = preview(outgoing);
        QCOMPARE(shown.hostIsPublic, std::optional(false));
        QCOMPARE(shown.problems.size(), std::size_t(1));

        outgoing.type = u"telegram"_s;
        outgoing.config = object(R"({"chat_id": 5, "message_template": "Score {{score}}."})");
        shown = preview(outgoing);
        QCOMPARE(shown.body, u"Score 85."_s);
        QCOMPARE(shown.length, 9);
        QCOMPARE(shown.target, u"chat 5"_s);

        outgoing.type = u"mcp"_s;
        outgoing.config =
            object(R"({"resolve_endpoint": true, "tool_name": "t", "payload_template": {"s": "{{score}}"}})");
        shown = preview(outgoing);
        QVERIFY(shown.problems.empty());
        QCOMPARE(shown.target, u"agent 7, t"_s);
        QCOMPARE(QJsonDocument::fromJson(shown.body.toUtf8()).object(), (QJsonObject{{u"s"_s, 85}}));
    }
};

SIGNALBOX_TEST(ActionConfigTest)
#include "config_test.moc"
