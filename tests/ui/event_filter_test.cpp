#include "models/event_filter.h"

#include <QTest>

#include "models/event_amount.h"
#include "models/event_bytes.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

QString chipsOf(const EventFilter& filter)
{
    QStringList lines;
    for (const auto& chip : filter.chips())
        lines << chip.key + u' ' + chip.value;
    return lines.join(QStringLiteral(" | "));
}

const QString someAddress = QStringLiteral("0x8004A169FB4a3325136EB29fA0ceB6D2e539a432");

}  // namespace

class EventFilterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chipsAndQuery()
    {
        EventFilter filter;
        filter.kind = EventKind::Registry;
        filter.caip2 = QStringLiteral("eip155:8453");
        QVERIFY(filter.set(EventField::Registry, QStringLiteral("reputation")).ok());
        QVERIFY(filter.set(EventField::EventType, QStringLiteral("NewFeedback")).ok());
        QVERIFY(filter.set(EventField::Blocks, QStringLiteral("51,000,000 – 51,429,490")).ok());
        QVERIFY(filter.set(EventField::Agent, QStringLiteral("0")).ok());
        QCOMPARE(chipsOf(filter),
                 QStringLiteral(
                     "registry is reputation | event is NewFeedback | agent is 0 | block is 51,000,000 to 51,429,490"));
        const EventQuery query = filter.query();
        QCOMPARE(query.caip2, QStringLiteral("eip155:8453"));
        QCOMPARE(query.registry, QStringLiteral("reputation"));
        QCOMPARE(query.agentId, QStringLiteral("0"));
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
        for (const QString& typed : {QString(someAddress).replace(QLatin1String("32"), QLatin1String("33")),
                                     QString(someAddress).replace(QLatin1String("FB4a"), QLatin1String("Fb4a"))})
            QVERIFY(EventFilter::check(EventField::Contract, typed).refusal.contains(QLatin1String("checksum")));
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
        row("short address", EventField::Address, QStringLiteral("0x8004"), {});
        row("not hex", EventField::To, QString(someAddress).replace(u'A', u'g'), {});
        row("hash as address", EventField::Address, QStringLiteral("0x") + QString(64, u'a'), {});
        row("hash", EventField::Transaction, QStringLiteral("0X") + QString(64, u'a'),
            QStringLiteral("0x") + QString(64, u'a'));
        row("one block", EventField::Blocks, QStringLiteral("17"), QStringLiteral("17-17"));
        row("from block", EventField::Blocks, QStringLiteral("17-"), QStringLiteral("17-"));
        row("to block", EventField::Blocks, QStringLiteral("-17"), QStringLiteral("-17"));
        row("blocks turned round", EventField::Blocks, QStringLiteral("18-17"), {});
        row("no block", EventField::Blocks, QStringLiteral("head"), {});
        row("too large", EventField::Blocks, QStringLiteral("99999999999999999999"), {});
        row("agent", EventField::Agent, QStringLiteral("1,207"), QStringLiteral("1207"));
        row("agent beyond 64 bits", EventField::Agent, QString(70, u'9'), QString(70, u'9'));
        row("agent below zero", EventField::Agent, QStringLiteral("-1"), {});
        row("unknown event", EventField::EventType, QStringLiteral("AgentRegistered"), {});
        row("time", EventField::Time, QStringLiteral("2026-09-17T14:00:00Z/2026-09-17T15:00:00Z"),
            QStringLiteral("2026-09-17T14:00:00Z/2026-09-17T15:00:00Z"));
        row("open time", EventField::Time, QStringLiteral("2026-09-17T14:00:00Z/"),
            QStringLiteral("2026-09-17T14:00:00Z/"));
        row("last day", EventField::Time, QStringLiteral("last 86400"), QStringLiteral("last 86400"));
        row("time turned round", EventField::Time, QStringLiteral("2026-09-17T15:00:00Z/2026-09-17T14:00:00Z"), {});
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

    void fieldsOfTheOtherKindAreNotAsked()
    {
        EventFilter filter;
        filter.set(EventField::Registry, QStringLiteral("identity"));
        filter.set(EventField::From, someAddress);
        QVERIFY(filter.query().registry.isEmpty());
        QCOMPARE(filter.query().from, someAddress);
        QCOMPARE(chipsOf(filter), QStringLiteral("from is 0x8004…a432"));
    }

    void lastHours()
    {
        EventFilter filter;
        filter.set(EventField::Time, QStringLiteral("last 3600"));
        const QDateTime from = filter.query().fromTime;
        QVERIFY(std::abs(from.secsTo(QDateTime::currentDateTimeUtc()) - 3600) <= 2);
        QVERIFY(!filter.query().toTime.isValid());
    }

    void amounts()
    {
        QCOMPARE(scaleAmount(QStringLiteral("1204099000"), 6, 6)->text(), QStringLiteral("1,204.099"));
        QCOMPARE(scaleAmount(QStringLiteral("1"), 18, 6)->text(), QStringLiteral("0.000000…"));
        QCOMPARE(scaleAmount(QStringLiteral("1"), 18, -1)->text(), QStringLiteral("0.000000000000000001"));
        QCOMPARE(scaleAmount(QStringLiteral("9740"), 2, -1)->text(), QStringLiteral("97.40"));
        QCOMPARE(scaleAmount(QStringLiteral("-32"), 1, -1)->text(), QStringLiteral("-3.2"));
        QCOMPARE(scaleAmount(QStringLiteral("0"), 6, 6)->text(), QStringLiteral("0"));
        const QString most =
            QStringLiteral("115792089237316195423570985008687907853269984665640564039457584007913129639935");
        QCOMPARE(plainAmount(most, 0), most);
        QCOMPARE(
            scaleAmount(most, 18, 6)->text(),
            QStringLiteral("115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.584007…"));
        QVERIFY(!scaleAmount(QStringLiteral("0x12"), 6, 6));
        QCOMPARE(groupDigits(QStringLiteral("-1234567")), QStringLiteral("-1,234,567"));
        QCOMPARE(groupDigits(QStringLiteral("12")), QStringLiteral("12"));
        QCOMPARE(shortHex(someAddress), QStringLiteral("0x8004…a432"));
        QCOMPARE(shortHex(QStringLiteral("0x12")), QStringLiteral("0x12"));
    }

    void bytesOfAField()
    {
        EventDetail::Field tag{
            QStringLiteral("tag1"), QStringLiteral("string"), QStringLiteral("fraud"), 0x120, 5, -1, 0x60};
        const auto marks = marksOf(tag, 512);
        QCOMPARE(marks, (std::vector<ByteMark>{{0x60, 32, true}, {0x120, 5, false}}));
        QStringList lines;
        for (const HexLine& line : hexLines(512, 16, marks, true))
            lines << (line.fold ? QStringLiteral("⋮") : QStringLiteral("%1").arg(line.first, 4, 16, QLatin1Char('0')));
        QCOMPARE(lines.join(u' '), QStringLiteral("0000 0010 0020 0030 0040 0050 0060 0070 ⋮ 0100 0110 0120 0130 0140 "
                                                  "0150 0160 0170 0180 0190 01a0 01b0 01c0 01d0 01e0 01f0"));
        QCOMPARE(hexLines(512, 16, marks, false).size(), size_t(32));
        QCOMPARE(hexLines(0, 16, {}, true).size(), size_t(0));

        EventDetail::Field index{
            QStringLiteral("feedbackIndex"), QStringLiteral("uint64"), QStringLiteral("7"), 0, 32, -1, -1};
        EventDetail::Field agent{
            QStringLiteral("agentId"), QStringLiteral("uint256"), QStringLiteral("1207"), -1, 0, 1, -1};
        const std::vector<EventDetail::Field> fields = {agent, index, tag};
        QCOMPARE(fieldAt(fields, 5), 1);
        QCOMPARE(fieldAt(fields, 0x7f), 2);   // its offset word
        QCOMPARE(fieldAt(fields, 0x11f), 2);  // its length word
        QCOMPARE(fieldAt(fields, 0x124), 2);
        QCOMPARE(fieldAt(fields, 0x13f), 2);  // padding
        QCOMPARE(fieldAt(fields, 0x140), -1);
        QVERIFY(marksOf(agent, 512).empty());
        QVERIFY(marksOf(tag, 0x100).size() == 1);  // cut data: the value lies outside
        QCOMPARE(fieldKind(agent), QStringLiteral("uint256, topic 1"));
    }

    void words()
    {
        QByteArray word(32, 0);
        QCOMPARE(wordMeaning(word), QStringLiteral("0"));
        word[31] = 0x20;
        QCOMPARE(wordMeaning(word), QStringLiteral("32"));
        QCOMPARE(wordMeaning(QByteArray("fraud") + QByteArray(27, 0)), QStringLiteral("“fraud”"));
        QCOMPARE(wordMeaning(QByteArray(12, 0) + QByteArray(20, 0x11)),
                 QStringLiteral("0x1111111111111111111111111111111111111111"));
        QCOMPARE(wordMeaning(QByteArray(31, char(0xff)) + QByteArray(1, char(0xe0))), QStringLiteral("-32"));
        QCOMPARE(hexGroups(QByteArray("fraud") + QByteArray(11, 0), 0, 16),
                 QStringLiteral("66726175 64000000 00000000 00000000"));
        QCOMPARE(hexText(QByteArray("fr\0 d", 5), 0, 16), QStringLiteral("fr··d"));
    }
};

SIGNALBOX_TEST(EventFilterTest)
#include "event_filter_test.moc"
