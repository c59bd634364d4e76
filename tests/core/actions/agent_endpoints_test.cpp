// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <thread>

#include "actions/jobs/agent_endpoints.h"
#include "actions/jobs/job_runner.h"
#include "jobs_place.h"
#include "store/chains.h"
#include "support/anvil_node.h"
#include "support/receivers_mcp.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::actions;
using namespace std::chrono_literals;

/// Files of agents that the chain's registry names, because no event of them is stored. The registry is a proxy with an
/// implementation, as the deployed ones are.
class AgentEndpointsTest : public QObject, JobsPlace {
    Q_OBJECT

    static constexpr qint64 final = 64;  ///< blocks below the head at which anvil calls a block finalized

    std::unique_ptr<AnvilNode> m_node;
    QString m_registry;

    void addChain(const QString& identity) const
    {
        store::NewChain chain;
        chain.chain.caip2 = u"eip155:31337"_s;
        chain.chain.name = u"Anvil"_s;
        store::EndpointRow endpoint;
        endpoint.url = m_node->url();
        endpoint.kind = u"http"_s;
        chain.endpoints = {endpoint};
        chain.streams = {{chain.chain.caip2,
                          u"registries"_s,
                          0,
                          std::nullopt,
                          {{u"registries"_s, QJsonObject{{u"identity"_s, identity}}}},
                          {},
                          {}}};
        OK(store::Chains(*session).add(chain));
    }
    void cover(qint64 block) const
    {
        run("SELECT signalbox.cover('eip155:31337', ARRAY['registries'], ARRAY[0]::bigint[], ARRAY[$1::bigint], false)",
            {block});
    }
    /// The answer, or the code of the refusal.
    QString uriOf(const QString& agent) const
    {
        AgentEndpoints agents(*session, parts());
        const auto uri = agents.uri(31337, agent);
        return uri ? *uri : uri.error().code;
    }
    void call(const char* signature, const std::vector<AbiArgument>& arguments) const
    {
        m_node->send(m_registry, contract(u"AgentRegistry"_s).call(signature, arguments), 0, 12'000'000);
        m_node->mine();
    }
    void upgrade() const
    {
        const QString implementation = m_node->deploy(u"AgentRegistry"_s);
        m_node->send(m_registry, contract(u"RegistryProxy"_s).call("upgradeTo(address)", {address(implementation)}));
        m_node->mine();
    }

private Q_SLOTS:
    void init()
    {
        make();
        m_node = std::make_unique<AnvilNode>();
        const QString first = m_node->deploy(u"PlaceholderRegistry"_s);
        m_registry = m_node->deploy(u"RegistryProxy"_s, {address(first)});
    }
    void cleanup()
    {
        m_node.reset();
        drop();
    }
    void theRegistryIsAskedThroughItsProxy()
    {
        addChain(m_registry);
        m_node->mine(final);
        QCOMPARE(uriOf(u"0"_s), u"AGENT_UNKNOWN"_s);  // the placeholder has no agents
        upgrade();
        call("register(string)", {text("https://agents.example.org/0.json")});
        call("register(string)", {text(QByteArray(10'000, 'x'))});
        call("register(string)", {text("")});
        m_node->mine(final);
        QCOMPARE(uriOf(u"0"_s), u"https://agents.example.org/0.json"_s);
        QCOMPARE(uriOf(u"1"_s), QString(10'000, u'x'));
        QCOMPARE(uriOf(u"2"_s), u"AGENT_UNKNOWN"_s);
        QCOMPARE(uriOf(u"3"_s), u"AGENT_UNKNOWN"_s);  // it reverts
        QCOMPARE(uriOf(u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_s),
                 u"AGENT_UNKNOWN"_s);
        QCOMPARE(uriOf(u"0x0"_s), u"AGENT_UNKNOWN"_s);
        call("setAgentURI(uint256,string)", {number(0), text("ipfs://new")});
        QCOMPARE(uriOf(u"0"_s), u"https://agents.example.org/0.json"_s);  // not finalized yet
        m_node->mine(final);
        QCOMPARE(uriOf(u"0"_s), u"ipfs://new"_s);
    }

    void anEventIsPreferred()
    {
        addChain(m_registry);
        upgrade();
        call("register(string)", {text("https://chain.example.org/0.json")});
        m_node->mine(final);
        QCOMPARE(uriOf(u"0"_s), u"https://chain.example.org/0.json"_s);
        addEvent(1, "Transfer", "identity", 0);
        addEvent(2, "NewFeedback", "reputation", 0);
        QCOMPARE(uriOf(u"0"_s), u"https://chain.example.org/0.json"_s);
        addEvent(3, "Registered", "identity", 0, u"https://row.example.org/0.json"_s);
        m_node->kill();
        QCOMPARE(uriOf(u"0"_s), u"https://row.example.org/0.json"_s);  // the chain is not asked
        addEvent(4, "URIUpdated", "identity", 0);
        QCOMPARE(uriOf(u"0"_s), u"AGENT_UNKNOWN"_s);  // its URI was removed
    }

    void retractedEventsDoNotCount()
    {
        addChain(m_registry);
        upgrade();
        call("register(string)", {text("https://chain.example.org/0.json")});
        m_node->mine(final);
        addEvent(3, "Registered", "identity", 0, u"https://row.example.org/0.json"_s);
        run("INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) VALUES ('31337-3-0', 'reorg', "
            "'0xb')");
        QCOMPARE(uriOf(u"0"_s), u"https://chain.example.org/0.json"_s);
    }

    void anAgentOfTheNewestBlocksIsFound()
    {
        addChain(m_registry);
        upgrade();
        m_node->mine(final);
        call("register(string)", {text("https://agents.example.org/0.json")});
        QCOMPARE(uriOf(u"0"_s), u"AGENT_UNKNOWN"_s);
        cover(m_node->head());
        QCOMPARE(uriOf(u"0"_s), u"https://agents.example.org/0.json"_s);
    }

    void answersThatAreNoStringAreRefused()
    {
        const QString odd = m_node->deploy(u"OddRegistry"_s);
        addChain(odd + u',' + u"0x00000000000000000000000000000000000000aa"_s);  // the second has no code
        m_node->mine(final);
        for (int agent = 0; agent <= 7; ++agent)
            QCOMPARE(uriOf(QString::number(agent)), u"AGENT_UNKNOWN"_s);
    }

    void aChainThatDoesNotAnswerIsTriedAgain()
    {
        addChain(m_registry);
        m_node->kill();
        AgentEndpoints agents(*session, parts());
        const auto away = agents.uri(31337, u"0"_s);
        QVERIFY(!away && away.error().code != "AGENT_UNKNOWN"_L1);
        McpPlace server(McpPlace::Family::Bare);
        auto made = job(addEvent(1), trigger(), 1, 1, resolving(server));
        made.type = u"mcp"_s;
        enqueue({made});
        const auto running = runner();
        wantStates(u"retrying"_s);
        QVERIFY(server.receiver.seen().empty());
    }

    void aSilentChainDoesNotHoldTheEnd()
    {
        addChain(m_registry);
        m_node->freeze();
        AgentEndpoints agents(*session, parts());
        QElapsedTimer timer;
        timer.start();
        std::thread stop([&] {
            QThread::msleep(500);
            agents.cancel();
        });
        const auto uri = agents.uri(31337, u"0"_s);
        stop.join();
        m_node->thaw();
        QVERIFY(!uri && uri.error().kind == ErrorKind::Cancelled);
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(agents.uri(31337, u"0"_s).error().kind, ErrorKind::Cancelled);
    }

    void aJobCallsTheServerThatTheRegistryNames()
    {
        McpPlace server(McpPlace::Family::Stateful);
        addChain(m_registry);
        upgrade();
        for (int agent = 0; agent < 7; ++agent)
            call("register(string)", {text("ipfs://other")});
        call("register(string)", {text(server.registration(u"agent.json"_s, u"2025-06-18"_s).toUtf8())});
        m_node->mine(final);
        auto made = job(addEvent(1), trigger(), 1, 1, resolving(server));
        made.type = u"mcp"_s;
        enqueue({made});
        const auto running = runner();
        wantStates(u"done"_s);
        QCOMPARE(server.calls().size(), std::size_t(1));
        QCOMPARE(server.calls()[0]["arguments"_L1].toObject()["agentId"_L1].toInt(), 7);
        QCOMPARE(value(u"SELECT status FROM erc8004.action_results"_s), u"success"_s);
    }

private:
    static QJsonObject resolving(const McpPlace& server)
    {
        return {{u"resolve_endpoint"_s, true},
                {u"tool_name"_s, u"verify_file"_s},
                {u"payload_template"_s, QJsonObject{{u"agentId"_s, u"{{agent_id}}"_s}}},
                {u"timeout_ms"_s, 8000},
                {u"allow_private_hosts"_s, QJsonArray{server.receiver.place()}}};
    }
    std::unique_ptr<JobRunner> runner() const
    {
        JobRunner::Pace pace;
        pace.workers = 1;
        pace.retry = 200ms;
        return std::make_unique<JobRunner>(parts(), pace);
    }
};

SIGNALBOX_TEST(AgentEndpointsTest)
#include "agent_endpoints_test.moc"
