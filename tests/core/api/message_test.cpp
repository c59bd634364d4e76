// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/message.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;

class MessageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fillsItsPattern()
    {
        QCOMPARE(Message("Block %1 of %2.").arg(7).arg(u"Base"_s).english(), u"Block 7 of Base."_s);
        QCOMPARE(Message("%2 before %1, %2 again").arg(u"a"_s, u"b"_s).english(), u"b before a, b again"_s);
        QCOMPARE(Message("%L1 of %L2 blocks").arg(1234567).arg(12).english(), u"1,234,567 of 12 blocks"_s);
        QCOMPARE(Message("100 % of %1").arg(u"x"_s).english(), u"100 % of x"_s);
        QCOMPARE(Message().english(), QString());
        QVERIFY(Message().isEmpty());
    }

    void leavesArgumentsAsTheyAre()
    {
        // A name that looks like a placeholder, and a placeholder without an argument.
        QCOMPARE(Message("%1 and %2").arg(u"%2"_s).arg(u"%1"_s).english(), u"%2 and %1"_s);
        QCOMPARE(Message("%1 and %3").arg(u"a"_s).english(), u"a and %3"_s);
        QCOMPARE(Message(u"a text with %1"_s).arg(u"x"_s).english(), u"a text with %1"_s);
    }

    void takesMessagesAsArguments()
    {
        const Message cause = Message("it is owned by %1.").arg(u"root"_s);
        QCOMPARE(Message("The file %1 cannot be used: %2").arg(u"/x"_s).arg(cause).english(),
                 u"The file /x cannot be used: it is owned by root."_s);
    }

    void joinsSentences()
    {
        QCOMPARE(Message::joined({Message("One."), Message(), Message("Two.")}).english(), u"One. Two."_s);
        QVERIFY(Message::joined({}).isEmpty());
    }

    void countsAgreeWithTheirNouns()
    {
        const auto rows = [](qint64 count) { return Message::counted("%n row", "%Ln rows", count); };
        QCOMPARE(rows(1).english(), u"1 row"_s);
        QCOMPARE(rows(0).english(), u"0 rows"_s);
        QCOMPARE(rows(12'000).english(), u"12,000 rows"_s);
    }

    void isTranslatedByItsPattern()
    {
        const auto translate = [](const QString& pattern, qint64) {
            return pattern == u"Block %1 of %2."_s ? u"%2: Block Nr. %1"_s : pattern;
        };
        const Message outer = Message("%1 It is read again.").arg(Message("Block %1 of %2.").arg(7).arg(u"Base"_s));
        QCOMPARE(outer.in(translate, QLocale::c()), u"Base: Block Nr. 7 It is read again."_s);
    }

    void survivesJson()
    {
        const std::vector<Message> all{
            Message(), Message(u"text"_s), Message("Block %1 of %2.").arg(7).arg(u"Base"_s),
            Message::counted("%n row", "%Ln rows", 3),
            Message("%1: %2").arg(u"Base"_s).arg(Message("Block %1.").arg(std::numeric_limits<qint64>::max() / 4096))};
        for (const Message& each : all) {
            const QJsonArray written{each.toJson()};
            const QByteArray bytes = QJsonDocument(written).toJson();
            const Message read = Message::fromJson(QJsonDocument::fromJson(bytes).array().at(0));
            QVERIFY2(read == each, bytes.constData());
            QCOMPARE(read.english(), each.english());
        }
        QCOMPARE(Message::fromJson(QJsonArray{1}).english(), QString());
        QCOMPARE(Message::fromJson(QJsonObject{{u"pattern"_s, 5}}).english(), QString());
    }

    void mapsOnlyTexts()
    {
        const auto upper = [](const QString& text) { return text.toUpper(); };
        QCOMPARE(Message("the key %1 of %2").arg(u"abc"_s).arg(Message("node %1").arg(u"x"_s)).mapped(upper).english(),
                 u"the key ABC of node X"_s);
    }
};

SIGNALBOX_TEST(MessageTest)
#include "message_test.moc"
