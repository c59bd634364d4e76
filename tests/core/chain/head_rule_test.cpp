// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/head_rule.h"

#include <QTest>

#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::chain;

class HeadRuleTest : public QObject {
    Q_OBJECT
    static BlockRef at(Height number, qint64 time) { return {number, {}, {}, time}; }

private Q_SLOTS:
    void aMinuteAheadIsAllowed()
    {
        QVERIFY(!aheadOfClock(at(1, 1'060), 1'000));
        QVERIFY(aheadOfClock(at(1, 1'061), 1'000));
    }

    void blocksNeedTime()
    {
        const BlockRef known = at(1'000, 10'000);
        QVERIFY(!tooFarAhead(at(1'064, 10'000), known, 12.0));  // a development chain mines several at once
        QVERIFY(tooFarAhead(at(1'066, 10'000), known, 12.0));
        QVERIFY(!tooFarAhead(at(4'000, 10'000 + 3'000 * 12), known, 12.0));  // the machine slept
        QVERIFY(tooFarAhead(at(1'000'000, 10'012), known, 12.0));
        QVERIFY(tooFarAhead(at(1'000'000, 10'012), known, std::nullopt));
        QVERIFY(!tooFarAhead(at(1'500, 10'012), known, std::nullopt));
        QVERIFY(!tooFarAhead(at(900, 20'000), known, 12.0));
    }

    void theClockIsJudgedOnce()
    {
        ClockGap gap;
        QVERIFY(gap.isAhead(at(1, 1'600), 1'000));
        gap.counted(at(1, 1'600), 1'000);
        QVERIFY(!gap.isAhead(at(2, 1'612), 1'012));
        QVERIFY(!gap.isAhead(at(3, 1'672), 1'012));
        QVERIFY(gap.isAhead(at(3, 1'673), 1'012));
        gap.seen(at(2, 1'612), 1'612);  // the clock was set
        QVERIFY(gap.isAhead(at(4, 1'700), 1'624));
    }
};

SIGNALBOX_TEST(HeadRuleTest)
#include "head_rule_test.moc"
