// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "models/address_text.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

/// Numbers of any length as text, and addresses.
class DecimalTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void sumsAreExact()
    {
        QCOMPARE(decimal::sum(u"0.1"_s, u"0.2"_s), u"0.3"_s);
        QCOMPARE(decimal::sum(u"99999999999999999999.999999999999999999"_s, u"0.000000000000000001"_s),
                 u"100000000000000000000"_s);
        QCOMPARE(decimal::sum(u"5"_s, u"-7.5"_s), u"-2.5"_s);
        QCOMPARE(decimal::difference(u"1204.099"_s, u"1204.099"_s), u"0"_s);
        QCOMPARE(decimal::difference(u"1"_s, u"-1"_s), u"2"_s);
        QCOMPARE(decimal::sum(u"junk"_s, u"3"_s), u"3"_s);
        QCOMPARE(decimal::product(u"-12000.5"_s, u"0.9998"_s), u"-11998.0999"_s);
        QCOMPARE(decimal::product(u"123456789012345678901234567890"_s, u"1000000000000000000"_s),
                 u"123456789012345678901234567890000000000000000000"_s);
        QCOMPARE(decimal::scaled(u"1"_s, 18), u"0.000000000000000001"_s);
        QCOMPARE(decimal::scaled(u"-612450250000"_s, 6), u"-612450.25"_s);
    }

    void roundingIsHalfAwayFromZero()
    {
        QCOMPARE(decimal::rounded(u"0.005"_s, 2), u"0.01"_s);
        QCOMPARE(decimal::rounded(u"-0.005"_s, 2), u"-0.01"_s);
        QCOMPARE(decimal::rounded(u"9.995"_s, 2), u"10.00"_s);
        QCOMPARE(decimal::rounded(u"7"_s, 2), u"7.00"_s);
        QCOMPARE(decimal::rounded(u"0.0000001"_s, 2), u"0.00"_s);
    }

    void shownNumbersAreGroupedAndWhole()
    {
        QCOMPARE(decimal::shown(u"41007.332211"_s), u"41,007.332211"_s);
        QCOMPARE(decimal::shown(u"-1204.099"_s), u"−1,204.099"_s);
        QCOMPARE(decimal::shown(u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_s)
                     .count(u','),
                 25);
        QCOMPARE(decimal::shownSigned(u"12000"_s), u"+12,000"_s);
        QCOMPARE(decimal::shownSigned(u"0"_s), u"0"_s);
        QCOMPARE(decimal::money(u"1094550.545"_s), u"1,094,550.55"_s);
        QCOMPARE(decimal::money(u"0.004"_s), u"< 0.01"_s);
        QCOMPARE(decimal::money(u"0"_s), u"0.00"_s);
        QCOMPARE(decimal::large(u"46229999999.99"_s), u"46.22\u00a0B"_s);
        QCOMPARE(decimal::large(u"35270.4"_s), u"35,270"_s);
        QCOMPARE(decimal::large(u"1000000"_s), u"1.00\u00a0M"_s);
    }

    void keysSortLikeNumbers()
    {
        const QStringList ordered{u"-100"_s,     u"-99.5"_s, u"0"_s,
                                  u"0.000001"_s, u"9"_s,     u"10"_s,
                                  u"10.5"_s,     u"100"_s,   u"99999999999999999999"_s};
        for (qsizetype i = 1; i < ordered.size(); ++i) {
            QVERIFY2(decimal::sortKey(ordered[i - 1]) < decimal::sortKey(ordered[i]), qPrintable(ordered[i]));
            QVERIFY(decimal::compare(ordered[i - 1], ordered[i]) < 0);
        }
        QCOMPARE(decimal::sortKey(u"1.50"_s), decimal::sortKey(u"1.5"_s));
    }

    void addressesAreChecked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("refusal");
        const QString usdc = u"0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"_s;
        QTest::newRow("checksum") << u" 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48 "_s << usdc << QString();
        QTest::newRow("lower case") << usdc << usdc << QString();
        QTest::newRow("without 0x") << usdc.mid(2) << usdc << QString();
        QTest::newRow("mistyped") << u"0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB49"_s << QString() << u"checksum"_s;
        QTest::newRow("short") << u"0xa0b8"_s << QString() << u"40 hexadecimal digits"_s;
        QTest::newRow("name") << u"vitalik.eth"_s << QString() << u"0 to 9"_s;
        QTest::newRow("empty") << QString() << QString() << QString();
    }
    void addressesAreChecked()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QFETCH(QString, refusal);
        const EnteredAddress entered = enteredAddress(text);
        QCOMPARE(entered.address, address);
        QCOMPARE(entered.refusal.isEmpty(), refusal.isEmpty());
        QVERIFY2(entered.refusal.contains(refusal), qPrintable(entered.refusal));
    }

    void checksumsAreShown()
    {
        QCOMPARE(checksummed(u"0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"_s),
                 u"0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"_s);
        QCOMPARE(checksummed(u"not an address"_s), u"not an address"_s);
    }
};
SIGNALBOX_TEST(DecimalTextTest)
#include "decimal_text_test.moc"
