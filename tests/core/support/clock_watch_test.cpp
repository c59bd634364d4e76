// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/clock_watch.h"

#include <QTest>

#include "support/test_registry.h"

using namespace signalbox;

namespace {

class ClockWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_wall = 1'700'000'000'000;
        m_counting = 5'000;
    }

    void equalClocksAreQuiet()
    {
        ClockWatch watch = make();
        for (int i = 0; i < 100; ++i) {
            pass(500);
            QCOMPARE(watch.look(), 0);
            QVERIFY(!watch.settling());
        }
        pass(4'000);    // a slow beat
        m_wall += 900;  // and a clock that is being adjusted
        QCOMPARE(watch.look(), 0);
        QVERIFY(!watch.settling());
    }

    void aJumpSettlesAfterAWhile_data()
    {
        QTest::addColumn<qint64>("wall");
        QTest::newRow("slept for ten minutes") << qint64(600'000);
        QTest::newRow("set back by three minutes") << qint64(-180'000);
        QTest::newRow("a day") << qint64(86'400'000);
    }

    void aJumpSettlesAfterAWhile()
    {
        QFETCH(qint64, wall);
        ClockWatch watch = make();
        pass(500);
        QCOMPARE(watch.look(), 0);
        pass(500);
        m_wall += wall;
        QCOMPARE(watch.look(), wall);
        QVERIFY(watch.settling());
        pass(ClockWatch::settleMs - 1);
        QVERIFY(watch.settling());
        pass(1);
        QVERIFY(!watch.settling());
    }

    void aFrozenProcessSettlesAfterAWhile()
    {
        ClockWatch watch = make();
        pass(120'000);
        QCOMPARE(watch.look(), 120'000);
        QVERIFY(watch.settling());
        pass(500);
        QCOMPARE(watch.look(), 0);
        QVERIFY(watch.settling());
    }

private:
    ClockWatch make()
    {
        return ClockWatch([this] { return m_wall; }, [this] { return m_counting; });
    }
    void pass(qint64 ms)
    {
        m_wall += ms;
        m_counting += ms;
    }
    qint64 m_wall = 0, m_counting = 0;
};

}  // namespace

SIGNALBOX_TEST(ClockWatchTest)

#include "clock_watch_test.moc"
