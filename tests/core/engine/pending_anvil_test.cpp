// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "engine/engine_impl.h"
#include "signalbox/literals.h"
#include "support/anvil_node.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::test;

namespace {

const QString agent = u"0x00000000000000000000000000000000000000aa"_s;

/// Registry events of a real node, from their block until they are confirmed, as queried by the Events screen.
class PendingAnvilTest : public QObject {
    Q_OBJECT
    static constexpr int confirmations = 4;

    std::unique_ptr<AnvilNode> m_node;
    std::unique_ptr<PgDatabase> m_database;
    QTemporaryDir m_folder;
    std::unique_ptr<EngineImpl> m_engine;
    QString m_identity;

    std::vector<EventRow> rows()
    {
        EventQuery query;
        query.kind = EventKind::Registry;
        auto future = m_engine->events(query);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000) || !future.result())
            return {};
        return future.result()->rows;
    }
    int count(bool pending)
    {
        const auto all = rows();
        return int(std::count_if(all.begin(), all.end(), [&](const EventRow& row) { return row.pending == pending; }));
    }
    void registerAgent(int number)
    {
        m_node->send(m_identity,
                     contract(u"IdentityEmitter"_qs)
                         .call("registered(uint256,string,address)",
                               {test::number(quint64(number)), text("https://agent.example"), address(agent)}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<AnvilNode>();
        m_identity = m_node->deploy(u"IdentityEmitter"_qs);
        m_node->mine(80);
        m_database = std::make_unique<PgDatabase>();
        EngineParts parts;
        parts.database = m_database->connection();
        parts.directory = m_folder.path();
        m_engine = std::make_unique<EngineImpl>(std::move(parts));
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->snapshot()->engine, EngineState::Running, 10'000);
        ChainDraft draft;
        draft.caip2 = u"eip155:31337"_qs;
        draft.name = u"Anvil"_qs;
        EndpointDraft endpoint;
        endpoint.url = m_node->url();
        draft.endpoints = {endpoint};
        StreamDraft headers, registries;
        headers.stream = u"headers"_qs;
        registries.stream = u"registries"_qs;
        registries.registries = {{u"identity"_qs, m_identity}};
        draft.streams = {headers, registries};
        draft.confirmations = confirmations;
        m_engine->submit({arguments::ChainAdd{draft}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_engine->snapshot()->chains.empty() && m_engine->snapshot()->chains.front().state == ChainState::Ok,
            30'000);
    }

    void eventsArePendingUntilConfirmed()
    {
        QCOMPARE(rows().size(), std::size_t(0));
        for (int agents = 1; agents <= 3; ++agents) {
            registerAgent(agents);
            m_node->mine();
            QTRY_COMPARE_WITH_TIMEOUT(count(true), agents, 5'000);
            QCOMPARE(count(false), 0);
        }
        // Each block confirms the next one; at no moment is an event missing or duplicated.
        for (int confirmed = 0; confirmed < 3; ++confirmed) {
            m_node->mine(confirmed == 0 ? confirmations - 2 : 1);
            QElapsedTimer clock;
            clock.start();
            int pending = -1, stored = -1;
            while (clock.elapsed() < 5'000 && (pending != 2 - confirmed || stored != confirmed + 1)) {
                const auto all = rows();
                QCOMPARE(all.size(), std::size_t(3));
                stored = int(std::count_if(all.begin(), all.end(), [](const EventRow& row) { return !row.pending; }));
                pending = 3 - stored;
            }
            QCOMPARE(stored, confirmed + 1);
        }
    }

    void aReorgWithinTheConfirmationsLeavesNoEvents()
    {
        registerAgent(7);
        m_node->mine();
        QTRY_COMPARE_WITH_TIMEOUT(count(true), 1, 5'000);
        m_node->reorg(1);  // another block of the same height, without the event
        QTRY_COMPARE_WITH_TIMEOUT(count(true), 0, 10'000);
        m_node->mine(confirmations + 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->snapshot()->chains.front().indexed.value_or(-1), m_node->head(), 10'000);
        QTest::qWait(500);
        QCOMPARE(rows().size(), std::size_t(3));
        QCOMPARE(count(true), 0);
    }

    void theScreenIsUpdatedAtOnce()
    {
        (void)rows();  // a client reads them
        int told = 0;
        const auto connection = connect(m_engine.get(), &Engine::rowsCommitted, m_engine.get(), [&] {
            if (count(true) == 1)
                ++told;
        });
        registerAgent(8);
        m_node->mine();
        QTRY_VERIFY_WITH_TIMEOUT(told > 0, 5'000);
        disconnect(connection);
    }

    void cleanupTestCase()
    {
        m_engine.reset();
        m_database.reset();
        m_node.reset();
    }
};

}  // namespace

SIGNALBOX_TEST(PendingAnvilTest)
#include "pending_anvil_test.moc"
