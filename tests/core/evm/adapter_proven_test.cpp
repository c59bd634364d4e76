#include <QTest>

#include "evm/evm_adapter.h"
#include "sim/server.h"
#include "support/hex.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using sim::SimFaults;

namespace {

constexpr qint64 chainId = 1'000'001;
constexpr Height history = 200;

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

}  // namespace

/// Header mode proven against endpoints that lie: nothing is missing, or it is not handed over.
class AdapterProvenTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<sim::SimChain> m_chain;
    std::shared_ptr<sim::SimThread> m_thread;
    std::unique_ptr<sim::SimServer> m_first, m_second;

    EvmAdapterConfig config(int endpoints, bool proven = true) const
    {
        EvmAdapterConfig config;
        config.chainId = chainId;
        config.proven = proven;
        for (int i = 0; i < endpoints; ++i) {
            EndpointDraft draft;
            draft.url = i == 0 ? m_first->url() : m_second->url();
            config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, i + 1));
        }
        const auto& spec = m_chain->spec();
        config.registries = {{spec.identity, RegistryKind::Identity},
                             {spec.reputation, RegistryKind::Reputation},
                             {spec.validation, RegistryKind::Validation}};
        return config;
    }
    std::vector<QString> streams() const
    {
        std::vector<QString> all{QStringLiteral("headers"), QStringLiteral("registries")};
        for (const auto& token : m_chain->spec().tokens)
            all.push_back(QStringLiteral("transfers:") + QString::fromLatin1(hex::bytes(token.address)));
        return all;
    }
    Expected<sync::Fetched> fetch(EvmAdapter& adapter, Interval range, bool live = false)
    {
        if (const auto head = got(adapter.head()); !head)
            return fail(head.error());
        return got(adapter.fetch({range, streams(), live}));
    }
    void make(bool trueRoots = true)
    {
        sim::SimSpec spec;
        spec.chainId = chainId;
        spec.history = history;
        spec.genesisTime = 1'700'000'000;
        spec.transfersPerBlock = 12;
        spec.registryEventsPerBlock = 1;
        spec.oddShare = 0.02;
        spec.trueRoots = trueRoots;
        m_chain = std::make_shared<sim::SimChain>(spec);
        m_thread = std::make_shared<sim::SimThread>();
        m_first = std::make_unique<sim::SimServer>(m_chain, m_thread);
        m_second = std::make_unique<sim::SimServer>(m_chain, m_thread);
    }

private Q_SLOTS:
    void init() { make(); }

    void rowsAreThoseOfTheOtherModes_data()
    {
        QTest::addColumn<bool>("batches");
        QTest::addColumn<int>("maxBatch");
        QTest::addColumn<bool>("live");
        QTest::newRow("batches") << true << 0 << false;
        QTest::newRow("small batches") << true << 5 << false;
        QTest::newRow("no batches") << false << 0 << false;
        QTest::newRow("live") << true << 0 << true;
    }
    void rowsAreThoseOfTheOtherModes()
    {
        QFETCH(bool, batches);
        QFETCH(int, maxBatch);
        QFETCH(bool, live);
        const Interval range = live ? Interval{history - 9, history} : Interval{0, 119};
        EvmAdapter full(config(1, false), std::make_shared<rpc::RateRegistry>());
        const auto expected = fetch(full, range, live);
        QVERIFY2(expected, expected ? "" : qPrintable(expected.error().text));
        SimFaults faults;
        faults.batches = batches;
        faults.maxBatch = maxBatch;
        faults.blankShare = 1;  // eth_getLogs is not needed
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto proven = fetch(adapter, range, live);
        QVERIFY2(proven, proven ? "" : qPrintable(proven.error().text));
        QCOMPARE(proven->transfers.data(), expected->transfers.data());
        QCOMPARE(proven->events.data(), expected->events.data());
        QCOMPARE(proven->headers, expected->headers);
        QCOMPARE(proven->quarantined.size(), expected->quarantined.size());
        QVERIFY(proven->transfers.rows() > 50);
        QCOMPARE(proven->proven.size(), std::size_t(1));
        QCOMPARE(proven->proven.front().range, range);
        QVERIFY(expected->proven.empty());
    }

    void aBlockThatLacksALogIsNotHandedOver()
    {
        SimFaults faults;
        faults.shortReceipts = 0.05;
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        int refused = 0, read = 0;
        for (Height height = 1; height <= 100; ++height) {
            const auto fetched = fetch(adapter, {height, height});
            if (!fetched) {
                QCOMPARE(fetched.error().code, QStringLiteral("PROOF_MISMATCH"));
                QCOMPARE(fetched.error().kind, ErrorKind::Retryable);
                QVERIFY(fetched.error().text.contains(QString::number(height)));
                ++refused;
                continue;
            }
            ++read;
        }
        QVERIFY2(refused >= 1 && refused <= 15, qPrintable(QString::number(refused)));
        QCOMPARE(read + refused, 100);
        // Another endpoint tells the truth: nothing is missing.
        EvmAdapter both(config(2), std::make_shared<rpc::RateRegistry>());
        const auto whole = fetch(both, {1, 100});
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().text));
        m_first->setFaults({});
        EvmAdapter honest(config(1, false), std::make_shared<rpc::RateRegistry>());
        const auto expected = fetch(honest, {1, 100});
        QVERIFY(expected);
        QCOMPARE(whole->transfers.data(), expected->transfers.data());
        QCOMPARE(whole->events.data(), expected->events.data());
    }

    void rootsOfNothingAreRefused()
    {
        make(false);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto fetched = fetch(adapter, {1, 40});
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, QStringLiteral("PROOF_MISMATCH"));
        EvmAdapterConfig lowered = config(1);
        lowered.lowered = {{1, 30}};
        EvmAdapter partly(lowered, std::make_shared<rpc::RateRegistry>());
        const auto below = fetch(partly, {1, 30});
        QVERIFY2(below, below ? "" : qPrintable(below.error().text));
        QVERIFY(below->proven.empty());
        QVERIFY(!fetch(partly, {21, 40}));
    }

    void aLoweredPartIsReadAndNotProven()
    {
        EvmAdapterConfig lowered = config(1);
        lowered.lowered = {{10, 19}};
        EvmAdapter adapter(lowered, std::make_shared<rpc::RateRegistry>());
        const auto fetched = fetch(adapter, {1, 40});
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text));
        QCOMPARE(fetched->headers.size(), std::size_t(40));
        QCOMPARE(fetched->proven.size(), std::size_t(2));
        QCOMPARE(fetched->proven[0].range, (Interval{1, 9}));
        QCOMPARE(fetched->proven[1].range, (Interval{20, 40}));
        EvmAdapter full(config(1, false), std::make_shared<rpc::RateRegistry>());
        QCOMPARE(fetched->transfers.data(), fetch(full, {1, 40})->transfers.data());
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
        QCOMPARE(fetched.error().code, QStringLiteral("PROOF_ANCHOR"));
    }
};

SIGNALBOX_TEST(AdapterProvenTest)
#include "adapter_proven_test.moc"
