// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/data/evm_catalog.h"
#include "signalbox/literals.h"
#include "support/adapter_sims.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using sim::SimFaults;

namespace {

constexpr qint64 chainId = 1'000'001;
constexpr Height history = 600;

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

QString hexOf(const Bytes20& address)
{
    return QString::fromLatin1(hex::bytes(address));
}

}  // namespace

/// The adapter with simulated endpoints that return wrong data, refuse, lag and do not answer: its result is correct,
/// or there is none.
class AdapterSimTest : public QObject, test::AdapterSims {
    Q_OBJECT
private:
    EvmAdapterConfig config(int endpoints) const { return configOf(endpoints); }

    struct World {
        QByteArray transfers, events;
        std::vector<chain::BlockRef> headers;
        std::size_t quarantined = 0;
        bool operator==(const World&) const = default;
    };

    Expected<World> fetchAll(EvmAdapter& adapter, chain::Streams wanted, Height step = 0)
    {
        World world;
        if (auto head = got(adapter.head()); !head)
            return fail(head.error());
        for (Height lo = 0; lo < 500;) {
            const Height hi = std::min<Height>(499, lo + (step > 0 ? step : adapter.suggestedBlocks()) - 1);
            Expected<indexing::Fetched> fetched = fail(Error{});
            for (int attempt = 0; attempt < 8 && !fetched; ++attempt)
                fetched = got(adapter.fetch({{lo, hi}, wanted, false}));
            if (!fetched)
                return fail(fetched.error());
            world.transfers += fetched->tables.rowsOf(evm::transfersEntity).data();
            world.events += fetched->tables.rowsOf(evm::eventsEntity).data();
            world.headers.insert(world.headers.end(), fetched->headers.begin(), fetched->headers.end());
            world.quarantined += fetched->quarantined.size();
            lo = hi + 1;
        }
        return world;
    }

    World truth()
    {
        m_first->setFaults({});
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        return fetchAll(adapter, streams()).value_or(World{});
    }

private Q_SLOTS:
    void init()
    {
        sim::SimSpec spec;
        spec.chainId = chainId;
        spec.history = history;
        spec.genesisTime = 1'700'000'000;
        spec.transfersPerBlock = 8;
        spec.registryEventsPerBlock = 1;
        spec.oddShare = 0.02;
        make(spec);
    }

    void allRowsAreRead()
    {
        const World world = truth();
        QCOMPARE(world.headers.size(), std::size_t(500));
        for (Height height = 0; height < 500; ++height)
            QCOMPARE(world.headers[static_cast<std::size_t>(height)], m_chain->ref(height));
        QVERIFY(world.transfers.size() > 500 * 100);
        QVERIFY(!world.events.isEmpty());
    }

    void faultsChangeNothing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("endpoints");
        int kind = 0;
        for (const char* name : {"blanks answers, a second endpoint is honest", "blanks answers, alone",
                                 "truncates, a second endpoint is honest", "doubles every log", "cuts answers",
                                 "zero blooms", "no batches", "small batches", "10 blocks at most", "120 logs at most",
                                 "one block, receipts", "one block, address by address",
                                 "says that it is another chain", "500 now and then", "429 with a pause"}) {
            QTest::newRow(name) << kind << (kind == 0 || kind == 2 || kind == 12 ? 2 : 1);
            ++kind;
        }
    }
    void faultsChangeNothing()
    {
        QFETCH(int, kind);
        QFETCH(int, endpoints);
        const World expected = truth();
        SimFaults faults;
        switch (kind) {
            case 0:
            case 1:
                faults.blankShare = 0.3;
                break;
            case 2:
                faults.truncateShare = 0.5;
                break;
            case 3:
                faults.doubleShare = 1;
                break;
            case 4:
                faults.cutShare = 0.05;
                break;
            case 5:
                faults.zeroBlooms = true;
                break;
            case 6:
                faults.batches = false;
                break;
            case 7:
                faults.maxBatch = 7;
                break;
            case 8:
                faults.maxBlocks = 10;
                break;
            case 9:
                faults.maxLogs = 120;
                break;
            case 10:
                faults.maxLogs = 4;
                break;
            case 11:
                faults.maxLogs = 14;
                faults.receipts = false;
                break;
            case 12:
                faults.chainId = 5;
                break;
            case 13:
                faults.httpStatus = 500;
                faults.httpStatusShare = 0.2;
                break;
            case 14:
                faults.requestsPerSecond = 200;
                break;
            default:
                break;
        }
        m_first->setFaults(faults);
        EvmAdapter adapter(config(endpoints), std::make_shared<rpc::RateRegistry>());
        const auto world = fetchAll(adapter, streams(), kind >= 10 && kind <= 11 ? 25 : 0);
        QVERIFY2(world, world ? "" : qPrintable(world.error().text()));
        QCOMPARE(world->headers.size(), expected.headers.size());
        if (kind != 5)  // another bloom means another block: only here the simulator's hashes are unchanged
            QVERIFY(world->headers == expected.headers);
        QCOMPARE(world->transfers.size(), expected.transfers.size());
        QVERIFY(world->transfers == expected.transfers);
        QVERIFY(world->events == expected.events);
        QCOMPARE(world->quarantined, expected.quarantined);
        if (kind == 8) {
            QCOMPARE(adapter.endpoints().front().maxBlocks, 10);
            QVERIFY(adapter.suggestedBlocks() <= 10);
            QVERIFY(!adapter.limitDetail().isEmpty());
        }
        if (kind == 12)
            QCOMPARE(adapter.endpoints().front().state, EndpointState::WrongChain);
    }

    void everyProvidersLimitsAreRespected_data()
    {
        QTest::addColumn<QByteArray>("words");
        for (const char* words : {"geth",     "reth",         "nethermind", "erigon",     "arbitrum",   "optimism",
                                  "alchemy",  "alchemy-paid", "infura",     "quicknode",  "ankr",       "chainstack",
                                  "drpc",     "publicnode",   "1rpc",       "merkle",     "cloudflare", "thirdweb",
                                  "coinbase", "base",         "blockpi",    "hyperliquid"})
            QTest::newRow(words) << QByteArray(words);
    }
    void everyProvidersLimitsAreRespected()
    {
        QFETCH(QByteArray, words);
        const World expected = truth();
        SimFaults faults;
        faults.words = words;
        faults.maxBlocks = 40;
        faults.maxLogs = 500;
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto world = fetchAll(adapter, streams(), 250);
        QVERIFY2(world, world ? "" : qPrintable(world.error().text()));
        QVERIFY(world->transfers == expected.transfers);
        QVERIFY(world->events == expected.events);
    }

    void bordersModeKeepsTheBlocksWithRows()
    {
        EvmAdapterConfig borders = config(1);
        borders.fullHeaders = false;
        EvmAdapter adapter(borders, std::make_shared<rpc::RateRegistry>());
        const World expected = truth();
        const auto world = fetchAll(adapter, streams(), 100);
        QVERIFY(world);
        QVERIFY(world->transfers == expected.transfers);
        QVERIFY(world->headers.size() <= expected.headers.size());
        QCOMPARE(world->headers.front().number, 0);
        QCOMPARE(world->headers.back().number, 499);
    }

    void followsTheHeadByHash()
    {
        EvmAdapter adapter(config(2), std::make_shared<rpc::RateRegistry>());
        for (int round = 0; round < 20; ++round) {
            m_chain->mine(1);
            const auto head = got(adapter.head());
            QVERIFY2(head, head ? "" : qPrintable(head.error().text()));
            QCOMPARE(head->latest, m_chain->ref(m_chain->head()));
            const auto fetched = got(adapter.fetch({{head->latest.number, head->latest.number}, streams(), true}));
            QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
            QCOMPARE(fetched->headers.back(), head->latest);
        }
        const auto first = m_first->seenLogs();
        const auto second = m_second->seenLogs();
        const auto byHash = [](const auto& seen) { return seen.byHash; };
        QVERIFY(first.empty() != second.empty());  // one endpoint only
        QVERIFY(std::all_of(first.begin(), first.end(), byHash) && std::all_of(second.begin(), second.end(), byHash));
    }

    /// For a range that reaches the head, as for a reindex, too.
    void readsTheNewestBlocksByHash()
    {
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto head = got(adapter.head());
        QVERIFY(head);
        const Height newest = head->latest.number;
        const auto fetched = got(adapter.fetch({{newest - 399, newest}, streams(), true}));
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
        QCOMPARE(fetched->range, Interval(newest - 399, newest));
        QCOMPARE(fetched->headers.size(), std::size_t(400));
        QCOMPARE(fetched->headers.back(), head->latest);
        int byHash = 0;
        for (const auto& seen : m_first->seenLogs()) {
            byHash += seen.byHash;
            QVERIFY(seen.byHash || seen.range.hi <= newest - 64);
        }
        QCOMPARE(byHash, 64);
    }

    /// One error object answers each batch: the logs of each block are requested separately.
    void readsTheNewestBlocksWithoutBatches()
    {
        SimFaults faults;
        faults.calls.batchErrorShare = 1;
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto head = got(adapter.head());
        QVERIFY(head);
        const auto fetched = got(adapter.fetch({{head->latest.number - 30, head->latest.number}, streams(), true}));
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
        QCOMPARE(fetched->headers.size(), std::size_t(31));
    }

    void lowerHeadsAreTolerated()
    {
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto before = got(adapter.head());
        SimFaults lag;
        lag.lagBlocks = 3;
        m_first->setFaults(lag);
        QCOMPARE(got(adapter.head())->latest, before->latest);
        for (int i = 0; i < 3; ++i)
            QVERIFY(got(adapter.head()));
        QCOMPARE(got(adapter.head())->latest.number, before->latest.number - 3);  // it stays lower, so it is accepted
    }

    void aLaggingEndpointIsReplaced()
    {
        SimFaults lag;
        lag.lagBlocks = 40;
        m_first->setFaults(lag);
        EvmAdapterConfig both = config(2);
        both.endpoints[1].priority = 1;
        EvmAdapter adapter(both, std::make_shared<rpc::RateRegistry>());
        QVERIFY(got(adapter.head()));
        QTRY_COMPARE_WITH_TIMEOUT(got(adapter.head())->latest.number, m_chain->head(), 30'000);
        QCOMPARE(adapter.endpoints().front().state, EndpointState::Lagging);
    }

    void anEndpointThatChangesItsChainCausesNoReorg()
    {
        EvmAdapterConfig both = config(2);
        both.endpoints[1].priority = 1;
        EvmAdapter adapter(both, std::make_shared<rpc::RateRegistry>());
        QVERIFY(got(adapter.head()));
        const Height head = m_chain->head();
        const auto before = got(adapter.headers({head - 20, head}));
        QVERIFY(before);
        sim::SimSpec other = m_chain->spec();
        other.seed = 99;
        other.chainId = 77;
        const quint16 port = m_first->port();
        Q_UNUSED(port)
        SimFaults faults;
        faults.chainId = 77;
        m_first->setFaults(faults);
        const auto after = got(adapter.headers({head - 20, head}));
        QVERIFY2(after, after ? "" : qPrintable(after.error().text()));
        QVERIFY(*after == *before);
        QCOMPARE(adapter.endpoints().front().state, EndpointState::WrongChain);
    }

    void reorgsAreSeenByHeaders()
    {
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const Height head = m_chain->head();
        const auto before = got(adapter.headers({head - 10, head}));
        m_chain->reorg(4);
        const auto after = got(adapter.headers({head - 10, head}));
        QVERIFY(before && after);
        QVERIFY(before->front() == after->front());
        QVERIFY(before->back() != after->back());
        QCOMPARE(after->back(), m_chain->ref(head));
    }

    void wrongParentsCostOnlyTheirBlocks()
    {
        const auto read = [&](double share) {
            SimFaults faults;
            faults.calls.strangerShare = share;
            m_first->setFaults(faults);
            m_first->forget();
            EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
            return fetchAll(adapter, streams(), 500);
        };
        const auto expected = read(0);
        QVERIFY(expected);
        const qint64 calls = m_first->calls();
        const auto faulty = read(0.05);
        QVERIFY(faulty);
        QCOMPARE(*faulty, *expected);
        QVERIFY2(m_first->calls() < calls * 3 / 2,
                 qPrintable(u"%1 calls, %2 without the fault"_s.arg(m_first->calls()).arg(calls)));
    }

    void tokensAreAddedLive()
    {
        EvmAdapterConfig one = config(1);
        EvmAdapter adapter(one, std::make_shared<rpc::RateRegistry>());
        QVERIFY(got(adapter.head()));
        const QString token = u"transfers:"_s + hexOf(m_chain->spec().tokens.front().address);
        const auto alone = got(adapter.fetch({{0, 99}, {token}, false}));
        QVERIFY(alone && alone->tables.rowsOf(evm::transfersEntity).rows() > 0);
        one.endpoints.push_back(config(2).endpoints[1]);
        adapter.reconfigure(one);
        QCOMPARE(adapter.endpoints().size(), std::size_t(2));
        QVERIFY(got(adapter.fetch({{0, 99}, streams(), false}))->rows() > alone->rows());
        QVERIFY(!got(adapter.fetch({{0, 9}, {u"nonsense"_s}, false})));
    }

    void theWebSocketWakesTheWorker()
    {
        EvmAdapterConfig both = config(1);
        EndpointDraft ws;
        ws.url = m_first->wsUrl();
        both.endpoints.push_back(*rpc::EndpointSettings::fromDraft(ws, 7));
        EvmAdapter adapter(both, std::make_shared<rpc::RateRegistry>());
        int woken = 0;
        adapter.onNewHead = [&] { ++woken; };
        QTRY_COMPARE_WITH_TIMEOUT(adapter.endpoints().back().state, EndpointState::Ok, 5'000);
        QTRY_VERIFY(woken > 0);
        woken = 0;
        m_chain->mine(1);
        QTRY_VERIFY(woken > 0);
    }

    void aTotalOutageIsReported()
    {
        SimFaults faults;
        faults.refuse = true;
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        Expected<indexing::Head> head = fail(Error{});
        for (int i = 0; i < 3; ++i)
            head = got(adapter.head());
        QVERIFY(!head);
        QVERIFY(!head.error().text().contains(QString::fromLatin1(m_first->path().mid(1))));
        QVERIFY(adapter.nextTry().isValid());
        m_first->setFaults({});
        adapter.tryNow();
        QVERIFY(got(adapter.head()));
    }

    void missingRowsAreConfirmed_data()
    {
        QTest::addColumn<bool>("receipts");
        QTest::addColumn<int>("endpoints");
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("receipts") << true << 1 << true;
        QTest::newRow("a second endpoint") << false << 2 << true;
        QTest::newRow("neither") << false << 1 << false;
    }
    void missingRowsAreConfirmed()
    {
        QFETCH(bool, receipts);
        QFETCH(int, endpoints);
        QFETCH(bool, confirmed);
        SimFaults faults;
        faults.receipts = receipts;
        m_first->setFaults(faults);
        m_second->setFaults(faults);
        EvmAdapter adapter(config(endpoints), std::make_shared<rpc::RateRegistry>());
        QVERIFY(got(adapter.head()));
        const auto plain = got(adapter.fetch({{100, 100}, streams(), false}));
        QVERIFY(plain);
        indexing::FetchRequest request{{100, 100}, streams(), false};
        request.confirm = true;
        const auto fetched = got(adapter.fetch(request));
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
        QCOMPARE(fetched->confirmed, confirmed);
        QCOMPARE(fetched->tables.rowsOf(evm::transfersEntity).data(),
                 plain->tables.rowsOf(evm::transfersEntity).data());
        QCOMPARE(fetched->tables.rowsOf(evm::eventsEntity).data(), plain->tables.rowsOf(evm::eventsEntity).data());
        // For an endpoint that omits logs and has no receipts: the other one contradicts it.
        faults.blankShare = 1;
        m_first->setFaults(faults);
        const auto again = got(adapter.fetch(request));
        QVERIFY(again);
        if (!receipts)
            QVERIFY(!again->confirmed);
    }
};
SIGNALBOX_TEST(AdapterSimTest)
#include "adapter_sim_test.moc"
