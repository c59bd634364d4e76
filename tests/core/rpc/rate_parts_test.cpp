// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "rpc/rate/rate_ceiling.h"
#include "rpc/rate/rate_pause.h"
#include "support/test_registry.h"

using namespace signalbox::rpc;
using namespace std::chrono_literals;

/// Parts of the rate learner, in a time of their own.
class RatePartsTest : public QObject {
    Q_OBJECT

    const SendLog::Time start{1h};

private Q_SLOTS:
    void theLowestCeilingCounts()
    {
        RateCeiling ceiling;
        QVERIFY(!ceiling.isMoreThanASecond({1'000, 1'000}));
        ceiling.lower(10);
        ceiling.lower(40);
        ceiling.lower(0);
        QVERIFY(!ceiling.isMoreThanASecond({10, 10}));
        QVERIFY(ceiling.isMoreThanASecond({11, 11}));
        QCOMPARE(ceiling.cut(25), 10.0);
        QCOMPARE(ceiling.cut(4), 4.0);
    }

    void aBatchAboveTheCeilingIsMadeUpFor()
    {
        RateCeiling ceiling;
        SendLog log;
        ceiling.lower(10);
        const SendCost batch{30, 30}, single{1, 1};
        QVERIFY(ceiling.room(log, batch, start) <= 0ms);
        ceiling.sent(batch, start);
        log.add(batch, start, false, false);
        QVERIFY(ceiling.room(log, single, start + 1'500ms) > 1s);
        QVERIFY(ceiling.room(log, single, start + 3s) <= 0ms);
    }

    void pausesGrowWhileNothingIsAccepted()
    {
        RatePause pause;
        auto now = start;
        SendLog::Clock::duration last{};
        for (int i = 0; i < 12; ++i) {
            pause.refused();
            pause.grow(now);
            QVERIFY(pause.until() - now >= last);
            last = pause.until() - now;
            now = pause.until();
        }
        QCOMPARE(last, SendLog::Clock::duration(30s));
        pause.accepted();
        pause.refused();
        pause.grow(now);
        QCOMPARE(pause.until() - now, SendLog::Clock::duration(250ms));
        pause.extend(now);  // never shorter
        QCOMPARE(pause.until() - now, SendLog::Clock::duration(250ms));
        pause.forget();
        QCOMPARE(pause.until(), SendLog::Time{});
        QCOMPARE(pause.silence(), 0);
    }
};

SIGNALBOX_TEST(RatePartsTest)
#include "rate_parts_test.moc"
