// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/u256.h"

#include <QTest>

#include "support/hex.h"
#include "support/test_registry.h"

using namespace signalbox;

class U256Test : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decimalTextSurvivesARoundTrip_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QString>("decimal");
        const auto row = [](const char* name, const char* word, const char* decimal) {
            QTest::newRow(name) << QByteArray::fromHex(word).rightJustified(32, '\0') << QString::fromLatin1(decimal);
        };
        row("zero", "", "0");
        row("one", "01", "1");
        row("64 bits", "ffffffffffffffff", "18446744073709551615");
        row("2^64", "010000000000000000", "18446744073709551616");
        row("10^19", "8ac7230489e80000", "10000000000000000000");
        row("10^38", "4b3b4ca85a86c47a098a224000000000", "100000000000000000000000000000000000000");
        row("2^256-1", "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "115792089237316195423570985008687907853269984665640564039457584007913129639935");
    }
    void decimalTextSurvivesARoundTrip()
    {
        QFETCH(QByteArray, word);
        QFETCH(QString, decimal);
        const U256 value = U256::fromWord(reinterpret_cast<const std::uint8_t*>(word.constData()));
        QCOMPARE(value.toString(), decimal);
        QCOMPARE(*U256::fromDecimal(decimal.toStdString()), value);
        const Bytes32 back = value.toWord();
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(back.data()), 32), word);
    }

    void refusesNumbersThatDoNotFit()
    {
        QVERIFY(!U256::fromDecimal("115792089237316195423570985008687907853269984665640564039457584007913129639936"));
        QVERIFY(!U256::fromDecimal("12a"));
        QVERIFY(!U256::fromDecimal(""));
    }

    void ordersAndNegates()
    {
        U256 big;
        big.limbs[3] = 1;
        QVERIFY(big > U256(5));
        QVERIFY(U256(4) < U256(5));
        QCOMPARE(U256(32).negated().negated(), U256(32));
        QVERIFY(U256(32).negated().highBit());
        QCOMPARE(U256(0).negated(), U256(0));
    }
};
SIGNALBOX_TEST(U256Test)
#include "u256_test.moc"
