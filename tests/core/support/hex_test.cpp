// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/hex.h"

#include <QTest>

#include "support/eip55.h"
#include "support/test_registry.h"

using namespace signalbox;

class HexTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quantityIsLenient_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("value");  // -1: refused
        QTest::newRow("zero") << QByteArray("0x0") << qint64(0);
        QTest::newRow("empty digits") << QByteArray("0x") << qint64(0);
        QTest::newRow("leading zeros") << QByteArray("0x0010") << qint64(16);
        QTest::newRow("upper case") << QByteArray("0XFF") << qint64(255);
        QTest::newRow("decimal") << QByteArray("1234") << qint64(1234);
        QTest::newRow("largest") << QByteArray("0x7fffffffffffffff") << std::numeric_limits<qint64>::max();
        QTest::newRow("beyond 63 bits") << QByteArray("0x8000000000000000") << qint64(-1);
        QTest::newRow("beyond in decimal") << QByteArray("9223372036854775808") << qint64(-1);
        QTest::newRow("letters") << QByteArray("0xzz") << qint64(-1);
        QTest::newRow("nothing") << QByteArray("") << qint64(-1);
    }
    void quantityIsLenient()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, value);
        const auto read = hex::quantity(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QCOMPARE(read.value_or(-1), value);
    }

    void fixedSizesAreExact()
    {
        QVERIFY(hex::address(std::string_view("0x00000000000000000000000000000000000000ff")));
        QVERIFY(!hex::address(std::string_view("0x00000000000000000000000000000000000000f")));
        QVERIFY(!hex::address(std::string_view("00000000000000000000000000000000000000ff00")));
        QVERIFY(!hex::hash(std::string_view("0x00000000000000000000000000000000000000ff")));
        QCOMPARE(*hex::data("0x00fF"), QByteArray::fromHex("00ff"));
        QVERIFY(!hex::data("0x0"));
        QVERIFY(!hex::data("0x0g"));
        QCOMPARE(hex::quantity(qint64(0)), QByteArray("0x0"));
        QCOMPARE(hex::quantity(qint64(255)), QByteArray("0xff"));
    }

    void everyCharacterIsCheckedAtEveryPosition()
    {
        for (int place = 0; place < 8; ++place) {
            for (int c = 0; c < 256; ++c) {
                char text[] = "0123cdEF";
                text[place] = static_cast<char>(c);
                std::uint8_t out[4];
                const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                QCOMPARE(hex::decodeDigits(text, out, 4), digit);
                if (digit)
                    QCOMPARE(QByteArray(reinterpret_cast<char*>(out), 4), QByteArray::fromHex(QByteArray(text, 8)));
            }
        }
    }

    void eip55ChecksumsAreChecked()
    {
        for (const char* known :
             {"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
              "0x8004A169FB4a3325136EB29fA0ceB6D2e539a432"}) {
            const QString text = QString::fromLatin1(known);
            QCOMPARE(checksumAddress(*hex::address(text)), text);
            QVERIFY(hasValidChecksum(text));
            QVERIFY(hasValidChecksum(text.toLower()));
            QString wrong = text;
            const auto letter = std::find_if(wrong.begin() + 2, wrong.end(), [](QChar c) { return c.isLetter(); });
            *letter = letter->isUpper() ? letter->toLower() : letter->toUpper();
            QVERIFY(!hasValidChecksum(wrong));
        }
    }
};
SIGNALBOX_TEST(HexTest)
#include "hex_test.moc"
