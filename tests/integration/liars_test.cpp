// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/fault_run.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// A history read through one endpoint that consistently returns wrong logs is stored correctly: blocks that the worker
/// calls synced were verified.
class LiarsTest : public QObject {
    Q_OBJECT

    std::shared_ptr<sim::SimChain> m_chain = std::make_shared<sim::SimChain>(faultSpec(1'500));
    FaultRun m_plain;

private Q_SLOTS:
    void initTestCase()
    {
        m_plain = runWithFaults(m_chain, {}, 120'000);
        QVERIFY2(m_plain.done, qPrintable(m_plain.failure));
    }

    void storedRowsEqualTheChain_data()
    {
        QTest::addColumn<int>("kind");
        int kind = 0;
        for (const char* name : {"nothing for three ranges in ten", "… by hash too", "without the last three logs",
                                 "one log in twenty left out", "removed logs", "pending logs", "invented logs"})
            QTest::newRow(name) << kind++;
    }
    void storedRowsEqualTheChain()
    {
        QFETCH(int, kind);
        sim::SimFaults faults;
        faults.blankRanges = kind <= 1 ? 0.3 : 0;
        faults.liesByHash = kind == 1;
        faults.dropLast = kind == 2 ? 3 : 0;
        faults.dropLogs = kind == 3 ? 0.05 : 0;
        faults.removedRanges = kind == 4 ? 0.5 : 0;
        faults.pendingRanges = kind == 5 ? 0.5 : 0;
        faults.inventRanges = kind == 6 ? 0.8 : 0;
        const FaultRun run = runWithFaults(m_chain, faults, 120'000);
        QVERIFY2(run.done, qPrintable(run.failure));
        QCOMPARE(run.fingerprint, m_plain.fingerprint);
    }
};

}  // namespace

SIGNALBOX_TEST(LiarsTest)

#include "liars_test.moc"
