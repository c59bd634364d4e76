// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QTest>

#include "canopy/canopy_adapter.h"
#include "canopy/json_block.h"
#include "signalbox/literals.h"
#include "sim/canopy_server.h"
#include "support/copy_rows.h"
#include "support/http_client.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::canopy;
using namespace signalbox::test;

namespace {

template <class T>
T awaited(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

}  // namespace

/// The adapter with the simulated Canopy chain: both forms give the same rows, and the chain has its specified size.
class CanopySimTest : public QObject {
    Q_OBJECT
private:
    static CanopyAdapterConfig config(const sim::CanopySimServer& server, bool bulk)
    {
        CanopyAdapterConfig config;
        config.chainId = 1;
        config.networkId = 1;
        config.bulk = bulk;
        EndpointDraft draft;
        draft.url = server.url();
        config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, 1));
        return config;
    }
    static Expected<indexing::Fetched> fetch(CanopyAdapter& adapter, Height lo, Height hi)
    {
        return awaited(adapter.fetch({{lo, hi}, {u"blocks"_s}, false}));
    }

private Q_SLOTS:
    void bothFormsGiveTheSameRows()
    {
        sim::CanopySimSpec spec;
        spec.accounts = 500;
        spec.history = 60;
        sim::CanopySimServer server(std::make_shared<sim::CanopySimChain>(spec));
        const auto rates = std::make_shared<rpc::RateRegistry>();
        CanopyAdapter bulk(config(server, true), rates), plain(config(server, false), rates);
        QCOMPARE(awaited(bulk.head())->latest.number, Height(60));
        QCOMPARE(awaited(plain.head())->latest.hash, awaited(bulk.head())->latest.hash);
        for (Height lo = 1; lo <= 60; lo += 20) {
            const auto left = fetch(bulk, lo, lo + 19), right = fetch(plain, lo, lo + 19);
            QVERIFY2(left.has_value(), left ? "" : qPrintable(left.error().text()));
            QVERIFY2(right.has_value(), right ? "" : qPrintable(right.error().text()));
            for (const auto& entity : catalog::Catalog::canopy().entities()) {
                const auto* a = left->tables.find(entity.name);
                const auto* b = right->tables.find(entity.name);
                QVERIFY2((a ? a->rows().data() : QByteArray()) == (b ? b->rows().data() : QByteArray()),
                         qPrintable(u"%1 from block %2"_s.arg(entity.name).arg(lo)));
            }
        }
        QCOMPARE(bulk.form(), u"bulk"_s);
    }

    /// The states after a range are kept for the next one. After a reset of the network or an undo, they are not the
    /// states before its first block.
    void noStateOfAnotherChainIsUsed_data()
    {
        QTest::addColumn<bool>("bulk");
        QTest::newRow("bulk") << true;
        QTest::newRow("plain") << false;
    }
    void noStateOfAnotherChainIsUsed()
    {
        QFETCH(bool, bulk);
        sim::CanopySimSpec spec;
        spec.accounts = 300;
        spec.history = 40;
        sim::CanopySimServer before(std::make_shared<sim::CanopySimChain>(spec));
        spec.accounts = 500;
        spec.seed += 1;
        sim::CanopySimServer after(std::make_shared<sim::CanopySimChain>(spec));
        const auto rates = std::make_shared<rpc::RateRegistry>();
        CanopyAdapter adapter(config(before, bulk), rates), fresh(config(after, bulk), rates);
        QVERIFY(awaited(adapter.head()));
        QVERIFY(fetch(adapter, 1, 20));
        adapter.reconfigure(config(after, bulk));
        const auto left = fetch(adapter, 21, 22), right = fetch(fresh, 21, 22);
        QVERIFY2(left.has_value(), left ? "" : qPrintable(left.error().text()));
        QVERIFY2(right.has_value(), right ? "" : qPrintable(right.error().text()));
        QCOMPARE(left->headers, right->headers);
        for (const auto& entity : catalog::Catalog::canopy().entities()) {
            const auto* a = left->tables.find(entity.name);
            const auto* b = right->tables.find(entity.name);
            QVERIFY2((a ? a->rows().data() : QByteArray()) == (b ? b->rows().data() : QByteArray()),
                     qPrintable(entity.name));
        }
        const Height head = awaited(adapter.head())->latest.number;
        adapter.undone(10);
        const auto again = awaited(adapter.head());
        QVERIFY(again);
        QCOMPARE(again->latest.number, head);
    }

    void blocksContainTheSpecifiedItems()
    {
        sim::CanopySimServer server(std::make_shared<sim::CanopySimChain>());
        CanopyAdapter adapter(config(server, true), std::make_shared<rpc::RateRegistry>());
        const auto fetched = fetch(adapter, 500, 503);
        QVERIFY2(fetched.has_value(), fetched ? "" : qPrintable(fetched.error().text()));
        for (const CopyRow& row : readCopy(fetched->tables, "block_summaries")) {
            const auto count = [&](const char* name) { return row.at(QLatin1String(name)).toLongLong(); };
            QVERIFY(count("num_txs") >= 20);
            QVERIFY(count("num_accounts") >= 25);
            QVERIFY(count("num_validators") >= 4);
            QVERIFY(count("num_dex_orders_complete") + count("num_dex_deposits_complete") +
                        count("num_dex_withdrawals_complete") >=
                    10);
            QCOMPARE(count("num_pools"), 50);
        }
    }

    void chainsDoNotWaitForEachOther()
    {
        sim::CanopySimServer server(std::make_shared<sim::CanopySimChain>());
        HttpClient stranger(server.port(), "/v1/query/height");
        const auto refused = stranger.post("{}");
        QVERIFY(refused && refused->status == 403);
        HttpClient known(server.port(), server.path() + "/v1/query/height");
        const auto answered = known.post("{}");
        QVERIFY(answered && answered->body == "{\"height\":1001}");
        server.setListening(false);
        QVERIFY(!known.post("{}"));
        server.setListening(true);
        QVERIFY(known.post("{}").has_value());
    }

    void requestsFollowTheLimits_data()
    {
        QTest::addColumn<bool>("bulk");
        QTest::newRow("bulk") << true;
        QTest::newRow("plain") << false;
    }
    /// Without a bar: a debug build on a busy machine. The figure is printed for information.
    void requestsFollowTheLimits()
    {
        QFETCH(bool, bulk);
        sim::CanopySimSpec spec;
        spec.accounts = bulk ? 10'000 : 1'000;
        spec.history = 2'000;
        sim::CanopySimServer server(std::make_shared<sim::CanopySimChain>(spec));
        CanopyAdapter adapter(config(server, bulk), std::make_shared<rpc::RateRegistry>());
        const Height blocks = bulk ? 240 : 60;
        QElapsedTimer clock;
        clock.start();
        std::vector<QCoro::Task<Expected<indexing::Fetched>>> running;
        for (Height lo = 101; lo <= 100 + blocks; lo += 20)
            running.push_back(adapter.fetch({{lo, lo + 19}, {u"blocks"_s}, false}));
        qint64 rows = 0;
        for (auto& task : running) {
            const auto fetched = awaited(std::move(task));
            QVERIFY2(fetched.has_value(), fetched ? "" : qPrintable(fetched.error().text()));
            rows += fetched->rows();
        }
        qInfo("%.0f blocks/s, %lld rows a block",
              static_cast<double>(blocks) * 1e3 / static_cast<double>(clock.elapsed()),
              static_cast<long long>(rows / blocks));
    }
};

SIGNALBOX_TEST(CanopySimTest)
#include "adapter_sim_test.moc"
