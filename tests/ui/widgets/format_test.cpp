// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/format.h"

#include <QTest>
#include <cmath>

#include "signalbox/literals.h"
#include "support/test_registry.h"

namespace format = signalbox::ui::format;

using namespace signalbox;

class FormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("tenths") << 0.8 << u"0.8 s"_s;
        QTest::newRow("cut, not rounded") << 3.99 << u"3.9 s"_s;
        QTest::newRow("seconds") << 20.0 << u"20 s"_s;
        QTest::newRow("zero") << 0.0 << u"0 s"_s;
        QTest::newRow("minutes") << 824.0 << u"13 min 44 s"_s;
        QTest::newRow("cut under the minute") << 59.9 << u"59 s"_s;
        QTest::newRow("whole minutes") << 600.0 << u"10 min"_s;
        QTest::newRow("hours") << 8872.0 << u"2 h 27 min"_s;
        QTest::newRow("days") << 9'234'380.0 << u"106 d 21 h"_s;
        QTest::newRow("never up") << 86'399.0 << u"23 h 59 min"_s;
        QTest::newRow("unknown") << std::nan("") << u"–"_s;
    }
    void durations()
    {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(format::duration(seconds), text);
    }

    void estimates()
    {
        QCOMPARE(format::estimate(20), u"under 1 min"_s);
        QCOMPARE(format::estimate(1'320), u"22 min"_s);
        QCOMPARE(format::estimate(11'350), u"3 h 10 min"_s);
        QCOMPARE(format::estimate(3'600), u"1 h"_s);
        QCOMPARE(format::estimate(400'000), u"4 d 15 h"_s);
    }

    void numbers()
    {
        QCOMPARE(format::number(qint64(51'429'490)), u"51,429,490"_s);
        QCOMPARE(format::number(qint64(0)), u"0"_s);
        QCOMPARE(format::rate(12'304.4), u"12,304"_s);
        QCOMPARE(format::rate(8.31), u"8.3"_s);
        QCOMPARE(format::rate(0), u"0"_s);
        QCOMPARE(format::compact(44'086'533), u"44.1\u00A0M"_s);
        QCOMPARE(format::compact(35'270), u"35,270"_s);
        QCOMPARE(format::compact(212e6), u"212\u00A0M"_s);
    }

    void aNumberIsNeverCut()
    {
        const auto within = [](qsizetype room, const QString& text) {
            return format::fitted(text, [room](const QString& shorter) { return shorter.size() <= room; })
                .replace(QChar(0x00A0), QLatin1Char(' '));
        };
        QCOMPARE(within(7, u"106,512"_s), u"106,512"_s);
        QCOMPARE(within(5, u"99,999"_s), u"99 k"_s);  // truncated, not rounded
        QCOMPARE(within(6, u"99,999"_s), u"99,999"_s);
        QCOMPARE(within(5, u"106,512"_s), u"106 k"_s);
        QCOMPARE(within(4, u"106,512"_s), u"106,512"_s);  // no form fits into four characters
        QCOMPARE(within(6, u"999,999"_s), u"999 k"_s);
        QCOMPARE(within(7, u"999,999"_s), u"999,999"_s);
        QCOMPARE(within(7, u"12,345,678"_s), u"12.3 M"_s);
        QCOMPARE(within(6, u"-106,512"_s), u"-106 k"_s);
        QCOMPARE(within(10, u"13 min 44 s"_s), u"13 min"_s);
        QCOMPARE(within(7, u"106 d 21 h"_s), u"106 d"_s);
        QCOMPARE(within(2, u"84 ms"_s), u"84 ms"_s);
    }

    void numbersGroupInTheCLocale()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(format::number(qint64(51'429'490)), u"51,429,490"_s);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void sharesNeverClaimAllBeforeItIsDone()
    {
        QCOMPARE(format::share(0.6911), u"69.1 %"_s);
        QCOMPARE(format::share(0.99999), u"99.9 %"_s);
        QCOMPARE(format::share(1), u"100.0 %"_s);
    }

    void sizes()
    {
        QCOMPARE(format::size(29'800'000'000), u"29.8 GB"_s);
        QCOMPARE(format::size(6'120'000'000), u"6.12 GB"_s);
        QCOMPARE(format::size(400'000), u"< 1 MB"_s);
        QCOMPARE(format::size(286'000'000'000), u"286 GB"_s);
        QCOMPARE(format::size(-1), u"–"_s);
    }

    void amountsKeepEveryDigit()
    {
        QCOMPARE(format::amount(u"1204099000"_s, 6), u"1,204.099"_s);
        QCOMPARE(format::amount(u"96300000000"_s, 6), u"96,300"_s);
        QCOMPARE(format::amount(u"1"_s, 18), u"0.000000000000000001"_s);
        QCOMPARE(format::amount(u"0"_s, 6), u"0"_s);
        QCOMPARE(
            format::amount(u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_s, 18),
            u"115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.584007913129639935"_s);
        QCOMPARE(format::amount(u"no number"_s, 6), u"no number"_s);
    }

    void addressesAreShort()
    {
        QCOMPARE(format::shortAddress(u"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432"_s), u"0x8004A1…a432"_s);
        QCOMPARE(format::shortAddress(u"0x12"_s), u"0x12"_s);
    }

    void textOfAChainShowsWhatItHides()
    {
        QCOMPARE(format::safe(u"US\u202EDC"_s), u"US⟨U+202E⟩DC"_s);
        QCOMPARE(format::safe(u"a\nb"_s), u"a\u240Ab"_s);
        QCOMPARE(format::safe(u"a\u200Bb"_s), u"a⟨U+200B⟩b"_s);
        QCOMPARE(format::safe(u"<b>中文</b>"_s), u"<b>中文</b>"_s);
    }

    void times()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(format::ago(now.addSecs(-3), now), u"3 s ago"_s);
        QCOMPARE(format::inTime(now.addMSecs(7'400), now), u"in 8 s"_s);
        QVERIFY(format::time(now.addDays(-3)).contains(QLatin1Char(',')));
        QVERIFY(!format::time(now.addSecs(-60)).contains(QLatin1Char(',')));
        QCOMPARE(format::iso(QDateTime::fromMSecsSinceEpoch(1'789'647'666'214, Qt::UTC)),
                 u"2026-09-17T12:21:06.214Z"_s);
    }
};
SIGNALBOX_TEST(FormatTest)

#include "format_test.moc"
