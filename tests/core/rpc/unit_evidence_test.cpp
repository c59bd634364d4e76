// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "rpc/rate/unit_evidence.h"
#include "support/test_registry.h"

using namespace signalbox::rpc;

namespace {

/// A refusal of a request with `calls` after `requests` with `accepted` calls in all; a call weighs 10.
UnitEvidence::Point refusal(int requests, int accepted, int calls)
{
    return {{double(requests), double(accepted), 10.0 * accepted},
            {requests + 1.0, double(accepted + calls), 10.0 * (accepted + calls)}};
}

}  // namespace

class UnitEvidenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSingleRefusalIsNotEnough()
    {
        UnitEvidence evidence;
        QVERIFY(!evidence.agreed(RateUnit::Calls, false, false));
        evidence.add(refusal(5, 50, 10));
        QVERIFY(!evidence.agreed(RateUnit::Calls, false, false));
    }

    void countingByCallsIsFound()
    {
        UnitEvidence evidence;
        evidence.add(refusal(5, 50, 10));
        evidence.add(refusal(25, 50, 2));
        QVERIFY(evidence.agreed(RateUnit::Requests, false, false) == RateUnit::Calls);
        QVERIFY(evidence.agreed(RateUnit::Requests, false, true) == RateUnit::Weight);
    }

    void countingByRequestsIsFound()
    {
        UnitEvidence evidence;
        evidence.add(refusal(5, 50, 10));
        evidence.add(refusal(5, 10, 2));
        QVERIFY(evidence.agreed(RateUnit::Calls, false, false) == RateUnit::Requests);
    }

    void aKnownUnitChangesAtTheThirdRefusal()
    {
        UnitEvidence evidence;
        evidence.add(refusal(5, 50, 10));
        evidence.add(refusal(5, 10, 2));
        QVERIFY(!evidence.agreed(RateUnit::Calls, true, false));
        QVERIFY(!evidence.agreed(RateUnit::Calls, true, false));
        QVERIFY(evidence.agreed(RateUnit::Calls, true, false) == RateUnit::Requests);
    }

    void aRestartDropsTheEvidence()
    {
        UnitEvidence evidence;
        evidence.add(refusal(5, 50, 10));
        evidence.add(refusal(25, 50, 2));
        evidence.restart(refusal(5, 10, 2));
        QCOMPARE(evidence.points().size(), std::size_t(1));
        QVERIFY(!evidence.agreed(RateUnit::Calls, false, false));
    }
};

SIGNALBOX_TEST(UnitEvidenceTest)
#include "unit_evidence_test.moc"
