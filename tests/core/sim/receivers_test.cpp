// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/receivers/receivers.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

#include "signalbox/literals.h"
#include "sim/content.h"
#include "sim/registry_logs.h"
#include "support/http_client.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::sim;

/// The receivers of the demo's actions, over sockets.
class ReceiversTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Receivers> m_receivers;

    static test::HttpAnswer ask(const QString& url, const QByteArray& method, const QByteArray& body = {},
                                const QByteArray& extra = {}, const QByteArray& host = {})
    {
        const QUrl parsed(url);
        test::HttpClient client(quint16(parsed.port()));
        const auto answer = client.exchange(method + ' ' + parsed.path().toLatin1() + " HTTP/1.1\r\nHost: " +
                                            (host.isEmpty() ? parsed.authority().toLatin1() : host) + "\r\n" + extra +
                                            "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return answer.value_or(test::HttpAnswer());
    }
    static QJsonObject object(const test::HttpAnswer& answer) { return QJsonDocument::fromJson(answer.body).object(); }

private Q_SLOTS:
    void init()
    {
        int number = 0;
        m_receivers = std::make_unique<Receivers>([&number] { return "/path" + QByteArray::number(++number); });
    }

    void theBotApiKnowsItsToken()
    {
        const QString call = m_receivers->telegramUrl() + u"/bot%1/sendMessage"_s;
        const auto good = ask(call.arg(Receivers::botToken()), "POST", R"({"chat_id":"@ops_room","text":"Hello"})");
        QCOMPARE(good.status, 200);
        QCOMPARE(object(good)[u"ok"_s].toBool(), true);
        QCOMPARE(object(good)[u"result"_s][u"message_id"_s].toInt(), 1);
        QCOMPARE(ask(call.arg(u"other"_s), "POST", R"({"chat_id":"1","text":"Hello"})").status, 401);
        QCOMPARE(ask(call.arg(Receivers::botToken()), "POST", R"({"chat_id":"1","text":""})").status, 400);
        QCOMPARE(m_receivers->messages(), 1);
    }

    void oneHookAcceptsAndThePagerFails()
    {
        QCOMPARE(ask(m_receivers->hookUrl(), "POST", R"({"agent_id":1})").status, 200);
        QCOMPARE(ask(m_receivers->hookUrl(), "POST", "no JSON").status, 400);
        const auto down = ask(m_receivers->pagerUrl(), "POST", "{}");
        QCOMPARE(down.status, 503);
        QCOMPARE(down.body, "down for maintenance\n");
        QCOMPARE(m_receivers->hooks(), 1);
        QCOMPARE(m_receivers->pages(), 1);
    }

    void anAgentsFileNamesTheMcpServer()
    {
        const auto file = ask(m_receivers->agentFiles() + u"17.json"_s, "GET");
        QCOMPARE(file.status, 200);
        QCOMPARE(object(file)[u"services"_s][0][u"endpoint"_s].toString(), m_receivers->mcpUrl());

        const auto hello =
            ask(m_receivers->mcpUrl(), "POST", R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{}})");
        QCOMPARE(hello.headers.value("mcp-session-id"), "demo");
        QCOMPARE(ask(m_receivers->mcpUrl(), "POST", R"({"jsonrpc":"2.0","method":"notifications/initialized"})").status,
                 202);
        const auto tools = ask(m_receivers->mcpUrl(), "POST", R"({"jsonrpc":"2.0","id":"a","method":"tools/list"})");
        QCOMPARE(object(tools)[u"result"_s][u"tools"_s][0][u"name"_s].toString(), u"verify_agent"_s);
        const auto called = ask(m_receivers->mcpUrl(), "POST",
                                R"({"jsonrpc":"2.0","id":"b","method":"tools/call",)"
                                R"("params":{"name":"verify_agent","arguments":{"agent_id":17}}})");
        QCOMPARE(object(called)[u"id"_s].toString(), u"b"_s);
        QCOMPARE(object(called)[u"result"_s][u"content"_s][0][u"text"_s].toString(), u"Agent 17 is verified."_s);
        QCOMPARE(m_receivers->toolCalls(), 1);
        const auto other = ask(m_receivers->mcpUrl(), "POST",
                               R"({"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"other"}})");
        QCOMPARE(object(other)[u"error"_s][u"code"_s].toInt(), -32602);
    }

    void strangersAreRefused()
    {
        QString guessed = m_receivers->hookUrl();
        guessed.replace(u"/path"_s, u"/other"_s);
        QCOMPARE(ask(guessed, "POST", "{}").status, 403);
        QCOMPARE(ask(m_receivers->hookUrl() + u"more"_s, "POST", "{}").status, 403);
        QCOMPARE(ask(m_receivers->hookUrl(), "POST", "{}", "Origin: http://example.org\r\n").status, 403);
        QCOMPARE(ask(m_receivers->hookUrl(), "POST", "{}", {}, "example.org").status, 403);
        QCOMPARE(m_receivers->hooks(), 0);
    }

    void agentsOfAChainHaveTheirFilesThere()
    {
        SimSpec spec;
        spec.agentFiles = "http://127.0.0.1:1/files/";
        Random random(7);
        bool seen = false;
        for (int i = 0; i < 200; ++i)
            for (const SimLog& log : registryLogs(random, spec, Bytes20{}, Bytes20{})) {
                QVERIFY(!log.data.contains("agents.example/1.json"));
                seen = seen || log.data.contains(spec.agentFiles);
            }
        QVERIFY(seen);
    }
};
SIGNALBOX_TEST(ReceiversTest)

#include "receivers_test.moc"
