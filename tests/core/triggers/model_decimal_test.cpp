// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "triggers/model/decimal.h"

using namespace signalbox;
using namespace signalbox::triggers;

class ModelDecimalTest : public QObject {
    Q_OBJECT

    /// Digits with a random point, sign and superfluous zeros.
    static QString randomText(QRandomGenerator& random, int mostDigits)
    {
        QString text;
        const int digits = 1 + int(random.bounded(quint32(mostDigits)));
        for (int i = 0; i < digits; ++i)
            text += QChar(u'0' + int(random.bounded(random.bounded(3) ? 10u : 1u)));
        if (random.bounded(2))
            text.insert(int(random.bounded(quint32(text.size() + 1))), u'.');
        if (random.bounded(3) == 0)
            text.prepend(random.bounded(2) ? u'-' : u'+');
        return text;
    }

    /// Both as integers of the same scale, compared like columns of digits.
    static int compareByColumns(const QString& a, const QString& b)
    {
        const auto parts = [](QString text) {
            const bool negative = text.startsWith(u'-');
            text.remove(u'-').remove(u'+');
            const qsizetype point = text.contains(u'.') ? text.indexOf(u'.') : text.size();
            QString digits = text.left(point).rightJustified(300, u'0') + text.mid(point + 1).leftJustified(300, u'0');
            const bool zero = digits.count(u'0') == digits.size();
            return std::pair(negative && !zero, digits);
        };
        const auto [negativeA, digitsA] = parts(a);
        const auto [negativeB, digitsB] = parts(b);
        if (negativeA != negativeB)
            return negativeA ? -1 : 1;
        const int order = digitsA < digitsB ? -1 : digitsA > digitsB ? 1 : 0;
        return negativeA ? -order : order;
    }

private Q_SLOTS:
    void textsAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");  // empty: refused
        QTest::newRow("integer") << u"50"_s << u"50"_s;
        QTest::newRow("zeros") << u"-00012.500"_s << u"-12.5"_s;
        QTest::newRow("no whole part") << u".05"_s << u"0.05"_s;
        QTest::newRow("no fraction") << u"7."_s << u"7"_s;
        QTest::newRow("minus zero") << u"-0.000"_s << u"0"_s;
        QTest::newRow("plus") << u"+1200"_s << u"1200"_s;
        QTest::newRow("78 digits") << QString(78, u'9') << QString(78, u'9');
        for (const char* bad : {"", "-", ".", "+.", "1e5", "0x10", " 5", "5 ", "1,5", "1.2.3", "--1", "12o7", "NaN",
                                "Infinity", "\u0661"})
            QTest::newRow(bad) << QString::fromUtf8(bad) << QString();
    }
    void textsAreReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        const auto read = Decimal::fromText(text);
        QCOMPARE(read.has_value(), !written.isEmpty());
        if (read)
            QCOMPARE(read->toString(), written);
    }

    void aScaledIntegerIsExact()
    {
        QCOMPARE(Decimal::scaled(u"-12345"_s, 3)->toString(), u"-12.345"_s);
        QCOMPARE(Decimal::scaled(u"5"_s, 4)->toString(), u"0.0005"_s);
        QCOMPARE(Decimal::scaled(u"5"_s, -2)->toString(), u"500"_s);
        QCOMPARE(Decimal::scaled(u"0"_s, 255)->toString(), u"0"_s);
        QCOMPARE(Decimal::scaled(QString(78, u'9'), 77)->toString(), u"9."_s + QString(77, u'9'));
        QVERIFY(!Decimal::scaled(u"1.5"_s, 1));
        QVERIFY(!Decimal::scaled(u"NaN"_s, 0));
        // where a double has lost the difference
        QVERIFY(*Decimal::scaled(u"100000000000000000000000000000000000001"_s, 38) > Decimal(1));
    }

    void orderIsThatOfColumnsOfDigits()
    {
        QRandomGenerator random(14);
        for (int i = 0; i < 50'000; ++i) {
            const int digits = i % 3 ? 4 : 78;
            const QString a = randomText(random, digits);
            const QString b =
                random.bounded(8) ? randomText(random, digits) : u"0"_s + QString(a).remove(u'+').remove(u'-');
            const auto x = Decimal::fromText(a), y = Decimal::fromText(b);
            QVERIFY2(x && y, qPrintable(a + u" or "_s + b));
            const int expected = compareByColumns(a, b);
            const auto order = *x <=> *y;
            QVERIFY2((order < 0) == (expected < 0) && (order > 0) == (expected > 0), qPrintable(a + u" and "_s + b));
            QCOMPARE(*x == *y, expected == 0);
            QCOMPARE(*Decimal::fromText(x->toString()), *x);
            QCOMPARE(x->toDouble(), x->toString().toDouble());
        }
    }

    void integersAreThoseOfTheMachine()
    {
        for (const qint64 value : {qint64(0), qint64(-1), qint64(60), std::numeric_limits<qint64>::min(),
                                   std::numeric_limits<qint64>::max()}) {
            QCOMPARE(Decimal(value).toString(), QString::number(value));
            QVERIFY(Decimal(value).isInteger());
        }
        QVERIFY(Decimal::fromText(u"5.0"_s)->isInteger());
        QVERIFY(!Decimal::fromText(u"5.01"_s)->isInteger());
        QVERIFY(!Decimal::fromText(u"0.5"_s)->isInteger());
    }
};

SIGNALBOX_TEST(ModelDecimalTest)
#include "model_decimal_test.moc"
