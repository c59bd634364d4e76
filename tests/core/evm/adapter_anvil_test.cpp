// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QTest>
#include <ctime>
#include <deque>

#include "evm/data/evm_catalog.h"
#include "evm/evm_adapter.h"
#include "signalbox/literals.h"
#include "support/anvil_node.h"
#include "support/hex.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;

namespace {

EvmAdapterConfig configFor(const test::AnvilNode& node)
{
    EvmAdapterConfig config;
    config.chainId = 31337;
    EndpointDraft draft;
    draft.url = node.url();
    config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, 1));
    return config;
}

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

}  // namespace

/// Against a real node. Skipped where anvil was not set up.
class AdapterAnvilTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<test::AnvilNode> m_node;
    QString m_token;

private Q_SLOTS:
    void initTestCase()
    {
        try {
            m_node = std::make_unique<test::AnvilNode>();
            m_token = test::deployToken(*m_node);
            test::emitTransfers(*m_node, m_token, 80, 2, 10);
            m_node->mine(70);
        } catch (const std::exception& problem) {
            QSKIP(problem.what());
        }
    }

    void headAndFinalized()
    {
        EvmAdapter adapter(configFor(*m_node), std::make_shared<rpc::RateRegistry>());
        const auto head = got(adapter.head());
        QVERIFY2(head, head ? "" : qPrintable(head.error().text()));
        QCOMPARE(head->latest.number, m_node->head());
        QVERIFY(head->finalized);
        QCOMPARE(head->finalized->number, head->latest.number - 64);
        QCOMPARE(adapter.endpoints().front().state, EndpointState::Ok);
        QCOMPARE(adapter.endpoints().front().finalizedTag, std::optional(true));
    }

    void fetchesHistory()
    {
        EvmAdapter adapter(configFor(*m_node), std::make_shared<rpc::RateRegistry>());
        QVERIFY(got(adapter.head()));
        const Interval range{0, 85};
        const auto fetched = got(adapter.fetch({range, {u"headers"_s, u"transfers:"_s + m_token}, false}));
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
        QCOMPARE(fetched->tables.rowsOf(evm::transfersEntity).rows(), 80 * 20 + 1);
        QCOMPARE(fetched->headers.size(), std::size_t(86));
        QVERIFY(fetched->quarantined.empty());

        const auto all = got(adapter.fetch({range, {u"transfers"_s}, false}));
        QVERIFY2(all, all ? "" : qPrintable(all.error().text()));
        QCOMPARE(all->tables.rowsOf(evm::transfersEntity).data(), fetched->tables.rowsOf(evm::transfersEntity).data());
        QCOMPARE(all->headers.size(), std::size_t(83));  // 81 with rows, the first and the last
    }

    void fetchesLive()
    {
        EvmAdapter adapter(configFor(*m_node), std::make_shared<rpc::RateRegistry>());
        const auto head = got(adapter.head());
        QVERIFY(head);
        test::emitTransfers(*m_node, m_token, 1, 1, 5);
        const Height newest = m_node->head();
        const auto fetched = got(adapter.fetch({{newest, newest}, {u"headers"_s, u"transfers:"_s + m_token}, true}));
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
        QCOMPARE(fetched->tables.rowsOf(evm::transfersEntity).rows(), 5);
        const auto refs = got(adapter.headers({newest - 10, newest}));
        QVERIFY(refs);
        QCOMPARE(refs->back(), fetched->headers.back());

        m_node->reorg(3);
        const auto after = got(adapter.headers({newest - 10, newest}));
        QVERIFY2(after, after ? "" : qPrintable(after.error().text()));
        QVERIFY(after->back().hash != refs->back().hash);
    }

    /// anvil serves both on one port; only the HTTP URL was entered.
    void webSocketAtTheHttpAddressWakes()
    {
        EvmAdapterConfig config = configFor(*m_node);
        EvmAdapter adapter(config, std::make_shared<rpc::RateRegistry>());
        int woken = 0;
        adapter.onNewHead = [&] { ++woken; };
        QTRY_COMPARE(adapter.endpoints().front().webSocket, std::optional(true));
        QCOMPARE(adapter.endpoints().front().kind, u"http"_s);
        QTest::qWait(100);
        woken = 0;
        m_node->mine();
        QTRY_VERIFY(woken > 0);
        // Once the operator turns it off, no heads are announced, and the row shows it.
        config.endpoints.front().asksBeside = false;
        adapter.reconfigure(config);
        QTRY_COMPARE(adapter.endpoints().front().webSocket, std::optional(false));
        QTest::qWait(100);
        woken = 0;
        m_node->mine();
        QTest::qWait(500);
        QCOMPARE(woken, 0);
        config.endpoints.front().asksBeside = true;
        adapter.reconfigure(config);
        QTRY_COMPARE(adapter.endpoints().front().webSocket, std::optional(true));
        // If it is also added as an endpoint, there is one connection, and both rows show it.
        EndpointDraft draft;
        draft.url = m_node->wsUrl();
        config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, 9));
        adapter.reconfigure(config);
        QTRY_COMPARE(adapter.endpoints().back().webSocket, std::optional(true));
        QCOMPARE(adapter.endpoints().front().webSocket, std::optional(true));
        config.endpoints.front().enabled = config.endpoints.back().enabled = false;
        adapter.reconfigure(config);
        QVERIFY(!adapter.endpoints().front().webSocket);
        QCOMPARE(adapter.endpoints().front().state, EndpointState::Disabled);
    }

    void refusesAnotherChain()
    {
        EvmAdapterConfig config = configFor(*m_node);
        config.chainId = 1;
        EvmAdapter adapter(config, std::make_shared<rpc::RateRegistry>());
        const auto head = got(adapter.head());
        QVERIFY(!head);
        QCOMPARE(head.error().code, u"WRONG_CHAIN"_s);
        QCOMPARE(adapter.endpoints().front().state, EndpointState::WrongChain);
        QVERIFY(adapter.nextTry().isValid());
    }

    /// Fetch and decode only, no database: SIGNALBOX_BENCH_BLOCKS=2000 for the figure of the bench's chain.
    void throughputIsPrinted()
    {
        const int blocks = qEnvironmentVariableIntValue("SIGNALBOX_BENCH_BLOCKS");
        if (blocks == 0)
            QSKIP("set SIGNALBOX_BENCH_BLOCKS to measure");
        test::AnvilNode node;
        const QString token = test::deployToken(node);
        test::emitTransfers(node, token, blocks, 4, 25);
        node.mine(256);
        for (int round = 0; round < 5; ++round) {
            EvmAdapter adapter(configFor(node), std::make_shared<rpc::RateRegistry>());
            QVERIFY(got(adapter.head()));
            Height next = 0;
            qint64 rows = 0;
            double decodeMs = 0;
            std::deque<QCoro::Task<Expected<indexing::Fetched>>> tasks;
            QElapsedTimer clock;
            clock.start();
            timespec before{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
            while (next <= blocks + 1 || !tasks.empty()) {
                while (next <= blocks + 1 && static_cast<int>(tasks.size()) < adapter.suggestedInFlight()) {
                    const Height last = std::min<Height>(blocks + 1, next + adapter.suggestedBlocks() - 1);
                    tasks.push_back(adapter.fetch({{next, last}, {u"headers"_s, u"transfers:"_s + token}, false}));
                    next = last + 1;
                }
                const auto fetched = got(std::move(tasks.front()));
                tasks.pop_front();
                QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
                rows += fetched->tables.rowsOf(evm::transfersEntity).rows();
                decodeMs += fetched->decodeMs;
            }
            timespec after{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
            const double cpu = static_cast<double>(after.tv_sec - before.tv_sec) * 1e6 +
                               static_cast<double>(after.tv_nsec - before.tv_nsec) / 1e3;
            QCOMPARE(rows, qint64(blocks) * 100 + 1);
            qInfo("%.0f events/s, %.2f µs of this thread per event, %.2f µs decoding",
                  static_cast<double>(rows) * 1e9 / static_cast<double>(clock.nsecsElapsed()),
                  cpu / static_cast<double>(rows), decodeMs * 1e3 / static_cast<double>(rows));
        }
    }

    void endsRunningRequests()
    {
        auto adapter = std::make_unique<EvmAdapter>(configFor(*m_node), std::make_shared<rpc::RateRegistry>());
        m_node->freeze();
        auto task = adapter->head();
        QTest::qWait(50);
        QVERIFY(!task.isReady());
        adapter.reset();
        QVERIFY(task.isReady());
        m_node->thaw();
    }
};
SIGNALBOX_TEST(AdapterAnvilTest)
#include "adapter_anvil_test.moc"
