// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/evm_adapter.h"
#include "sim/server.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using sim::SimFaults;

namespace {

constexpr qint64 chainId = 1'000'001;

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

}  // namespace

/// Which heads are accepted by the rule of chain/head_rule.h, and the cost of the checks.
class HeadSimTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<sim::SimChain> m_chain;
    std::shared_ptr<sim::SimThread> m_thread;
    std::unique_ptr<sim::SimServer> m_first, m_second;

    EvmAdapterConfig config(int endpoints) const
    {
        EvmAdapterConfig config;
        config.chainId = chainId;
        for (int i = 0; i < endpoints; ++i) {
            EndpointDraft draft;
            draft.url = i == 0 ? m_first->url() : m_second->url();
            config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, i + 1));
        }
        return config;
    }

private Q_SLOTS:
    void init()
    {
        sim::SimSpec spec;
        spec.chainId = chainId;
        spec.history = 200;
        spec.genesisTime = 1'700'000'000;
        m_chain = std::make_shared<sim::SimChain>(spec);
        m_thread = std::make_shared<sim::SimThread>();
        m_first = std::make_unique<sim::SimServer>(m_chain, m_thread);
        m_second = std::make_unique<sim::SimServer>(m_chain, m_thread);
    }

    void inventedHeadsAreRefused_data()
    {
        QTest::addColumn<Height>("blocks");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("a million blocks") << Height(1'000'000) << true << qint64(0);
        QTest::newRow("without a header") << Height(1'000'000) << false << qint64(0);
        QTest::newRow("in the future") << Height(0) << true << qint64(1'000'000'000);
    }
    /// Reported by the endpoint that is used first, beside an honest one.
    void inventedHeadsAreRefused()
    {
        QFETCH(Height, blocks);
        QFETCH(bool, readable);
        QFETCH(qint64, seconds);
        SimFaults faults;
        faults.inventedBlocks = blocks;
        faults.inventedReadable = readable;
        faults.secondsAhead = seconds;
        m_first->setFaults(faults);
        auto settings = config(2);
        settings.endpoints[0].priority = -1;
        EvmAdapter adapter(settings, std::make_shared<rpc::RateRegistry>());
        for (int i = 0; i < 3; ++i) {
            const auto head = got(adapter.head());
            QVERIFY2(head, head ? "" : qPrintable(head.error().text()));
            QCOMPARE(head->latest, m_chain->ref(m_chain->head()));
            QVERIFY(!head->finalized || head->finalized->number <= m_chain->head());
        }
    }

    /// A single endpoint may report any head: development chains mine many blocks at once and move their clock.
    void aSingleEndpointsHeadIsAccepted()
    {
        SimFaults faults;
        faults.secondsAhead = 1'000'000'000;
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        QCOMPARE(got(adapter.head())->latest.number, m_chain->head());
    }

    /// A machine's clock that is ten minutes behind costs no call per poll.
    void theClockIsJudgedOnce_data()
    {
        QTest::addColumn<int>("endpoints");
        QTest::newRow("alone") << 1;
        QTest::newRow("two") << 2;
    }
    void theClockIsJudgedOnce()
    {
        QFETCH(int, endpoints);
        SimFaults faults;
        faults.secondsAhead = QDateTime::currentSecsSinceEpoch() + 600 - m_chain->ref(m_chain->head()).timestamp;
        m_first->setFaults(faults);
        m_second->setFaults(faults);
        EvmAdapter adapter(config(endpoints), std::make_shared<rpc::RateRegistry>());
        QVERIFY(got(adapter.head()));
        const auto asked = [&] {
            return m_first->requests("eth_getBlockByNumber") + m_second->requests("eth_getBlockByNumber");
        };
        const qint64 before = asked();
        for (int i = 0; i < 5; ++i)
            QVERIFY(got(adapter.head()));
        QCOMPARE(asked() - before, qint64(5));
    }

    void aDoubtfulHeadIsRequestedTwice()
    {
        SimFaults faults;
        faults.secondsAhead = 1'000'000'000;
        faults.calls.failShare = 1;
        faults.calls.failTimes = 1;
        faults.calls.failByNull = true;
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        const auto head = got(adapter.head());
        QVERIFY2(head, head ? "" : qPrintable(head.error().text()));
        QVERIFY(!head->corrects);
        QVERIFY(!adapter.endpoints()[0].failure);
    }

    void aWrongHeadIsDropped()
    {
        SimFaults faults;
        faults.inventedBlocks = 1'000'000;
        m_first->setFaults(faults);
        EvmAdapter adapter(config(1), std::make_shared<rpc::RateRegistry>());
        QCOMPARE(got(adapter.head())->latest.number, m_chain->head() + 1'000'000);
        m_first->setFaults({});
        bool corrected = false;
        for (int i = 0; i < 6 && !corrected; ++i) {
            const auto head = got(adapter.head());
            QVERIFY(head);
            corrected = head->corrects;
            if (corrected) {
                QCOMPARE(head->latest, m_chain->ref(m_chain->head()));
                QVERIFY(!head->finalized || head->finalized->number <= m_chain->head());
            }
        }
        QVERIFY(corrected);
    }
};

SIGNALBOX_TEST(HeadSimTest)

#include "head_sim_test.moc"
