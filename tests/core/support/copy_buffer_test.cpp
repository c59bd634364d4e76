// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/copy_buffer.h"

#include <QTest>

#include "support/test_registry.h"
#include "support/u256.h"

using namespace signalbox;

class CopyBufferTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The bytes are those that PostgreSQL 15 writes for the same values with COPY … (FORMAT binary).
    void numericEqualsPostgres_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("negative");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("0") << "0" << false << QByteArray("00000008 0000 0000 0000 0000");
        QTest::newRow("1") << "1" << false << QByteArray("0000000a 0001 0000 0000 0000 0001");
        QTest::newRow("10000") << "10000" << false << QByteArray("0000000a 0001 0001 0000 0000 0001");
        QTest::newRow("-12345") << "12345" << true << QByteArray("0000000c 0002 0001 4000 0000 0001 0929");
        QTest::newRow("10^18") << "1000000000000000000" << false << QByteArray("0000000a 0001 0004 0000 0000 0064");
        QTest::newRow("10^32") << "100000000000000000000000000000000" << false
                               << QByteArray("0000000a 0001 0008 0000 0000 0001");
        QTest::newRow("-0") << "0" << true << QByteArray("00000008 0000 0000 0000 0000");
        QTest::newRow("2^64") << "18446744073709551616" << false
                              << QByteArray("00000012 0005 0004 0000 0000 0734 1a58 02e1 03bb 0650");
    }
    void numericEqualsPostgres()
    {
        QFETCH(QString, value);
        QFETCH(bool, negative);
        QFETCH(QByteArray, bytes);
        CopyBuffer buffer;
        buffer.numeric(negative, *U256::fromDecimal(value.toStdString()));
        QCOMPARE(buffer.data().toHex(), QByteArray::fromHex(bytes).toHex());
    }

    void theLargestNumberIsExact()
    {
        CopyBuffer buffer;
        buffer.numeric(U256(1).negated());
        QCOMPARE(buffer.data().size(), 4 + 8 + 2 * 20);
        QCOMPARE(buffer.data().mid(12, 4).toHex(), QByteArray("000b16a0"));  // 11 5792 …
    }

    void otherTypesEqualPostgres()
    {
        CopyBuffer buffer;
        buffer.beginRow(7);
        buffer.null();
        buffer.int2(-1);
        buffer.int4(7);
        buffer.boolean(true);
        buffer.text("ab");
        buffer.timestamptz(946'684'801'000'000);
        buffer.jsonb("{}");
        QCOMPARE(buffer.data().toHex(), QByteArray("0007"
                                                   "ffffffff"
                                                   "00000002ffff"
                                                   "0000000400000007"
                                                   "0000000101"
                                                   "000000026162"
                                                   "0000000800000000000f4240"
                                                   "00000003017b7d"));
        QCOMPARE(buffer.rows(), 1);
        CopyBuffer other;
        other.beginRow(1);
        other.bytea("", 0);
        buffer.append(other);
        QCOMPARE(buffer.rows(), 2);
        QVERIFY(buffer.data().endsWith(QByteArray::fromHex("000100000000")));
    }
};
SIGNALBOX_TEST(CopyBufferTest)
#include "copy_buffer_test.moc"
