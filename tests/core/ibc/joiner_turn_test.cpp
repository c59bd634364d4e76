// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/concerns.h"
#include "joiner_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// What becomes of packets, on rows made by hand.
class JoinerTurnTest : public QObject, JoinerPlace {
    Q_OBJECT

    const QString a = u"a"_s, b = u"b"_s, c = u"c"_s;
    static QString send(const QString& chain, Height height, const PacketEnds& ends = ab, int index = 0)
    {
        return eventRow(chain, height, index, {u"send_packet"_s, ends});
    }
    static QString receive(const QString& chain, Height height, const PacketEnds& ends = ab,
                           const QString& outcome = u"success"_s)
    {
        return eventRow(chain, height, 0, {u"recv_packet"_s, ends}) +
               eventRow(chain, height, 1,
                        {u"write_acknowledgement"_s, ends, u"1"_s, outcome,
                         outcome == u"error"_s ? u"ABCI code: 4"_s : QString()}) +
               relayRow(chain, height, 0, u"receive"_s, u"effected"_s, ends);
    }
    static QString acknowledge(const QString& chain, Height height, const PacketEnds& ends = ab,
                               const QString& outcome = u"unknown"_s)
    {
        return eventRow(chain, height, 0, {u"acknowledge_packet"_s, ends, u"1"_s, outcome, {}}) +
               relayRow(chain, height, 0, u"acknowledge"_s, u"effected"_s, ends);
    }
    QString sourceOfRelay(const QString& chain, Height height) const
    {
        return value(
            u"SELECT coalesce(src_chain_id, '?') FROM ibc.packet_relays WHERE chain_id = '%1' AND height = %2"_s
                .arg(chain)
                .arg(height));
    }

private Q_SLOTS:
    void init()
    {
        make();
        learnAll();
    }
    void cleanup() { drop(); }

    void aPacketIsSentReceivedAndAcknowledged()
    {
        commit(a, 1, 5, send(a, 3));
        turns();
        QCOMPARE(packet(a), u"sent pending b"_s);
        commit(b, 1, 9, receive(b, 8));
        turns();
        QCOMPARE(packet(a), u"received pending b"_s);
        commit(a, 6, 12, acknowledge(a, 12));
        turns();
        QCOMPARE(packet(a), u"acknowledged cleared b"_s);
        QCOMPARE(
            value(u"SELECT packet_id || ' ' || sender || ' ' || amount || ' ' || denom || ' ' || send_height || ' ' || "
                  "recv_height || ' ' || write_height || ' ' || clear_height || ' ' || attempts || ' ' || "
                  "relayer_address || ' ' || tx_hash_clear || ' ' || extract(epoch FROM cleared_at - "
                  "created_at)::integer FROM ibc.packet_flow"_s),
            u"a/transfer/channel-0/1 cosmos1s 5 uatom 3 8 8 12 2 relayer 000000000000000C 9"_s);
    }

    void everyOrderGivesTheSame()
    {
        commit(a, 6, 12, acknowledge(a, 12));
        turns();
        commit(b, 1, 9, receive(b, 8));
        turns();
        QCOMPARE(packet(a), u"none"_s);
        commit(a, 1, 5, send(a, 3));
        turns();
        QCOMPARE(packet(a), u"acknowledged cleared b"_s);
        const QString backwards = joined();
        run(u"TRUNCATE ibc.packet_flow, ibc.packet_flow_v2, ibc.packet_relays, ibc.joined_ends"_s);
        QVERIFY(ibc::joinAgain(*session));
        turns();
        QCOMPARE(joined(), backwards);
    }

    void anErrorAcknowledgementFails()
    {
        commit(a, 1, 5, send(a, 3) + acknowledge(a, 5));
        commit(b, 1, 9, receive(b, 4, ab, u"error"_s));
        turns();
        QCOMPARE(packet(a), u"failed failed b"_s);
        QCOMPARE(value(u"SELECT error_message FROM ibc.packet_flow"_s), u"ABCI code: 4"_s);
    }
    void withoutTheDestinationTheAcknowledgementTells()
    {
        commit(a, 1, 5, send(a, 3) + acknowledge(a, 5, ab, u"error"_s));
        turns();
        QCOMPARE(packet(a), u"failed failed b"_s);
    }
    void aTimeoutFails()
    {
        commit(a, 1, 5,
               send(a, 3) + eventRow(a, 5, 0, {u"timeout_packet"_s, ab}) +
                   relayRow(a, 5, 0, u"timeout_on_close"_s, u"effected"_s, ab));
        turns();
        QCOMPARE(packet(a), u"timed_out failed b"_s);
    }

    /// a and c both send on transfer/channel-0 with sequence 1 to b.
    void receivesAreMatchedByTheirDestinationEnd()
    {
        commit(a, 1, 5, send(a, 3));
        commit(c, 1, 5, send(c, 2, bc));
        commit(b, 1, 9, receive(b, 7));
        turns();
        QCOMPARE(packet(a), u"received pending b"_s);
        QCOMPARE(packet(c, bc), u"sent pending b"_s);
        commit(b, 10, 12, receive(b, 11, bc));
        turns();
        QCOMPARE(packet(c, bc), u"received pending b"_s);
        QCOMPARE(sourceOfRelay(b, 7), a);
        QCOMPARE(sourceOfRelay(b, 11), c);
    }

    void aReceiveWithoutEffectHasNoSourceUntilItsPacketIsSeen()
    {
        commit(b, 1, 9, relayRow(b, 4, 0, u"receive"_s, u"none"_s, ab));
        turns();
        QCOMPARE(sourceOfRelay(b, 4), u"?"_s);
        commit(a, 1, 5, send(a, 3));
        turns();
        QCOMPARE(sourceOfRelay(b, 4), a);
        QCOMPARE(value(u"SELECT attempts FROM ibc.packet_flow"_s), u"1"_s);
        commit(a, 1, 5, {}, "drop");
        turns();
        QCOMPARE(sourceOfRelay(b, 4), u"?"_s);
        QCOMPARE(packet(a), u"none"_s);
    }

    void whatIsReplacedIsJoinedAgain()
    {
        commit(a, 1, 5, send(a, 3));
        commit(b, 1, 9, receive(b, 8));
        turns();
        commit(b, 5, 9, {}, "replace");
        turns();
        QCOMPARE(packet(a), u"sent pending b"_s);
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_relays"_s), u"0"_s);
        commit(b, 5, 9, receive(b, 6), "replace");
        turns();
        QCOMPARE(value(u"SELECT recv_height FROM ibc.packet_flow"_s), u"6"_s);
    }

    void theStuckMarkStaysUntilThePacketIsDone()
    {
        commit(a, 1, 5, send(a, 3));
        turns();
        run(u"UPDATE ibc.packet_flow SET status = 'stuck', stuck_at = now()"_s);
        commit(b, 1, 9, receive(b, 8));
        turns();
        QCOMPARE(packet(a), u"received stuck b"_s);
        commit(a, 6, 12, acknowledge(a, 12));
        turns();
        QCOMPARE(packet(a), u"acknowledged cleared b"_s);
        QCOMPARE(value(u"SELECT count(stuck_at) FROM ibc.packet_flow"_s), u"0"_s);
    }

    void valuesHaveNoLimit()
    {
        const QString sequence = u"18446744073709551615"_s, amount(78, u'9');
        commit(a, 1, 5,
               eventRow(a, 3, 0, {u"send_packet"_s, ab, sequence, u"none"_s, {}, QString(30'000, u'é'), amount}) +
                   eventRow(a, 3, 1, {u"send_packet"_s, ab, u"2"_s, u"none"_s, {}, u"x"_s, {}}));
        turns();
        QCOMPARE(packet(a, ab, sequence), u"sent pending b"_s);
        QCOMPARE(value(u"SELECT amount FROM ibc.packet_flow WHERE sequence > 2"_s), amount);
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_flow WHERE amount IS NULL"_s), u"1"_s);
    }

    void version2IsKeptApart()
    {
        const PacketEnds ends{{}, u"07-tendermint-1"_s, {}, u"07-tendermint-0"_s, 2};
        learn(a, ends, b);
        learn(b, {{}, u"07-tendermint-0"_s, {}, u"07-tendermint-1"_s, 2}, a);
        commit(a, 1, 5, send(a, 3, ends));
        commit(b, 1, 9, receive(b, 8, ends, u"error"_s));
        commit(a, 6, 9, acknowledge(a, 9, ends));
        turns();
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_flow"_s), u"0"_s);
        QCOMPARE(value(u"SELECT packet_id || ' ' || dst_client_id || ' ' || outcome || ' ' || attempts FROM "
                       "ibc.packet_flow_v2"_s),
                 u"a/v2/07-tendermint-1/1 07-tendermint-0 failed 2"_s);
    }

    void aRepeatedEventCountsOnce()
    {
        commit(b, 1, 9,
               eventRow(b, 4, 0, {u"recv_packet"_s, ab}) + relayRow(b, 4, 0, u"receive"_s, u"first"_s, ab) +
                   eventRow(b, 6, 0, {u"recv_packet"_s, ab}) + relayRow(b, 6, 0, u"receive"_s, u"first"_s, ab));
        commit(a, 1, 5, send(a, 3));
        turns(1);
        const QString effected =
            u"SELECT string_agg(height || ' ' || effected, ', ' ORDER BY height) FROM ibc.packet_relays"_s;
        QCOMPARE(value(effected), u"4 true, 6 false"_s);
        QCOMPARE(value(u"SELECT recv_height FROM ibc.packet_flow"_s), u"4"_s);
        commit(b, 4, 4, {}, "replace");
        turns();
        QCOMPARE(value(effected), u"6 true"_s);
        QCOMPARE(value(u"SELECT recv_height FROM ibc.packet_flow"_s), u"6"_s);
    }

    void whatCannotBeStoredHoldsUpNothing()
    {
        const QString tooLarge = u"18446744073709551616"_s;
        QString sends, receives;
        for (int i = 0; i < 20; ++i) {
            const QString sequence = i == 7 ? tooLarge : QString::number(i + 1);
            sends += eventRow(a, 2 + i / 3, i, {u"send_packet"_s, ab, sequence});
            receives +=
                relayRow(b, 3 + i / 4, i, i == 7 ? u"unheard"_s : u"receive"_s, u"none"_s, ab, QString::number(i + 1));
        }
        commit(a, 1, 9, sends);
        commit(b, 1, 9, receives);
        turns();
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_flow"_s), u"19"_s);
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_relays"_s), u"16"_s);  // without those of the block
        const QString parked =
            u"SELECT coalesce(string_agg(chain_id || ' ' || height, ', ' ORDER BY chain_id), '') FROM ibc.join_parked"_s;
        QCOMPARE(value(parked), u"a 4, b 4"_s);
        const auto concerns = ibc::readConcerns(*session);
        QVERIFY(concerns && concerns->contains(u"cosmos:b"_s));
        const QString text = concerns->at(u"cosmos:b"_s).front().text.english();
        QVERIFY2(text.startsWith(u"Packets in 1 block of b cannot be stored, the first one in block 4. Signalbox "
                                 "retries every hour. "_s),
                 qPrintable(text));
        // Later blocks are joined; after an hour, or if the block is replaced, it is tried again.
        commit(a, 10, 10, eventRow(a, 10, 0, {u"send_packet"_s, ab, u"50"_s}));
        turns();
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_flow"_s), u"20"_s);
        run(u"UPDATE ibc.join_parked SET parked_at = now() - interval '2 hours'"_s);
        turns();
        QCOMPARE(value(parked), u"a 4, b 4"_s);
        run(u"UPDATE cosmos_a.packet_events SET sequence = 8 WHERE sequence > 1000;"
            "UPDATE cosmos_b.relays SET kind = 'receive' WHERE kind = 'unheard'"_s);
        commit(a, 11, 11, {});
        turns();
        QCOMPARE(value(parked), u"a 4, b 4"_s);
        run(u"UPDATE ibc.join_parked SET parked_at = now() - interval '2 hours'"_s);
        turns();
        QCOMPARE(value(parked), QString());
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_flow"_s), u"21"_s);
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_relays"_s), u"20"_s);
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_flow WHERE attempts = 1"_s), u"20"_s);
    }
};

SIGNALBOX_TEST(JoinerTurnTest)
#include "joiner_turn_test.moc"
