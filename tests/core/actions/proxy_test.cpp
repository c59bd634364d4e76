// SPDX-License-Identifier: GPL-3.0-or-later

#include "send_place.h"
#include "support/receivers_mcp.h"
#include "support/test_registry.h"
#include "support/tunnel_proxy.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// A value of the environment, until the end of the scope.
class Environment {
public:
    Environment(const char* name, const QString& value) : m_name(name), m_before(qgetenv(name))
    {
        qputenv(name, value.toUtf8());
    }
    ~Environment()
    {
        if (m_before.isNull())
            qunsetenv(m_name);
        else
            qputenv(m_name, m_before);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* m_name;
    QByteArray m_before;
};

const QString publicHost = u"93.184.216.34"_s;

}  // namespace

/// Actions on a machine that reaches the internet through a proxy. The public address is never asked: the proxy tunnels
/// to a server of this machine.
class ProxyTest : public QObject {
    Q_OBJECT

    SendPlace m_place;

private Q_SLOTS:
    void init() { m_place = SendPlace(); }

    void aRequestGoesThroughATunnel()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        TunnelProxy proxy(receiver.port());
        const Environment http("http_proxy", proxy.url()), none("no_proxy", {});
        m_place.secrets = {{u"hook"_s, u"topsecretvalue"_s}};
        DONE(m_place.send(u"rest"_s, {{u"method"_s, u"POST"_s},
                                      {u"url"_s, u"http://%1/hook"_s.arg(publicHost)},
                                      {u"headers"_s, QJsonObject{{u"Authorization"_s, u"Bearer {{secret:hook}}"_s}}}}));
        QCOMPARE(receiver.seen().size(), std::size_t(1));
        QCOMPARE(receiver.seen()[0].headers["host"], publicHost.toLatin1());
        QCOMPARE(receiver.seen()[0].headers["authorization"], "Bearer topsecretvalue");
        const auto heads = proxy.heads();
        QCOMPARE(heads.size(), 1);
        QVERIFY2(heads[0].startsWith("CONNECT 93.184.216.34:80 "), heads[0].constData());
        QVERIFY(!heads[0].contains("topsecretvalue") && !heads[0].contains("/hook"));
    }

    void theProxysPasswordGoesToTheProxyOnly()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        TunnelProxy proxy(receiver.port());
        const Environment http("http_proxy", proxy.url(u"ann:proxypass"_s)), none("no_proxy", {});
        const QJsonObject config{{u"method"_s, u"GET"_s}, {u"url"_s, u"http://%1/"_s.arg(publicHost)}};
        DONE(m_place.send(u"rest"_s, config));
        QVERIFY(proxy.heads()[0].contains("Proxy-Authorization: Basic " + QByteArray("ann:proxypass").toBase64()));
        QVERIFY(!receiver.seen()[0].headers.contains("proxy-authorization"));
        proxy.refuses = true;
        const auto refused = m_place.send(u"rest"_s, config);
        QCOMPARE(int(refused.kind), int(actions::SendOutcome::Retry));
        QVERIFY(!refused.error.english().contains("proxypass"_L1) && !refused.request.contains("proxypass"_L1));
        QCOMPARE(receiver.seen().size(), std::size_t(1));
    }

    void aProxyIsNoWayAroundTheRules()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        TunnelProxy proxy(receiver.port());
        const Environment http("http_proxy", proxy.url()), https("https_proxy", proxy.url()), none("no_proxy", {});
        for (const char* url :
             {"http://127.0.0.1/", "http://169.254.169.254/", "http://localhost/", "https://10.0.0.1/"})
            ENDS(m_place.send(u"rest"_s, {{u"method"_s, u"GET"_s}, {u"url"_s, QLatin1String(url)}}), Failed,
                 "nothing was sent");
        QVERIFY(proxy.heads().isEmpty());
        // A host of this machine that the operator allowed is reached directly.
        DONE(m_place.send(u"rest"_s, {{u"method"_s, u"GET"_s},
                                      {u"url"_s, receiver.url()},
                                      {u"allow_private_hosts"_s, QJsonArray{receiver.place()}}}));
        QVERIFY(proxy.heads().isEmpty());
        QCOMPARE(receiver.seen().size(), std::size_t(1));
    }

    void anAgentsFileAndServerAreReachedThroughIt()
    {
        const Certificate certificate(u"IP:"_s + publicHost);
        McpPlace server(McpPlace::Family::Stateful, &certificate);
        TunnelProxy proxy(server.receiver.port());
        const Environment https("https_proxy", proxy.url()), none("no_proxy", {});
        server.file(u"agent.json"_s,
                    "{\"services\":[{\"name\":\"MCP\",\"endpoint\":\"https://93.184.216.34/mcp\",\"version\":"
                    "\"2025-06-18\"}]}");
        m_place.caFile = certificate.file();
        m_place.agentUris[u"7"_s] = u"https://%1/agent.json"_s.arg(publicHost);
        m_place.tokens[u"7"_s] = {u"agent-token-7"_s, u"https://"_s + publicHost, {}};
        const QJsonObject config{{u"resolve_endpoint"_s, true},
                                 {u"tool_name"_s, u"verify_file"_s},
                                 {u"payload_template"_s, QJsonObject{{u"agentId"_s, u"{{agent_id}}"_s}}},
                                 {u"timeout_ms"_s, 8000}};
        DONE(m_place.send(u"mcp"_s, config));
        QCOMPARE(server.calls().size(), std::size_t(1));
        QCOMPARE(server.receiver.seen()[0].target, "/agent.json");
        QVERIFY(!server.receiver.seen()[0].headers.contains("authorization"));  // the token is for the server
        QCOMPARE(server.receiver.seen()[1].headers["authorization"], "Bearer agent-token-7");
        for (const QByteArray& head : proxy.heads())
            QVERIFY2(head.startsWith("CONNECT 93.184.216.34:443 ") && !head.contains("agent-token-7"),
                     head.constData());
        // The proxy cannot answer in the server's place.
        m_place.caFile.clear();
        m_place.memory->forgetAgent(1, u"7"_s);
        const auto untrusted = m_place.send(u"mcp"_s, config);
        QVERIFY(untrusted.kind != actions::SendOutcome::Done && untrusted.error.english().contains("certificate"_L1));
        QCOMPARE(server.calls().size(), std::size_t(1));
    }
};

SIGNALBOX_TEST(ProxyTest)
#include "proxy_test.moc"
