// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QTest>
#include <limits>

#include "signalbox/clearing_queries.h"
#include "signalbox/ibc_queries.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

class IbcJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheKeysThatItWrites_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("common") << u"osmosis-1/transfer/channel-0/5118204"_s;
        QTest::newRow("largest") << u"chain-a/transfer/channel-0/18446744073709551615"_s;
        QTest::newRow("contract")
            << u"juno-1/wasm.juno1v4887y83d6g28puzvt8cl0f3cdhd3y6y9mpysnsp3k8krdm7l6jqgm0rkn/channel-1/1"_s;
        QTest::newRow("interchain account") << u"chain-a/icacontroller-cosmos1abc/channel-2/7"_s;
    }
    void readsTheKeysThatItWrites()
    {
        QFETCH(QString, text);
        const auto key = PacketKey::fromText(text);
        QVERIFY(key);
        QCOMPARE(key->text(), text);
        QCOMPARE(*PacketKey::fromText(u' ' + text + u'\n'), *key);
    }

    void refusesOtherTexts_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "1", "osmosis-1/transfer/channel-0", "osmosis-1/transfer/channel-0/", "osmosis-1//channel-0/1",
              "osmosis-1/transfer/channel-0/0", "osmosis-1/transfer/channel-0/-1", "osmosis-1/transfer/channel-0/+1",
              "osmosis-1/transfer/channel-0/ 1", "osmosis-1/transfer/channel-0/1.5",
              "osmosis-1/transfer/channel-0/18446744073709551616", "osmosis-1/transfer/channel-0/1/2", "///1"})
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
    }
    void refusesOtherTexts()
    {
        QFETCH(QString, text);
        QVERIFY(!PacketKey::fromText(text));
    }

    void namesHaveTheirInverse()
    {
        for (const auto state : {PacketState::Sent, PacketState::Received, PacketState::Acknowledged,
                                 PacketState::Failed, PacketState::TimedOut})
            QVERIFY(packetStateFromName(QLatin1String(name(state))) == state);
        for (const auto kind :
             {StuckKind::None, StuckKind::Unreceived, StuckKind::Unacknowledged, StuckKind::PastTimeout})
            QVERIFY(stuckKindFromName(QLatin1String(name(kind))) == kind);
        for (const auto state :
             {ClearingState::Planned, ClearingState::Queued, ClearingState::Running, ClearingState::Verifying,
              ClearingState::Completed, ClearingState::Partial, ClearingState::Failed, ClearingState::Cancelled})
            QVERIFY(clearingStateFromName(QLatin1String(name(state))) == state);
        QVERIFY(!packetStateFromName(u"Sent"_s));
        QVERIFY(!stuckKindFromName(u""_s));
        QVERIFY(!clearingStateFromName(u"done"_s));
        QCOMPARE(QByteArray(name(PacketRelay::Kind::Timeout)), QByteArray("timeout"));
    }

    void keepsLargeSequencesExact()
    {
        IbcPacket packet;
        packet.key = {u"chain-a"_s, u"transfer"_s, u"channel-0"_s, std::numeric_limits<quint64>::max()};
        const QJsonObject large = toJson(packet).value(u"packet"_s).toObject();
        QCOMPARE(large.value(u"sequence"_s), QJsonValue(u"18446744073709551615"_s));
        QCOMPARE(large.value(u"key"_s), QJsonValue(u"chain-a/transfer/channel-0/18446744073709551615"_s));
        packet.key.sequence = 7;
        QCOMPARE(toJson(packet).value(u"packet"_s).toObject().value(u"sequence"_s), QJsonValue(7));
    }

    void leavesOutWhatIsNotKnown()
    {
        IbcPacket packet;
        QJsonObject object = toJson(packet);
        for (const char* key :
             {"stuck", "critical", "sender", "amount", "decimals", "usd", "ageMs", "timeoutAt", "cause"})
            QVERIFY2(!object.contains(QLatin1String(key)), key);
        packet.stuck = StuckKind::PastTimeout;
        packet.critical = true;
        packet.decimals = 0;
        packet.age = 0;
        packet.cause = Message("Nobody relayed it.");
        object = toJson(packet);
        QCOMPARE(object.value(u"stuck"_s).toString(), u"past_timeout"_s);
        QVERIFY(object.value(u"critical"_s).toBool());
        QCOMPARE(object.value(u"decimals"_s).toInt(-1), 0);
        QCOMPARE(object.value(u"ageMs"_s).toInt(-1), 0);
        QCOMPARE(object.value(u"cause"_s).toString(), u"Nobody relayed it."_s);
    }

    void saysNoDataInsteadOfZero()
    {
        IbcOverview overview;
        overview.chains.push_back({u"chain-a"_s, {}, {}, {}, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        const QJsonObject object = toJson(overview);
        QVERIFY(!object.contains(u"health"_s));
        QVERIFY(!object.value(u"chains"_s).toArray().at(0).toObject().contains(u"health"_s));
        QVERIFY(!object.value(u"chains"_s).toArray().at(0).toObject().contains(u"successPoints"_s));
        QVERIFY(!toJson(IbcRelayer()).contains(u"score"_s));
    }

    void writesALifeLine()
    {
        PacketDetail detail;
        detail.packet.key = {u"chain-a"_s, u"transfer"_s, u"channel-0"_s, 5};
        detail.steps.push_back({u"sent"_s, u"chain-a"_s, u"AB"_s, 12, {}, u"cosmos1x"_s});
        PacketRelay relay;
        relay.won = true;
        relay.after = 6'000;
        detail.relays.push_back(relay);
        detail.data = "{}";
        const QJsonObject object = toJson(detail);
        QCOMPARE(object.value(u"steps"_s).toArray().at(0).toObject().value(u"height"_s).toInt(), 12);
        QCOMPARE(object.value(u"relayMessages"_s).toArray().at(0).toObject().value(u"afterMs"_s).toInt(), 6'000);
        QCOMPARE(object.value(u"dataHex"_s).toString(), u"7b7d"_s);
        QVERIFY(!object.contains(u"acknowledgementHex"_s));
    }

    void writesAPlanAndItsOperation()
    {
        ClearingPlan plan;
        plan.request = {u"chain-a"_s, u"transfer"_s, u"channel-0"_s, {4, 5}, false, {}};
        plan.packets.push_back({4, u"receive"_s, {}});
        plan.refusals.push_back(Message("The client has expired."));
        const QJsonObject planned = toJson(plan);
        QCOMPARE(planned.value(u"request"_s).toObject().value(u"sequences"_s).toArray().size(), 2);
        QCOMPARE(planned.value(u"packets"_s).toArray().at(0).toObject().value(u"work"_s).toString(), u"receive"_s);
        QCOMPARE(planned.value(u"refusals"_s).toArray().at(0).toString(), u"The client has expired."_s);
        ClearingOperation operation;
        operation.state = ClearingState::Partial;
        operation.packets.push_back({{u"chain-a"_s, u"transfer"_s, u"channel-0"_s, 4}, u"received"_s, {}, u"AB"_s});
        const QJsonObject done = toJson(operation);
        QCOMPARE(done.value(u"state"_s).toString(), u"partial"_s);
        QCOMPARE(done.value(u"packets"_s).toArray().at(0).toObject().value(u"verdict"_s).toString(), u"received"_s);
    }
};

}  // namespace

SIGNALBOX_TEST(IbcJsonTest)
#include "ibc_json_test.moc"
