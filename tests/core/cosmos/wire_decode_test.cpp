// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "cosmos/wire/decoded.h"
#include "cosmos/wire/reading.h"
#include "made_block.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::cosmos;
using namespace signalbox::test;

using Effect = RelayMessage::Effect;
using Outcome = PacketEvent::Outcome;

/// What the recordings do not contain: other versions, hostile values, transactions that are none.
class WireDecodeTest : public QObject {
    Q_OBJECT
private:
    static DecodedBlock decoded(const std::vector<MadeTx>& txs,
                                const QByteArray& blockEvents = "\"end_block_events\":null")
    {
        const auto block = readBlock(blockAnswer(txs));
        const auto results = readResults(resultsAnswer(txs, blockEvents));
        if (!block || !results)
            qFatal("%s", qPrintable(block ? results.error().what : block.error().what));
        auto read = decode(*block, *results);
        if (!read)
            qFatal("%s", qPrintable(read.error().what));
        return std::move(*read);
    }
    /// One receive with a response and, perhaps, its event.
    static Effect effectOf(int result, bool event, bool acknowledgement, int code = 0, const QByteArray& codespace = {})
    {
        const MadePacket packet;
        MadeTx tx{
            transaction({relay("MsgRecvPacket", packet, "cosmos1relay", 4)}), responses({result}), {}, code, codespace};
        if (event)
            tx.events.push_back(packetEvent("recv_packet", packet));
        if (acknowledgement)
            tx.events.push_back(packetEvent("write_acknowledgement", packet));
        const DecodedBlock block = decoded({tx});
        return block.relays.size() == 1 ? block.relays.front().effect : Effect::Failed;
    }
    static PacketEvent written(const QByteArray& acknowledgement)
    {
        const MadeTx tx{
            transaction({any("/x.Msg", "")}),
            {},
            {packetEvent("write_acknowledgement", MadePacket(), 0, {{"packet_ack_hex", acknowledgement.toHex()}})}};
        const DecodedBlock block = decoded({tx});
        return block.packets.empty() ? PacketEvent() : block.packets.front();
    }
    static PacketEvent sentWith(const QByteArray& data)
    {
        MadePacket packet;
        packet.data = data;
        const MadeTx tx{transaction({any("/x.Msg", "")}), {}, {packetEvent("send_packet", packet)}};
        const DecodedBlock block = decoded({tx});
        return block.packets.empty() ? PacketEvent() : block.packets.front();
    }

private Q_SLOTS:
    void effectsByVersion()
    {
        QCOMPARE(effectOf(2, true, true), Effect::Effected);  // v5.2 and later
        QCOMPARE(effectOf(1, false, false), Effect::None);
        QCOMPARE(effectOf(3, true, true), Effect::Effected);   // the application refused it
        QCOMPARE(effectOf(2, true, false), Effect::Effected);  // acknowledged later
        QCOMPARE(effectOf(1, true, false), Effect::None);      // v3 to v5.1 repeat the event
        QCOMPARE(effectOf(-1, true, true), Effect::Effected);  // before v3 no result is stated
        QCOMPARE(effectOf(-1, true, false), Effect::First);
        QCOMPARE(effectOf(2, true, true, 5, "sdk"), Effect::Failed);
    }

    void aRepeatedEventIsNoPacketEvent()
    {
        const MadePacket packet;
        const MadeTx tx{transaction({relay("MsgRecvPacket", packet, "cosmos1late", 4)}),
                        responses({1}),
                        {packetEvent("recv_packet", packet)}};
        QVERIFY(decoded({tx}).packets.empty());
    }

    void theWinnerOfTwoInOneTransaction()
    {
        const MadePacket packet;
        const MadeTx tx{transaction({relay("MsgRecvPacket", packet, "cosmos1first", 4),
                                     relay("MsgRecvPacket", packet, "cosmos1second", 4)}),
                        responses({2, 1}),
                        {packetEvent("recv_packet", packet)}};
        const DecodedBlock block = decoded({tx});
        QCOMPARE(block.relays.size(), std::size_t(2));
        QCOMPARE(block.relays[0].effect, Effect::Effected);
        QCOMPARE(block.relays[1].effect, Effect::None);
        QCOMPARE(block.packets.at(0).signer, "cosmos1first");
    }

    void failedTransactionsCountForRelayersOnly()
    {
        const MadePacket packet;
        const MadeTx tx{transaction({relay("MsgTimeout", packet, "cosmos1relay", 5)}),
                        {},
                        {packetEvent("timeout_packet", packet)},
                        20,
                        "channel"};
        const DecodedBlock block = decoded({tx});
        QVERIFY(block.packets.empty());
        QCOMPARE(block.failed, 1);
        QCOMPARE(block.relays.at(0).effect, Effect::Failed);
        QVERIFY(block.relays.at(0).lostRace);
    }

    void timeoutOnCloseHasItsOwnSigner()
    {
        const MadePacket packet;
        const MadeTx tx{transaction({relay("MsgTimeoutOnClose", packet, "cosmos1relay", 6)}, "ops | hermes 1.13.2"),
                        responses({2}),
                        {packetEvent("timeout_packet", packet, 0)}};
        const DecodedBlock block = decoded({tx});
        const RelayMessage& message = block.relays.at(0);
        QCOMPARE(message.kind, RelayMessage::Kind::TimeoutOnClose);
        QCOMPARE(message.effect, Effect::Effected);
        QCOMPARE(message.signer, "cosmos1relay");
        QCOMPARE(message.memo, "ops | hermes 1.13.2");
        QCOMPARE(message.fee, "343stake");
        QCOMPARE(message.feePayer, "cosmos1payer");
    }

    void undecodableTransactionsKeepTheirPlace()
    {
        const MadePacket packet;
        const MadeTx compressed{QByteArray("\x28\xb5\x2f\xfd\x00\x01\x02", 7), {}, {}};
        const MadeTx garbage{
            "{\"not\":\"protobuf\"}",
            {},
            {packetEvent("recv_packet", packet), eventJson("tx", {{"fee", "5untrn"}, {"fee_payer", "neutron1x"}})}};
        const MadeTx good{transaction({relay("MsgRecvPacket", packet, "cosmos1relay", 4)}),
                          responses({2}),
                          {packetEvent("recv_packet", packet)}};
        const DecodedBlock block = decoded({compressed, garbage, good});
        QCOMPARE(block.skipped.size(), std::size_t(2));
        QCOMPARE(block.skipped[0].reason, Skipped::Reason::Compressed);
        QCOMPARE(block.skipped[1].reason, Skipped::Reason::NotProtobuf);
        QCOMPARE(block.packets.size(), std::size_t(2));
        QCOMPARE(block.packets[1].txIndex, 2);
        QCOMPARE(block.relays.size(), std::size_t(2));
        QVERIFY(!block.relays[0].fromMessage);  // only its event tells
        QCOMPARE(block.relays[0].signer, "neutron1x");
        QCOMPARE(block.relays[0].fee, "5untrn");
    }

    void plainAndBase64InOneAnswer()
    {
        const MadePacket packet;
        const MadeTx tx{transaction({any("/x.Msg", "")}),
                        {},
                        {packetEvent("send_packet", packet, -1, {}, true), packetEvent("send_packet", packet)}};
        const DecodedBlock block = decoded({tx});
        QCOMPARE(block.packets.size(), std::size_t(2));
        for (const PacketEvent& event : block.packets) {
            QCOMPARE(event.data, packet.data);
            QCOMPARE(event.timeoutRevision, quint64(4));
            QCOMPARE(event.timeoutHeight, quint64(552));
            QCOMPARE(event.amount, "7");
        }
    }

    void blockEventsHaveThreeNames()
    {
        const QByteArray list = '[' + packetEvent("send_packet", MadePacket()) + ']';
        for (const char* name : {"begin_block_events", "end_block_events", "finalize_block_events"}) {
            const DecodedBlock block = decoded({}, '"' + QByteArray(name) + "\":" + list);
            QCOMPARE(block.packets.size(), std::size_t(1));
            QCOMPARE(block.packets[0].txIndex, -1);
            QVERIFY(block.packets[0].signer.isEmpty());
        }
    }

    void anAcknowledgementWithoutItsMessage()
    {
        const MadePacket packet;
        const QByteArray error = "ABCI code: 5: error handling packet: see events for details";
        const QByteArray list = '[' + packetEvent("acknowledge_packet", packet) + ',' +
                                eventJson("fungible_token_packet", {{"acknowledgement", "error:\"" + error + "\" "}}) +
                                ',' + eventJson("fungible_token_packet", {{"error", error}}) + ']';
        const DecodedBlock block = decoded({}, "\"end_block_events\":" + list);
        QCOMPARE(block.packets.at(0).outcome, Outcome::Error);
        QCOMPARE(block.packets.at(0).error, error);
    }

    void acknowledgements()
    {
        QCOMPARE(written(R"({"result":"AQ=="})").outcome, Outcome::Success);
        const PacketEvent refused = written(R"({"error":"ABCI code: 1: error handling packet"})");
        QCOMPARE(refused.outcome, Outcome::Error);
        QCOMPARE(refused.error, "ABCI code: 1: error handling packet");
        const QByteArray inner = QByteArray(R"({"error":"ABCI code: 4"})").toBase64();
        const PacketEvent fee = written(R"({"app_acknowledgement":")" + inner + R"(","underlying_app_success":true})");
        QCOMPARE(fee.outcome, Outcome::Error);
        QCOMPARE(fee.error, "ABCI code: 4");
        for (const QByteArray& other : {QByteArray("\1"), QByteArray("{"), QByteArray("{}"), QByteArray("[]")})
            QCOMPARE(written(other).outcome, Outcome::Unknown);
    }

    void largeAndHostileValues()
    {
        MadePacket packet;
        packet.sequence = ~quint64(0);
        const MadeTx tx{transaction({relay("MsgRecvPacket", packet, "cosmos1relay", 4)}),
                        responses({2}),
                        {packetEvent("recv_packet", packet)}};
        const DecodedBlock block = decoded({tx});
        QCOMPARE(block.packets.at(0).sequence, ~quint64(0));
        QCOMPARE(block.relays.at(0).effect, Effect::Effected);

        const QByteArray receiver = "{\\\"autopilot\\\":\\\"" + QByteArray(2048, 'r') + "\\\"}";
        const QByteArray memo(32 << 10, 'm');
        const PacketEvent event =
            sentWith("{\"amount\":\"" + QByteArray(78, '9') + "\",\"denom\":\"\\u0000'; DROP TABLE x;--\",\"memo\":\"" +
                     memo + "\",\"receiver\":\"" + receiver + "\",\"sender\":\"cosmos1a\"}");
        QVERIFY(event.isTransfer);
        QCOMPARE(event.amount, QByteArray(78, '9'));
        QCOMPARE(event.memo, memo);
        QVERIFY(event.receiver.startsWith("{\"autopilot\":\"rrr"));
        const PacketEvent invalid =
            sentWith("\n {\"amount\":\"7\",\"denom\":\"a\xff\",\"receiver\":\"b\",\"sender\":\"c\"}");
        QCOMPARE(invalid.denom, "a\xef\xbf\xbd");
        QCOMPARE(event.denom, QByteArray("\0'; DROP TABLE x;--", 19));
    }

    void dataThatIsNoTransfer()
    {
        const auto transfer = [](const QByteArray& amount) {
            return R"({"denom":"a","sender":"b","receiver":"c","amount":)" + amount + '}';
        };
        QVERIFY(sentWith(transfer("\"" + QByteArray(79, '1') + '"')).amount.isEmpty());
        QVERIFY(sentWith(transfer("\"-5\"")).amount.isEmpty());
        QCOMPARE(sentWith(transfer("\"007\"")).amount, "7");
        QVERIFY(!sentWith(transfer("5")).isTransfer);
        for (const QByteArray& data : {QByteArray("\x0a\x01", 2), QByteArray("{"), QByteArray("[1]"),
                                       QByteArray(R"({"type":"TYPE_EXECUTE_TX"})")}) {
            const PacketEvent event = sentWith(data);
            QVERIFY(!event.isTransfer);
            QCOMPARE(event.data, data);
            QCOMPARE(event.commitment.size(), 32);
        }
    }

    void eventsWithoutEndsAreCounted()
    {
        const MadeTx tx{transaction({any("/x.Msg", "")}),
                        {},
                        {eventJson("send_packet", {{"packet_sequence", "5"}}),
                         eventJson("recv_packet", {{"packet_sequence", "-1"}, {"packet_src_channel", "channel-0"}})}};
        QCOMPARE(decoded({tx}).unreadable, qsizetype(2));
    }

    void resultsOfAnotherBlockAreRefused()
    {
        const MadeTx tx{transaction({any("/x.Msg", "")}), {}, {}};
        const auto block = readBlock(blockAnswer({tx}));
        const auto other = readResults(resultsAnswer({tx}, R"("end_block_events":null)", 8));
        const auto fewer = readResults(resultsAnswer({}));
        QVERIFY(block && other && fewer);
        QVERIFY(!decode(*block, *other));
        QVERIFY(!decode(*block, *fewer));
    }
};

SIGNALBOX_TEST(WireDecodeTest)
#include "wire_decode_test.moc"
