// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "signalbox/literals.h"
#include "support/fault_run.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// A history read through one endpoint with transient faults is equal, ends soon, and costs at most three times the
/// calls. tests/bench/faults_bench has more faults.
class EndpointFaultsTest : public QObject {
    Q_OBJECT

    std::shared_ptr<sim::SimChain> m_chain = std::make_shared<sim::SimChain>(faultSpec(400));
    FaultRun m_plain;

private Q_SLOTS:
    void initTestCase()
    {
        m_plain = runWithFaults(m_chain, {}, 60'000);
        QVERIFY2(m_plain.done, qPrintable(m_plain.failure));
    }

    void faultsCostAtMostThreeTimesTheCalls_data()
    {
        QTest::addColumn<int>("kind");
        int kind = 0;
        for (const char* name :
             {"one call in three fails three times", "… by null", "batches with one error object", "a part is missing",
              "a part is refused", "a header of another parent", "103 before the answer", "JSON numbers"})
            QTest::newRow(name) << kind++;
    }
    void faultsCostAtMostThreeTimesTheCalls()
    {
        QFETCH(int, kind);
        sim::SimFaults faults;
        if (kind < 2)
            faults.calls.failShare = 1.0 / 3, faults.calls.failByNull = kind == 1;
        else if (kind == 2)
            faults.calls.batchErrorShare = 1.0 / 3;
        else if (kind == 3)
            faults.calls.missingShare = 1.0 / 3;
        else if (kind == 4)
            faults.calls.refusedShare = 1.0 / 3;
        else if (kind == 5)
            faults.calls.strangerShare = 0.02;
        else if (kind == 6)
            faults.interim = 103;
        else
            faults.calls.numbers = true;
        const FaultRun run = runWithFaults(m_chain, faults, 60'000);
        QVERIFY2(run.done, qPrintable(run.failure));
        QCOMPARE(run.fingerprint, m_plain.fingerprint);
        QVERIFY2(run.calls <= 3 * m_plain.calls,
                 qPrintable(u"%1 calls, %2 without"_s.arg(run.calls).arg(m_plain.calls)));
    }

    /// A node without history below a block: everything above it is indexed.
    void aPrunedNodeServesTheRest()
    {
        sim::SimFaults faults;
        faults.prunedBelow = 250;
        faults.maxBlocks = 2;  // more than a hundred ranges fail at the bottom
        const FaultRun run = runWithFaults(m_chain, faults, 60'000, 250);
        QVERIFY2(run.done, qPrintable(run.failure));
        QVERIFY(!run.fingerprint.isEmpty());
    }
};

}  // namespace

SIGNALBOX_TEST(EndpointFaultsTest)

#include "endpoint_faults_test.moc"
