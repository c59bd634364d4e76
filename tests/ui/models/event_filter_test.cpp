// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_filter.h"

#include <QTest>

#include "models/event_amount.h"
#include "models/event_bytes.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

QString chipsOf(const EventFilter& filter)
{
    QStringList lines;
    for (const auto& chip : filter.chips())
        lines << chip.key + u' ' + chip.value;
    return lines.join(u" | "_s);
}

const QString someAddress = u"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432"_s;

}  // namespace

class EventFilterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chipsAndQuery()
    {
        EventFilter filter;
        filter.kind = EventKind::Registry;
        filter.caip2 = u"eip155:8453"_s;
        QVERIFY(filter.set(EventField::Registry, u"reputation"_s).ok());
        QVERIFY(filter.set(EventField::EventType, u"NewFeedback"_s).ok());
        QVERIFY(filter.set(EventField::Blocks, u"51,000,000 – 51,429,490"_s).ok());
        QVERIFY(filter.set(EventField::Agent, u"0"_s).ok());
        QCOMPARE(chipsOf(filter),
                 u"registry is reputation | event is NewFeedback | agent is 0 | block is 51,000,000 to 51,429,490"_s);
        const EventQuery query = filter.query();
        QCOMPARE(query.caip2, u"eip155:8453"_s);
        QCOMPARE(query.registry, u"reputation"_s);
        QCOMPARE(query.agentId, u"0"_s);
        QCOMPARE(*query.fromBlock, 51000000);
        QCOMPARE(*query.toBlock, 51429490);
        QVERIFY(filter.unfiltered().registry.isEmpty());
        QCOMPARE(EventFilter::fromJson(filter.toJson()), filter);
        filter.set(EventField::Registry, QString());
        QVERIFY(!filter.has(EventField::Registry));
    }

    void checksums()
    {
        QVERIFY(EventFilter::check(EventField::From, someAddress).ok());
        QVERIFY(EventFilter::check(EventField::From, someAddress.mid(2)).ok());
        QVERIFY(EventFilter::check(EventField::From, someAddress.toLower()).ok());
        QVERIFY(EventFilter::check(EventField::From, someAddress.toUpper()).ok());
        for (const QString& typed :
             {QString(someAddress).replace("32"_L1, "33"_L1), QString(someAddress).replace("FB4a"_L1, "Fb4a"_L1)})
            QVERIFY(EventFilter::check(EventField::Contract, typed).refusal.contains("checksum"_L1));
    }

    void checks_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, EventField field, const QString& text, const QString& value) {
            QTest::newRow(name) << int(field) << text << value;
        };
        row("address", EventField::Address, someAddress, someAddress);
        row("address without 0x", EventField::From, someAddress.mid(2), someAddress);
        row("short address", EventField::Address, u"0x8004"_s, {});
        row("not hex", EventField::To, QString(someAddress).replace(u'A', u'g'), {});
        row("hash as address", EventField::Address, u"0x"_s + QString(64, u'a'), {});
        row("hash", EventField::Transaction, u"0X"_s + QString(64, u'a'), u"0x"_s + QString(64, u'a'));
        row("one block", EventField::Blocks, u"17"_s, u"17-17"_s);
        row("from block", EventField::Blocks, u"17-"_s, u"17-"_s);
        row("to block", EventField::Blocks, u"-17"_s, u"-17"_s);
        row("blocks turned round", EventField::Blocks, u"18-17"_s, {});
        row("no block", EventField::Blocks, u"head"_s, {});
        row("too large", EventField::Blocks, u"99999999999999999999"_s, {});
        row("agent", EventField::Agent, u"1,207"_s, u"1207"_s);
        row("agent beyond 64 bits", EventField::Agent, QString(70, u'9'), QString(70, u'9'));
        row("agent below zero", EventField::Agent, u"-1"_s, {});
        row("unknown event", EventField::EventType, u"AgentRegistered"_s, {});
        row("time", EventField::Time, u"2026-09-17T14:00:00Z/2026-09-17T15:00:00Z"_s,
            u"2026-09-17T14:00:00Z/2026-09-17T15:00:00Z"_s);
        row("open time", EventField::Time, u"2026-09-17T14:00:00Z/"_s, u"2026-09-17T14:00:00Z/"_s);
        row("last day", EventField::Time, u"last 86400"_s, u"last 86400"_s);
        row("time turned round", EventField::Time, u"2026-09-17T15:00:00Z/2026-09-17T14:00:00Z"_s, {});
    }
    void checks()
    {
        QFETCH(int, field);
        QFETCH(QString, text);
        QFETCH(QString, value);
        const auto checked = EventFilter::check(EventField(field), text);
        QCOMPARE(checked.value, value);
        QCOMPARE(checked.refusal.isEmpty(), !value.isEmpty());
    }

    void fieldsOfTheOtherKindAreIgnored()
    {
        EventFilter filter;
        filter.set(EventField::Registry, u"identity"_s);
        filter.set(EventField::From, someAddress);
        QVERIFY(filter.query().registry.isEmpty());
        QCOMPARE(filter.query().from, someAddress);
        QCOMPARE(chipsOf(filter), u"from is 0x8004…a432"_s);
    }

    void lastHours()
    {
        EventFilter filter;
        filter.set(EventField::Time, u"last 3600"_s);
        const QDateTime from = filter.query().fromTime;
        QVERIFY(std::abs(from.secsTo(QDateTime::currentDateTimeUtc()) - 3600) <= 2);
        QVERIFY(!filter.query().toTime.isValid());
    }

    void amounts()
    {
        QCOMPARE(scaleAmount(u"1204099000"_s, 6, 6)->text(), u"1,204.099"_s);
        QCOMPARE(scaleAmount(u"1"_s, 18, 6)->text(), u"0.000000…"_s);
        QCOMPARE(scaleAmount(u"1"_s, 18, -1)->text(), u"0.000000000000000001"_s);
        QCOMPARE(scaleAmount(u"9740"_s, 2, -1)->text(), u"97.40"_s);
        QCOMPARE(scaleAmount(u"-32"_s, 1, -1)->text(), u"-3.2"_s);
        QCOMPARE(scaleAmount(u"0"_s, 6, 6)->text(), u"0"_s);
        const QString most = u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_s;
        QCOMPARE(plainAmount(most, 0), most);
        QCOMPARE(scaleAmount(most, 18, 6)->text(),
                 u"115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.584007…"_s);
        QVERIFY(!scaleAmount(u"0x12"_s, 6, 6));
        QCOMPARE(groupDigits(u"-1234567"_s), u"-1,234,567"_s);
        QCOMPARE(groupDigits(u"12"_s), u"12"_s);
        QCOMPARE(shortHex(someAddress), u"0x8004…a432"_s);
        QCOMPARE(shortHex(u"0x12"_s), u"0x12"_s);
    }

    void bytesOfAField()
    {
        EventDetail::Field tag{u"tag1"_s, u"string"_s, u"fraud"_s, 0x120, 5, -1, 0x60};
        const auto marks = marksOf(tag, 512);
        QCOMPARE(marks, (std::vector<ByteMark>{{0x60, 32, true}, {0x120, 5, false}}));
        QStringList lines;
        for (const HexLine& line : hexLines(512, 16, marks, true))
            lines << (line.fold ? u"⋮"_s : u"%1"_s.arg(line.first, 4, 16, QLatin1Char('0')));
        QCOMPARE(lines.join(u' '),
                 u"0000 0010 0020 0030 0040 0050 0060 0070 ⋮ 0100 0110 0120 0130 0140 "
                 "0150 0160 0170 0180 0190 01a0 01b0 01c0 01d0 01e0 01f0"_s);
        QCOMPARE(hexLines(512, 16, marks, false).size(), size_t(32));
        QCOMPARE(hexLines(0, 16, {}, true).size(), size_t(0));

        EventDetail::Field index{u"feedbackIndex"_s, u"uint64"_s, u"7"_s, 0, 32, -1, -1};
        EventDetail::Field agent{u"agentId"_s, u"uint256"_s, u"1207"_s, -1, 0, 1, -1};
        const std::vector<EventDetail::Field> fields = {agent, index, tag};
        QCOMPARE(fieldAt(fields, 5), 1);
        QCOMPARE(fieldAt(fields, 0x7f), 2);   // its offset word
        QCOMPARE(fieldAt(fields, 0x11f), 2);  // its length word
        QCOMPARE(fieldAt(fields, 0x124), 2);
        QCOMPARE(fieldAt(fields, 0x13f), 2);  // padding
        QCOMPARE(fieldAt(fields, 0x140), -1);
        QVERIFY(marksOf(agent, 512).empty());
        QVERIFY(marksOf(tag, 0x100).size() == 1);  // truncated data: the value is outside
        QCOMPARE(fieldKind(agent), u"uint256, topic 1"_s);
    }

    void words()
    {
        QByteArray word(32, 0);
        QCOMPARE(wordMeaning(word), u"0"_s);
        word[31] = 0x20;
        QCOMPARE(wordMeaning(word), u"32"_s);
        QCOMPARE(wordMeaning(QByteArray("fraud") + QByteArray(27, 0)), u"“fraud”"_s);
        QCOMPARE(wordMeaning(QByteArray(12, 0) + QByteArray(20, 0x11)),
                 u"0x1111111111111111111111111111111111111111"_s);
        QCOMPARE(wordMeaning(QByteArray(31, char(0xff)) + QByteArray(1, char(0xe0))), u"-32"_s);
        QCOMPARE(hexGroups(QByteArray("fraud") + QByteArray(11, 0), 0, 16), u"66726175 64000000 00000000 00000000"_s);
        QCOMPARE(hexText(QByteArray("fr\0 d", 5), 0, 16), u"fr··d"_s);
    }
};

SIGNALBOX_TEST(EventFilterTest)
#include "event_filter_test.moc"
