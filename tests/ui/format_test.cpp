#include "widgets/format.h"

#include <QTest>
#include <cmath>

#include "support/test_registry.h"

namespace format = signalbox::ui::format;

class FormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("tenths") << 0.8 << QStringLiteral("0.8 s");
        QTest::newRow("cut, not rounded") << 3.99 << QStringLiteral("3.9 s");
        QTest::newRow("seconds") << 20.0 << QStringLiteral("20 s");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0 s");
        QTest::newRow("minutes") << 824.0 << QStringLiteral("13 min 44 s");
        QTest::newRow("cut under the minute") << 59.9 << QStringLiteral("59 s");
        QTest::newRow("whole minutes") << 600.0 << QStringLiteral("10 min");
        QTest::newRow("hours") << 8872.0 << QStringLiteral("2 h 27 min");
        QTest::newRow("days") << 9'234'380.0 << QStringLiteral("106 d 21 h");
        QTest::newRow("never up") << 86'399.0 << QStringLiteral("23 h 59 min");
        QTest::newRow("unknown") << std::nan("") << QStringLiteral("–");
    }
    void durations()
    {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(format::duration(seconds), text);
    }

    void estimates()
    {
        QCOMPARE(format::estimate(20), QStringLiteral("under 1 min"));
        QCOMPARE(format::estimate(1'320), QStringLiteral("22 min"));
        QCOMPARE(format::estimate(11'350), QStringLiteral("3 h 10 min"));
        QCOMPARE(format::estimate(3'600), QStringLiteral("1 h"));
        QCOMPARE(format::estimate(400'000), QStringLiteral("4 d 15 h"));
    }

    void numbers()
    {
        QCOMPARE(format::number(qint64(51'429'490)), QStringLiteral("51,429,490"));
        QCOMPARE(format::number(qint64(0)), QStringLiteral("0"));
        QCOMPARE(format::rate(12'304.4), QStringLiteral("12,304"));
        QCOMPARE(format::rate(8.31), QStringLiteral("8.3"));
        QCOMPARE(format::rate(0), QStringLiteral("0"));
        QCOMPARE(format::compact(44'086'533), QStringLiteral("44.1\u00A0M"));
        QCOMPARE(format::compact(35'270), QStringLiteral("35,270"));
        QCOMPARE(format::compact(212e6), QStringLiteral("212\u00A0M"));
    }

    void aNumberIsNeverCut()
    {
        const auto within = [](qsizetype room, const QString& text) {
            return format::fitted(text, [room](const QString& shorter) { return shorter.size() <= room; })
                .replace(QChar(0x00A0), QLatin1Char(' '));
        };
        QCOMPARE(within(7, QStringLiteral("106,512")), QStringLiteral("106,512"));
        QCOMPARE(within(5, QStringLiteral("99,999")), QStringLiteral("99 k"));  // cut, not rounded
        QCOMPARE(within(6, QStringLiteral("99,999")), QStringLiteral("99,999"));
        QCOMPARE(within(5, QStringLiteral("106,512")), QStringLiteral("106 k"));
        QCOMPARE(within(4, QStringLiteral("106,512")), QStringLiteral("106,512"));  // nothing says it in four
        QCOMPARE(within(6, QStringLiteral("999,999")), QStringLiteral("999 k"));
        QCOMPARE(within(7, QStringLiteral("999,999")), QStringLiteral("999,999"));
        QCOMPARE(within(7, QStringLiteral("12,345,678")), QStringLiteral("12.3 M"));
        QCOMPARE(within(6, QStringLiteral("-106,512")), QStringLiteral("-106 k"));
        QCOMPARE(within(10, QStringLiteral("13 min 44 s")), QStringLiteral("13 min"));
        QCOMPARE(within(7, QStringLiteral("106 d 21 h")), QStringLiteral("106 d"));
        QCOMPARE(within(2, QStringLiteral("84 ms")), QStringLiteral("84 ms"));
    }

    void numbersGroupInTheCLocale()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(format::number(qint64(51'429'490)), QStringLiteral("51,429,490"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void sharesNeverClaimAllBeforeItIsDone()
    {
        QCOMPARE(format::share(0.6911), QStringLiteral("69.1 %"));
        QCOMPARE(format::share(0.99999), QStringLiteral("99.9 %"));
        QCOMPARE(format::share(1), QStringLiteral("100.0 %"));
    }

    void sizes()
    {
        QCOMPARE(format::size(29'800'000'000), QStringLiteral("29.8 GB"));
        QCOMPARE(format::size(6'120'000'000), QStringLiteral("6.12 GB"));
        QCOMPARE(format::size(400'000), QStringLiteral("< 1 MB"));
        QCOMPARE(format::size(286'000'000'000), QStringLiteral("286 GB"));
        QCOMPARE(format::size(-1), QStringLiteral("–"));
    }

    void amountsKeepEveryDigit()
    {
        QCOMPARE(format::amount(QStringLiteral("1204099000"), 6), QStringLiteral("1,204.099"));
        QCOMPARE(format::amount(QStringLiteral("96300000000"), 6), QStringLiteral("96,300"));
        QCOMPARE(format::amount(QStringLiteral("1"), 18), QStringLiteral("0.000000000000000001"));
        QCOMPARE(format::amount(QStringLiteral("0"), 6), QStringLiteral("0"));
        QCOMPARE(
            format::amount(
                QStringLiteral("115792089237316195423570985008687907853269984665640564039457584007913129639935"), 18),
            QStringLiteral(
                "115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.584007913129639935"));
        QCOMPARE(format::amount(QStringLiteral("no number"), 6), QStringLiteral("no number"));
    }

    void addressesAreShort()
    {
        QCOMPARE(format::shortAddress(QStringLiteral("0x8004A169FB4a3325136EB29fA0ceB6D2e539a432")),
                 QStringLiteral("0x8004A1…a432"));
        QCOMPARE(format::shortAddress(QStringLiteral("0x12")), QStringLiteral("0x12"));
    }

    void textOfAChainShowsWhatItHides()
    {
        QCOMPARE(format::safe(QStringLiteral("US\u202EDC")), QStringLiteral("US⟨U+202E⟩DC"));
        QCOMPARE(format::safe(QStringLiteral("a\nb")), QStringLiteral("a\u240Ab"));
        QCOMPARE(format::safe(QStringLiteral("a\u200Bb")), QStringLiteral("a⟨U+200B⟩b"));
        QCOMPARE(format::safe(QStringLiteral("<b>中文</b>")), QStringLiteral("<b>中文</b>"));
    }

    void times()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(format::ago(now.addSecs(-3), now), QStringLiteral("3 s ago"));
        QCOMPARE(format::inTime(now.addMSecs(7'400), now), QStringLiteral("in 8 s"));
        QVERIFY(format::time(now.addDays(-3)).contains(QLatin1Char(',')));
        QVERIFY(!format::time(now.addSecs(-60)).contains(QLatin1Char(',')));
        QCOMPARE(format::iso(QDateTime::fromMSecsSinceEpoch(1'789'647'666'214, Qt::UTC)),
                 QStringLiteral("2026-09-17T12:21:06.214Z"));
    }
};
SIGNALBOX_TEST(FormatTest)

#include "format_test.moc"
