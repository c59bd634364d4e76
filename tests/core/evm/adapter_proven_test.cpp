// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/data/evm_catalog.h"
#include "signalbox/literals.h"
#include "support/adapter_sims.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using sim::SimFaults;

Q_DECLARE_METATYPE(sim::SimFaults)

namespace {

constexpr qint64 chainId = 1'000'001;
constexpr Height history = 200;

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

}  // namespace

/// Header mode proven with endpoints that return wrong data: the result is complete, or refused.
class AdapterProvenTest : public QObject, test::AdapterSims {
    Q_OBJECT
private:
    EvmAdapterConfig config(int endpoints, bool proven = true) const
    {
        EvmAdapterConfig config = configOf(endpoints);
        config.proven = proven;
        return config;
    }
    Expected<indexing::Fetched> fetch(EvmAdapter& adapter, Interval range, bool live = false)
    {
        if (const auto head = got(adapter.head()); !head)
            return fail(head.error());
        return got(adapter.fetch({range, streams(), live}));
    }
    void makeChain(bool trueRoots = true)
    {
        sim::SimSpec spec;
        spec.chainId = chainId;
        spec.history = history;
        spec.genesisTime = 1'700'000'000;
        spec.transfersPerBlock = 12;
        spec.registryEventsPerBlock = 1;
        spec.oddShare = 0.02;
        spec.trueRoots = trueRoots;
        make(spec);
    }

private Q_SLOTS:
    void init() { makeChain(); }

    void rowsEqualThoseOfTheOtherModes_data()
    {
        QTest::addColumn<bool>("batches");
        QTest::addColumn<int>("maxBatch");
        QTest::addColumn<bool>("live");
        QTest::newRow("batches") << true << 0 << false;
        QTest::newRow("small batches") << true << 5 << false;
        QTest::newRow("no batches") << false << 0 << false;
        QTest::newRow("live") << true << 0 << true;
    }
    void rowsEqualThoseOfTheOtherModes()
    {
        QFETCH(bool, batches);
        QFETCH(int, maxBatch);
        QFETCH(bool, live);
        const Interval range = live ? Interval{history - 9, history} : Interval{0, 119};
        EvmAdapter full(config(1, false), std::make_shared<rpc::RateRegistry>());
        const auto expected = fetch(full, range, live);
        QVERIFY2(expected, expected ? "" : qPrintable(expected.error().text()));
        SimFaults faults;
        faults.batches = batches;
        faults.maxBatch = maxBatch;
        faults.blankShare = 1;  // eth_getLogs is not needed
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto proven = fetch(adapter, range, live);
        QVERIFY2(proven, proven ? "" : qPrintable(proven.error().text()));
        QCOMPARE(proven->tables.rowsOf(evm::transfersEntity).data(),
                 expected->tables.rowsOf(evm::transfersEntity).data());
        QCOMPARE(proven->tables.rowsOf(evm::eventsEntity).data(), expected->tables.rowsOf(evm::eventsEntity).data());
        QCOMPARE(proven->headers, expected->headers);
        QCOMPARE(proven->quarantined.size(), expected->quarantined.size());
        QVERIFY(proven->tables.rowsOf(evm::transfersEntity).rows() > 50);
        QCOMPARE(proven->proven.size(), std::size_t(1));
        QCOMPARE(proven->proven.front().range, range);
        QVERIFY(expected->proven.empty());
    }

    void wrongEndpointsAreCorrectedOrRefused_data()
    {
        QTest::addColumn<SimFaults>("faults");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* name, bool refused, const auto& lie) {
            SimFaults faults;
            faults.liesByHash = true;
            lie(faults);
            QTest::newRow(name) << faults << refused;
        };
        row("nothing for 30 % of ranges", false, [](SimFaults& f) { f.blankRanges = 0.3; });
        row("without the last three logs", false, [](SimFaults& f) { f.dropLast = 3; });
        row("one log in 20 left out", false, [](SimFaults& f) { f.dropLogs = 0.05; });
        row("logs added", false, [](SimFaults& f) { f.inventRanges = 1; });
        row("answers cut in half", false, [](SimFaults& f) { f.truncateShare = 1; });
        row("quantities are JSON numbers", false, [](SimFaults& f) { f.calls.numbers = true; });
        row("receipts lack a log", true, [](SimFaults& f) { f.shortReceipts = 0.05; });
        row("receipts hold a log twice", true, [](SimFaults& f) { f.extraReceipts = 0.05; });
        row("receipts end early", true, [](SimFaults& f) { f.cutReceipts = 0.05; });
    }
    void wrongEndpointsAreCorrectedOrRefused()
    {
        QFETCH(SimFaults, faults);
        QFETCH(bool, refused);
        const Interval range{1, 100};
        EvmAdapter honest(config(1, false), std::make_shared<rpc::RateRegistry>());
        const auto expected = fetch(honest, range);
        QVERIFY(expected);
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        EvmAdapter blockwise(configOf(1), std::make_shared<rpc::RateRegistry>());
        int refusals = 0;
        for (Height height = range.lo; height <= range.hi; ++height) {
            const auto fetched = fetch(adapter, {height, height});
            if (fetched) {
                QCOMPARE(fetched->proven.size(), std::size_t(1));
                m_first->setFaults({});
                const auto truth = fetch(blockwise, {height, height});
                m_first->setFaults(faults);
                QVERIFY(truth);
                QCOMPARE(fetched->tables.rowsOf(evm::transfersEntity).data(),
                         truth->tables.rowsOf(evm::transfersEntity).data());
                QCOMPARE(fetched->tables.rowsOf(evm::eventsEntity).data(),
                         truth->tables.rowsOf(evm::eventsEntity).data());
                continue;
            }
            QCOMPARE(fetched.error().code, u"PROOF_MISMATCH"_s);
            QCOMPARE(fetched.error().kind, ErrorKind::Retryable);
            QVERIFY(fetched.error().text().contains(QString::number(height)));
            ++refusals;
        }
        QVERIFY2(refused ? refusals >= 1 && refusals <= 15 : refusals == 0, qPrintable(QString::number(refusals)));
        // Another endpoint is correct: no log is missing.
        EvmAdapter both(config(2), std::make_shared<rpc::RateRegistry>());
        const auto whole = fetch(both, range);
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().text()));
        QCOMPARE(whole->tables.rowsOf(evm::transfersEntity).data(),
                 expected->tables.rowsOf(evm::transfersEntity).data());
        QCOMPARE(whole->tables.rowsOf(evm::eventsEntity).data(), expected->tables.rowsOf(evm::eventsEntity).data());
    }

    /// Rows that a reindex would remove, in header mode full: receipts that contradict the root confirm nothing.
    void receiptsThatContradictTheRootConfirmNothing_data()
    {
        QTest::addColumn<bool>("trueRoots");
        QTest::addColumn<int>("endpoints");
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("one endpoint") << true << 1 << false;
        QTest::newRow("a second endpoint tells the truth") << true << 2 << true;
        QTest::newRow("a chain of other rules") << false << 1 << true;
    }
    void receiptsThatContradictTheRootConfirmNothing()
    {
        QFETCH(bool, trueRoots);
        QFETCH(int, endpoints);
        QFETCH(bool, confirmed);
        makeChain(trueRoots);
        SimFaults faults;
        faults.shortReceipts = 0.3;
        EvmAdapter honest(config(1, false), std::make_shared<rpc::RateRegistry>());
        EvmAdapter adapter(config(endpoints, false), std::make_shared<rpc::RateRegistry>());
        int lies = 0;
        for (Height height = 40; height < 60; ++height) {
            m_first->setFaults({});
            indexing::FetchRequest request{{height, height}, streams(), false};
            const auto truth = fetch(honest, request.range);
            QVERIFY(truth && got(adapter.head()));
            m_first->setFaults(faults);
            request.confirm = true;
            const auto fetched = got(adapter.fetch(request));
            QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
            const bool lie = sim::Random::of(m_chain->spec().seed ^ 0x5407, quint64(height), 0).unit() < 0.3;
            lies += lie ? 1 : 0;
            QCOMPARE(fetched->confirmed, confirmed || !lie);
            if (fetched->confirmed && trueRoots)
                QCOMPARE(fetched->tables.rowsOf(evm::transfersEntity).data(),
                         truth->tables.rowsOf(evm::transfersEntity).data());
        }
        QVERIFY(lies >= 2 && lies < 15);
    }

    void emptyRootsAreRefused()
    {
        makeChain(false);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto fetched = fetch(adapter, {1, 40});
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, u"PROOF_MISMATCH"_s);
        EvmAdapterConfig lowered = config(1);
        lowered.lowered = {{1, 30}};
        EvmAdapter partly(lowered, std::make_shared<rpc::RateRegistry>());
        const auto below = fetch(partly, {1, 30});
        QVERIFY2(below, below ? "" : qPrintable(below.error().text()));
        QVERIFY(below->proven.empty());
        QVERIFY(!fetch(partly, {21, 40}));
    }

    void aLoweredRangeIsReadWithoutProof()
    {
        EvmAdapterConfig lowered = config(1);
        lowered.lowered = {{10, 19}};
        EvmAdapter adapter(lowered, std::make_shared<rpc::RateRegistry>());
        const auto fetched = fetch(adapter, {1, 40});
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
        QCOMPARE(fetched->headers.size(), std::size_t(40));
        QCOMPARE(fetched->proven.size(), std::size_t(2));
        QCOMPARE(fetched->proven[0].range, (Interval{1, 9}));
        QCOMPARE(fetched->proven[1].range, (Interval{20, 40}));
        EvmAdapter full(config(1, false), std::make_shared<rpc::RateRegistry>());
        QCOMPARE(fetched->tables.rowsOf(evm::transfersEntity).data(),
                 fetch(full, {1, 40})->tables.rowsOf(evm::transfersEntity).data());
    }

    void endpointsThatDisagreeProveNothing()
    {
        sim::SimSpec other = m_chain->spec();
        other.seed = 99;
        auto impostor = std::make_shared<sim::SimChain>(other);
        m_second = std::make_unique<sim::SimServer>(impostor, m_thread);
        EvmAdapter adapter(config(2), std::make_shared<rpc::RateRegistry>());
        const auto fetched = fetch(adapter, {1, 40});
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, u"PROOF_ANCHOR"_s);
    }
};

SIGNALBOX_TEST(AdapterProvenTest)
#include "adapter_proven_test.moc"
