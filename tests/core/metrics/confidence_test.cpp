// SPDX-License-Identifier: GPL-3.0-or-later

#include "metrics/confidence.h"

#include <QTest>
#include <cmath>

#include "support/test_registry.h"

using signalbox::metrics::shareAtMost;

class ConfidenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutHitsTheRuleOfThreeApplies()
    {
        for (const qint64 n : {1, 20, 5'000, 4'600'000})
            QVERIFY(std::abs(shareAtMost(0, n) - (1 - std::pow(0.05, 1.0 / double(n)))) < 1e-12);
        QVERIFY(std::abs(shareAtMost(0, 5'000) - 0.0006) < 0.00001);
        QCOMPARE(shareAtMost(0, 0), 1.0);
    }
    void hitsRaiseTheBound()
    {
        // Exact upper bounds (one-sided, 95 %) from published tables.
        QVERIFY(std::abs(shareAtMost(1, 100) - 0.0466) < 0.0001);
        QVERIFY(std::abs(shareAtMost(5, 1'000) - 0.01048) < 0.00005);
        QCOMPARE(shareAtMost(3, 3), 1.0);
        for (qint64 k = 0; k < 20; ++k)
            QVERIFY(shareAtMost(k + 1, 1'000) > shareAtMost(k, 1'000));
    }
};

SIGNALBOX_TEST(ConfidenceTest)
#include "confidence_test.moc"
