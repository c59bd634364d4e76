// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include "send_place.h"
#include "support/hex.h"
#include "support/keccak.h"
#include "support/receivers_mcp.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using Family = McpPlace::Family;

Q_DECLARE_METATYPE(McpPlace::Family)

class McpTest : public QObject {
    Q_OBJECT

    SendPlace m_place;

    static QJsonObject direct(const McpPlace& server, const QString& tool = u"verify_file"_s)
    {
        return {
            {u"server_url"_s, server.url()},
            {u"tool_name"_s, tool},
            {u"payload_template"_s, QJsonObject{{u"agentId"_s, u"{{agent_id}}"_s}, {u"note"_s, u"score {{score}}"_s}}},
            {u"timeout_ms"_s, 8000},
            {u"allow_private_hosts"_s, QJsonArray{server.receiver.place()}}};
    }
    static QJsonObject resolving(const McpPlace& server)
    {
        QJsonObject config = direct(server);
        config.remove(u"server_url"_s);
        config[u"resolve_endpoint"_s] = true;
        return config;
    }
    static QString keccak(const QByteArray& bytes) { return hex::text(keccak256(bytes)); }

private Q_SLOTS:
    void init() { m_place = SendPlace(); }

    void everyFamilyIsCalled_data()
    {
        QTest::addColumn<Family>("family");
        QTest::addColumn<QString>("hint");
        QTest::addColumn<QStringList>("methods");
        const QString discover = u"server/discover"_s, initialize = u"initialize"_s, call = u"tools/call"_s,
                      initialized = u"notifications/initialized"_s;
        QTest::newRow("stateless") << Family::Stateless << u"2026-07-28"_s << QStringList{discover, call};
        QTest::newRow("stateless, no hint") << Family::Stateless << QString() << QStringList{discover, call};
        QTest::newRow("stateless, wrong hint")
            << Family::Stateless << u"2025-06-18"_s << QStringList{initialize, discover, call};
        QTest::newRow("stateful") << Family::Stateful << u"2025-06-18"_s << QStringList{initialize, initialized, call};
        QTest::newRow("stateful, no hint")
            << Family::Stateful << QString() << QStringList{discover, initialize, initialized, call};
        QTest::newRow("HTTP+SSE") << Family::Sse << u"2024-11-05"_s
                                  << QStringList{initialize, initialize, initialized, call};
        QTest::newRow("HTTP+SSE, no hint")
            << Family::Sse << QString() << QStringList{discover, initialize, initialize, initialized, call};
        QTest::newRow("bare") << Family::Bare << QString() << QStringList{discover, initialize, call};
    }
    void everyFamilyIsCalled()
    {
        QFETCH(Family, family);
        QFETCH(QString, hint);
        QFETCH(QStringList, methods);
        McpPlace server(family);
        m_place.agentUris[u"7"_s] = server.registration(u"agent.json"_s, hint);
        actions::Sender sender(m_place.parts());
        const auto outcome = sender.send(m_place.outgoing(u"mcp"_s, resolving(server)));
        DONE(outcome);
        QCOMPARE(server.methods(), methods);
        const auto calls = server.calls();
        QCOMPARE(calls.size(), std::size_t(1));
        QCOMPARE(calls[0]["arguments"_L1].toObject(), (QJsonObject{{u"agentId"_s, 7}, {u"note"_s, u"score 42"_s}}));
        QCOMPARE(calls[0]["_meta"_L1].toObject()["signalbox/idempotency-key"_L1].toString(), u"key-1"_s);
        QVERIFY(outcome.responseData["result"_L1].toObject().contains("content"_L1));
        QVERIFY(outcome.request.contains("verify_file"_L1));
        // the family is known now, and a session is kept
        DONE(sender.send(m_place.outgoing(u"mcp"_s, resolving(server))));
        QCOMPARE(server.calls().size(), std::size_t(2));
        QCOMPARE(server.methods().size(), methods.size() + (family == Family::Sse ? 3 : 1));
    }

    void sessionsEndWithTheSender()
    {
        McpPlace server(Family::Stateful);
        DONE(m_place.send(u"mcp"_s, direct(server)));
        QCOMPARE(server.methods().back(), u"DELETE"_s);
    }

    void aForgottenSessionIsReplaced()
    {
        McpPlace server(Family::Stateful);
        actions::Sender sender(m_place.parts());
        DONE(sender.send(m_place.outgoing(u"mcp"_s, direct(server))));
        server.forgetSessions();
        DONE(sender.send(m_place.outgoing(u"mcp"_s, direct(server))));
        QCOMPARE(server.calls().size(), std::size_t(2));
    }

    void answersMayBeStreams_data()
    {
        QTest::addColumn<Family>("family");
        QTest::newRow("stateless") << Family::Stateless;
        QTest::newRow("stateful") << Family::Stateful;
    }
    void answersMayBeStreams()
    {
        QFETCH(Family, family);
        McpPlace server(family);
        server.asStream = true;
        DONE(m_place.send(u"mcp"_s, direct(server)));
    }

    void aBrokenStreamIsResumed()
    {
        McpPlace server(Family::Stateful);
        server.asStream = server.breaksStream = true;
        DONE(m_place.send(u"mcp"_s, direct(server)));
        QCOMPARE(server.calls().size(), std::size_t(1));
    }

    void requiredParametersBecomeHeaders()
    {
        McpPlace server(Family::Stateless);
        server.wantsParameter = true;
        DONE(m_place.send(u"mcp"_s, direct(server)));
        QCOMPARE(server.calls().size(), std::size_t(1));
    }

    void failuresOfToolsAreFinal()
    {
        for (const Family family : {Family::Stateless, Family::Stateful, Family::Sse, Family::Bare}) {
            McpPlace server(family);
            server.toolFails = true;
            ENDS(m_place.send(u"mcp"_s, direct(server)), Failed, "the file is not a feedback");
            QCOMPARE(server.calls().size(), std::size_t(1));
        }
    }

    void anUnknownToolIsNamedWithThoseThatExist()
    {
        for (const Family family : {Family::Stateless, Family::Stateful}) {
            McpPlace server(family);
            ENDS(m_place.send(u"mcp"_s, direct(server, u"agent.receiveFeedback"_s)), Failed,
                 "does not have the tool agent.receiveFeedback. Its tools: verify_file");
        }
        McpPlace bare(Family::Bare);
        ENDS(m_place.send(u"mcp"_s, direct(bare, u"nope"_s)), Failed, "Unknown tool");
    }

    void busyServersAreRetriedAndDenialsAreNot()
    {
        McpPlace busy(Family::Stateful);
        busy.status = 503;
        ENDS(m_place.send(u"mcp"_s, direct(busy)), Retry, "503");
        McpPlace locked(Family::Stateful);
        locked.token = "right";
        ENDS(m_place.send(u"mcp"_s, direct(locked)), Failed, "refuses access");
        QCOMPARE(locked.methods().size(), 0);
        Receiver nothing([](const SeenRequest&) { return ReceiverAnswer{404}; });
        QJsonObject config = direct(busy);
        config[u"server_url"_s] = nothing.url();
        config[u"allow_private_hosts"_s] = QJsonArray{nothing.place()};
        ENDS(m_place.send(u"mcp"_s, config), Failed, "404");
    }

    void anSseServerMayNotSendUsElsewhere()
    {
        McpPlace server(Family::Sse), other(Family::Sse);
        server.foreignEndpoint = other.receiver.url(u"/messages?session=1"_s);
        ENDS(m_place.send(u"mcp"_s, direct(server)), Failed, "another host");
        QVERIFY(other.receiver.seen().empty());
    }

    void hugeAnswersAreRefused()
    {
        Receiver receiver([](const SeenRequest&) {
            ReceiverAnswer huge;
            huge.fill = 300'000'000;
            return huge;
        });
        McpPlace any(Family::Bare);
        QJsonObject config = direct(any);
        config[u"server_url"_s] = receiver.url();
        config[u"allow_private_hosts"_s] = QJsonArray{receiver.place()};
        ENDS(m_place.send(u"mcp"_s, config), Failed, "larger than 1 MiB");
    }

    void tokensGoToTheirOriginOnly()
    {
        McpPlace server(Family::Stateful);
        server.token = "agent-token-7";
        m_place.agentUris[u"7"_s] = server.registration(u"agent.json"_s, u"2025-06-18"_s);
        m_place.tokens[u"7"_s] = {u"agent-token-7"_s, u"http://"_s + server.receiver.place(), {}};
        const auto outcome = m_place.send(u"mcp"_s, resolving(server));
        DONE(outcome);
        QVERIFY(!outcome.request.contains("agent-token-7"_L1) && outcome.request.contains(u"Authorization: ••••"_s));
        QCOMPARE(*actions::agentOrigin(m_place.parts(), 1, u"7"_s, {server.receiver.place()}),
                 u"http://"_s + server.receiver.place());

        server.receiver.forget();
        m_place.tokens[u"7"_s].origin = u"https://mcp.example.org"_s;
        auto held = m_place.send(u"mcp"_s, resolving(server));
        ENDS(held, Held, "its token was stored for https://mcp.example.org");
        m_place.tokens[u"7"_s].origin.clear();
        held = m_place.send(u"mcp"_s, resolving(server));
        ENDS(held, Held, "was not stored for a server");
        for (const auto& request : server.receiver.seen())
            QVERIFY(request.target != "/mcp");
    }

    void aTokenHasTheHeaderThatTheFileNames()
    {
        McpPlace server(Family::Bare);
        m_place.agentUris[u"7"_s] =
            server.file(u"agent.json"_s, "{\"capabilities\":{\"mcp\":{\"url\":\"" + server.url().toLatin1() +
                                             "\",\"authentication\":{\"tokenHeader\":\"X-Agent-Token\"}}}}");
        m_place.tokens[u"7"_s] = {u"raw-token"_s, u"http://"_s + server.receiver.place(), {}};
        DONE(m_place.send(u"mcp"_s, resolving(server)));
        QCOMPARE(server.receiver.seen().back().headers["x-agent-token"], "raw-token");
    }

    void serversAreRememberedUntilTheAgentChanges()
    {
        McpPlace first(Family::Bare), second(Family::Bare);
        m_place.agentUris[u"7"_s] = first.registration(u"agent.json"_s);
        QJsonObject config = resolving(first);
        config[u"allow_private_hosts"_s] = QJsonArray{first.receiver.place(), second.receiver.place()};
        DONE(m_place.send(u"mcp"_s, config));
        m_place.agentUris[u"7"_s] = second.registration(u"agent.json"_s);
        DONE(m_place.send(u"mcp"_s, config));
        QCOMPARE(first.calls().size(), std::size_t(2));
        m_place.memory->forgetAgent(1, u"7"_s);
        DONE(m_place.send(u"mcp"_s, config));
        QCOMPARE(second.calls().size(), std::size_t(1));
    }

    void registrationFilesAreUntrusted()
    {
        McpPlace server(Family::Bare);
        const QJsonObject config = resolving(server);
        const auto with = [&](const QString& uri) {
            m_place.memory->forgetAgent(1, u"7"_s);
            m_place.agentUris[u"7"_s] = uri;
            return m_place.send(u"mcp"_s, config);
        };
        const auto data = [](const QByteArray& json) {
            return u"data:application/json;base64,"_s + QString::fromLatin1(json.toBase64());
        };
        const QByteArray metadata = "{\"services\":[{\"name\":\"MCP\",\"endpoint\":\"http://169.254.169.254/\"}]}";
        const QByteArray loopback = "{\"services\":[{\"name\":\"MCP\",\"endpoint\":\"https://127.0.0.1/\"}]}";
        const QByteArray local = "{\"services\":[{\"name\":\"MCP\",\"endpoint\":\"file:///etc/passwd\"}]}";
        const QByteArray command = R"({"capabilities":{"mcp":{"command":"sh"}}})";
        ENDS(with(server.file(u"huge.json"_s, "{", 100'000'000)), Failed, "larger than 1 MiB");
        ENDS(with(server.receiver.url(u"/missing.json"_s)), Failed, "HTTP 404");
        ENDS(with(server.file(u"bad.json"_s, "<html>")), Failed, "not a JSON object");
        ENDS(with(data(metadata)), Failed, "https URL");
        ENDS(with(data(loopback)), Failed, "nothing was sent");
        ENDS(with(data(local)), Failed, "http or https");
        ENDS(with(data(command)), Failed, "never run");
        ENDS(with(u"http://169.254.169.254/x"_s), Failed, "https URL");
        ENDS(with(u"https://localhost/x"_s), Failed, "nothing was sent");
        ENDS(with(u"ar://abc"_s), Failed, "only https, ipfs and data");
        ENDS(with(u"ipfs://../../x"_s), Failed, "not a valid IPFS URI");
        ENDS(with(u"data:application/json;base64,a!b"_s), Failed, "not valid base64");
        const QByteArray good = "{\"services\":[{\"name\":\"MCP\",\"endpoint\":\"" + server.url().toLatin1() + "\"}]}";
        DONE(with(data(good)));
        m_place.agentUris.clear();
        m_place.memory->forgetAgent(1, u"7"_s);
        ENDS(m_place.send(u"mcp"_s, config), Failed, "has not published");
        auto outgoing = m_place.outgoing(u"mcp"_s, config);
        outgoing.agent.clear();
        ENDS(actions::Sender(m_place.parts()).send(outgoing), Failed, "does not belong to an agent");
    }

    void filesAreVerifiedByTheirHash()
    {
        McpPlace server(Family::Bare);
        const QByteArray content = R"({"score": 42, "text": "é"})";
        m_place.fields[u"file_uri"_s] = server.file(u"feedback.json"_s, content);
        m_place.fields[u"file_hash"_s] = keccak(content);
        QJsonObject config = direct(server);
        config[u"include_file_content"_s] = true;
        config[u"verify_file_hash"_s] = true;
        config[u"payload_template"_s] = QJsonObject{{u"file"_s, u"{{verified_file_content}}"_s}};
        const auto outcome = m_place.send(u"mcp"_s, config);
        DONE(outcome);
        QCOMPARE(server.calls()[0]["arguments"_L1].toObject()["file"_L1].toString(), QString::fromUtf8(content));
        QCOMPARE(server.calls()[0]["arguments"_L1].toObject()["fileContent"_L1].toString(), QString::fromUtf8(content));
        QCOMPARE(outcome.responseData["fileVerified"_L1].toBool(), true);

        m_place.fields[u"file_hash"_s] = keccak("other");
        ENDS(m_place.send(u"mcp"_s, config), Failed, "does not have the hash");
        m_place.fields[u"file_hash"_s] = u"0x"_s + QString(64, u'0');
        ENDS(m_place.send(u"mcp"_s, config), Failed, "does not give a hash");
        m_place.fields.erase(u"file_hash"_s);
        ENDS(m_place.send(u"mcp"_s, config), Failed, "does not give a hash");
        m_place.fields.erase(u"file_uri"_s);
        ENDS(m_place.send(u"mcp"_s, config), Failed, "does not name a file");
        m_place.fields[u"file_uri"_s] = server.file(u"huge.bin"_s, "x", 100'000'000);
        ENDS(m_place.send(u"mcp"_s, config), Failed, "larger than 1 MiB");
        QCOMPARE(server.calls().size(), std::size_t(1));
    }

    void ipfsFilesComeThroughTheGateway()
    {
        McpPlace server(Family::Bare);
        m_place.gateway = server.receiver.url(QString());
        const QString cid = u"bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"_s;
        m_place.fields[u"file_uri"_s] = u"ipfs://"_s + cid;
        QJsonObject config = direct(server);
        config[u"verify_file_hash"_s] = true;
        config[u"include_file_content"_s] = true;
        server.file(u"ipfs/"_s + cid, "hello world");
        auto outcome = m_place.send(u"mcp"_s, config);
        DONE(outcome);
        QCOMPARE(outcome.responseData["fileVerified"_L1].toBool(), true);
        server.file(u"ipfs/"_s + cid, "hello evil");
        ENDS(m_place.send(u"mcp"_s, config), Failed, "returned other content");
    }

    void withoutAPayloadTheDocumentsArgumentsAreSent()
    {
        McpPlace server(Family::Bare);
        QJsonObject config = direct(server);
        config.remove(u"payload_template"_s);
        DONE(m_place.send(u"mcp"_s, config));
        const QJsonObject arguments = server.calls()[0]["arguments"_L1].toObject();
        QCOMPARE(arguments["score"_L1].toInt(), 42);
        QCOMPARE(arguments["feedbackIndex"_L1].toInt(), 1);
        QVERIFY(arguments["clientAddress"_L1].isString() && arguments["fileUri"_L1].isNull());
        m_place.fields[u"registry"_s] = u"validation"_s;
        DONE(m_place.send(u"mcp"_s, config));
        QVERIFY(server.calls()[1]["arguments"_L1].toObject().contains("validatorAddress"_L1));
    }

    void aTestIsMarked()
    {
        McpPlace server(Family::Bare);
        auto outgoing = m_place.outgoing(u"mcp"_s, direct(server));
        outgoing.isTest = true;
        DONE(actions::Sender(m_place.parts()).send(outgoing));
        QCOMPARE(server.calls()[0]["_meta"_L1].toObject()["signalbox/test"_L1].toBool(), true);
    }
};

SIGNALBOX_TEST(McpTest)
#include "mcp_test.moc"
