// SPDX-License-Identifier: GPL-3.0-or-later

#include "book_place.h"
#include "ibc/concerns.h"
#include "ibc/removal.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

QString ago(int seconds)
{
    return u"now() - interval '%1 s'"_s.arg(seconds);
}

/// Nanoseconds of a timeout, `seconds` from now.
QString timeoutIn(int seconds)
{
    return u"floor(extract(epoch FROM now() + interval '%1 s'))::numeric * 1000000000"_s.arg(seconds);
}

const std::map<QString, QString> received{{u"outcome"_s, u"'received'"_s}, {u"received_at"_s, u"now()"_s}};

}  // namespace

/// Which packets are said to be stuck, and why.
class IbcStatsStuckTest : public QObject, IbcBookPlace {
    Q_OBJECT

    QString stuck() const
    {
        return sql(
            u"SELECT coalesce(string_agg(sequence || ' ' || stuck_kind || CASE WHEN critical THEN '!' ELSE '' "
            "END, ', ' ORDER BY sequence), '') FROM ibc.v_packets WHERE status = 'stuck'"_s);
    }

private Q_SLOTS:
    void init() { makeBook(); }
    void cleanup() { dropBook(); }

    void anAgeAboveTheThresholdIsStuck()
    {
        packet(1, ago(890));
        packet(2, ago(910));
        packet(3, ago(3700));
        packet(4, ago(910), received);
        clearedPacket(5, ago(5000), 10);
        QCOMPARE(judge(), 3);
        QCOMPARE(stuck(), u"2 unreceived, 3 unreceived!, 4 unacknowledged"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.packet_flow WHERE stuck_at = created_at + interval '900 s'"_s), u"3"_s);
        QCOMPARE(sql(u"SELECT string_agg(sequence::text, ' ') FROM ibc.v_stuck_packets"_s), u"3 2 4"_s);
        QCOMPARE(judge(), 0);
    }

    void channelsHaveThresholdsOfTheirOwn()
    {
        sql(u"INSERT INTO ibc.channel_thresholds (chain_id, channel_id, stuck_seconds, critical_seconds) VALUES "
            "('alpha-1', 'channel-0', 60, 120), ('', 'channel-0', 10, 20)"_s);
        packet(1, ago(70));
        packet(2, ago(130));
        packet(3, ago(50));
        packet(4, ago(130), {{u"src_channel_id"_s, u"'channel-7'"_s}});
        judge();
        QCOMPARE(stuck(), u"1 unreceived, 2 unreceived!"_s);
        sql(u"UPDATE ibc.channel_thresholds SET stuck_seconds = 100 WHERE stuck_seconds = 60"_s);
        judge();
        QCOMPARE(stuck(), u"2 unreceived!"_s);
        QCOMPARE(sql(u"SELECT stuck_at - created_at FROM ibc.packet_flow WHERE sequence = 2"_s), u"00:01:40"_s);
        QCOMPARE(sql(u"SELECT status || coalesce(stuck_at::text, '') FROM ibc.packet_flow WHERE sequence = 1"_s),
                 u"pending"_s);
    }

    void aBackfillFloodsNobody()
    {
        packet(1, ago(5000));
        packet(2, ago(5000), received);
        setHead(u"beta-2"_s, 5000);  // the destination is far behind: what it received is not known
        heads();
        judge();
        QCOMPARE(stuck(), u"2 unacknowledged!"_s);
        setHead(u"beta-2"_s, 100);
        setHead(u"alpha-1"_s, 5000);
        heads();
        packet(3, ago(5000));
        judge();
        QCOMPARE(stuck(), u"2 unacknowledged!"_s);  // what was said stays until something tells otherwise
        setHead(u"alpha-1"_s, 105);
        heads();
        judge();
        QCOMPARE(stuck(), u"1 unreceived!, 2 unacknowledged!, 3 unreceived!"_s);
    }

    void packetsThatAreNotJoinedYetAreNotMissed()
    {
        packet(1, ago(5000));
        sql(u"UPDATE signalbox.leases SET changes = 1000 WHERE caip2 = 'cosmos:beta-2'"_s);
        heads();
        QCOMPARE(judge(), 0);
        sql(u"UPDATE signalbox.consumers SET seq = 999 WHERE caip2 = 'cosmos:beta-2'"_s);
        sql(u"INSERT INTO ibc.join_backlog (chain_id, caip2, blocks) VALUES ('beta-2', 'cosmos:beta-2', '{[5,50)}')"_s);
        heads();
        QCOMPARE(judge(), 0);
        sql(u"DELETE FROM ibc.join_backlog"_s);
        heads();
        QCOMPARE(judge(), 1);
    }

    void aDestinationThatIsNotIndexedIsNotGuessed()
    {
        packet(1, ago(5000), {{u"dst_chain_id"_s, u"'gamma-3'"_s}});
        packet(2, ago(5000), {{u"dst_chain_id"_s, u"NULL"_s}});
        QCOMPARE(judge(), 0);
        packet(3, ago(5000));
        QCOMPARE(judge(), 1);
        sql(u"UPDATE signalbox.chains SET state = 'deleted' WHERE caip2 = 'cosmos:beta-2'"_s);
        heads();
        judge();
        QCOMPARE(stuck(), QString());
    }

    void aTimeoutPassesByTheDestinationsClock()
    {
        block(u"cosmos_beta"_s, 100, ago(600));  // it is behind the clock
        heads();
        packet(1, ago(5000), {{u"timeout_timestamp"_s, timeoutIn(-300)}});  // passed today, not there
        packet(2, ago(5000), {{u"timeout_timestamp"_s, timeoutIn(-900)}});
        packet(3, ago(5000), {{u"timeout_height"_s, u"'2-100'"_s}});
        packet(4, ago(5000), {{u"timeout_height"_s, u"'2-101'"_s}});
        packet(5, ago(5000), {{u"timeout_height"_s, u"'1-9999'"_s}});  // of an older revision
        packet(6, ago(5000), {{u"timeout_height"_s, u"'3-1'"_s}});
        auto late = received;
        late[u"timeout_timestamp"_s] = timeoutIn(-900);
        packet(7, ago(5000), late);
        judge();
        QCOMPARE(stuck(),
                 u"1 unreceived!, 2 past_timeout!, 3 past_timeout!, 4 unreceived!, 5 past_timeout!, 6 "
                 "unreceived!, 7 unacknowledged!"_s);
    }

    void aClockThatLeadsGivesNoNegativeAge()
    {
        packet(1, u"now() + interval '56 s'"_s);
        QCOMPARE(judge(), 0);
        QCOMPARE(sql(u"SELECT age_ms FROM ibc.v_packets"_s), u"0"_s);
    }

    void stuckPacketsAreAlertsOfTheirChannel()
    {
        packet(1, ago(1000));
        packet(2, ago(1000));
        packet(3, ago(4000), {{u"src_channel_id"_s, u"'channel-7'"_s}});
        judge();
        const auto concerns = ibc::readConcerns(*session);
        OK(concerns);
        QCOMPARE(concerns->size(), std::size_t(1));
        const auto& alpha = concerns->at(u"cosmos:alpha-1"_s);
        QCOMPARE(alpha.size(), std::size_t(2));
        QCOMPARE(alpha[0].kind + u' ' + alpha[0].key + u' ' + alpha[0].severity,
                 u"ibc_stuck alpha-1/transfer/channel-0 warning"_s);
        QCOMPARE(alpha[0].text.english(), u"2 packets from Alpha to Beta are stuck on channel-0. Clear them."_s);
        QCOMPARE(alpha[1].severity, u"error"_s);  // it is critical
        QCOMPARE(alpha[1].text.english(), u"1 packet from Alpha to Beta is stuck on channel-7. Clear it."_s);
    }

    void aJoinerThatIsBehindIsAnAlert()
    {
        sql(u"INSERT INTO signalbox.changes (caip2, seq, kind, data_sets, ranges, changed_at) VALUES "
            "('cosmos:alpha-1', 1, 'commit', '{packets}', '{[40,50)}', now() - interval '10 min')"_s);
        sql(u"UPDATE signalbox.consumers SET updated_at = now() - interval '7 min'"_s);
        const auto concerns = ibc::readConcerns(*session);
        OK(concerns);
        QCOMPARE(concerns->at(u"cosmos:alpha-1"_s).front().text.english(),
                 u"Packets of Alpha have not been matched with their events for 7 minutes. See the log."_s);
        sql(u"SELECT ibc.count_turn(10, '0 s')"_s);
        const auto settled = ibc::readSettled(*session);
        OK(settled);
        QCOMPARE(settled->at(u"cosmos:alpha-1"_s), Height(39));
        QCOMPARE(settled->at(u"cosmos:beta-2"_s), Height(100));
    }

    void whatIsNotCountedIsNotSettled()
    {
        const auto settled = [this] { return ibc::readSettled(*session).value().at(u"cosmos:alpha-1"_s); };
        QCOMPARE(settled(), Height(-1));
        packet(1, ago(100));
        sql(u"SELECT ibc.count_turn(10, '1 h', '1 h')"_s);
        QCOMPARE(settled(), Height(-1));
        sql(u"SELECT ibc.count_turn(10, '0 s')"_s);
        QCOMPARE(settled(), Height(100));
        // An end whose counterparty is not asked for, then one that is not joined yet.
        sql(u"INSERT INTO cosmos_alpha.channel_ends (port, channel, version, first_height) VALUES ('transfer', "
            "'channel-0', 1, 30)"_s);
        QCOMPARE(settled(), Height(29));
        sql(u"UPDATE cosmos_alpha.channel_ends SET asked_at = now(), problem = 'the node is down'"_s);
        QCOMPARE(settled(), Height(100));
        sql(u"UPDATE cosmos_alpha.channel_ends SET learnt_at = now(), chain_id = 'beta-2', counterparty_port = "
            "'transfer', counterparty_channel = 'channel-1'"_s);
        QCOMPARE(settled(), Height(29));
        sql(u"SELECT ibc.join_turn()"_s);
        QCOMPARE(settled(), Height(100));
    }

    void aRemovedChainTakesThePacketsThatItSent()
    {
        packet(1, ago(100), received);
        packet(2, ago(100),
               {{u"src_chain_id"_s, u"'beta-2'"_s},
                {u"dst_chain_id"_s, u"'alpha-1'"_s},
                {u"outcome"_s, u"'received'"_s},
                {u"received_at"_s, ago(50)},
                {u"recv_height"_s, u"7"_s},
                {u"recv_relayer_address"_s, u"'cosmos1relayer'"_s}});
        sql(u"INSERT INTO ibc.join_backlog (chain_id, caip2) VALUES ('alpha-1', 'cosmos:alpha-1'), ('beta-2', "
            "'cosmos:beta-2')"_s);
        relay(1, 1, u"cosmos1relayer"_s, ago(10), u"effected"_s, {{u"chain_id"_s, u"'alpha-1'"_s}});
        sql(u"INSERT INTO ibc.clearing_breakers (chain_id, channel_id) VALUES ('alpha-1', 'channel-0')"_s);
        sql(u"INSERT INTO ibc.join_parked (chain_id, height, error) VALUES ('alpha-1', 5, '')"_s);
        count();
        store::ChainRow chain;
        chain.caip2 = u"cosmos:alpha-1"_s;
        chain.settings = {{u"chainId"_s, u"alpha-1"_s}};
        const auto tables = ibc::tablesOf(*session, chain);
        OK(tables);
        QCOMPARE(tables->front().rows, 1);
        QCOMPARE(ibc::removeChain(*session, chain, 9).error().code, u"LEASE_LOST"_s);
        OK(ibc::removeChain(*session, chain, 1));
        OK(ibc::removeChain(*session, chain, 1));
        QCOMPARE(sql(u"SELECT string_agg(src_chain_id, ' ') FROM ibc.packet_flow"_s), u"beta-2"_s);
        // The receive of what was sent to it is forgotten by the next turn of the joiner.
        QCOMPARE(sql(u"SELECT string_agg(chain_id || ' ' || blocks::text, ', ') FROM ibc.join_backlog"_s),
                 u"beta-2 {[1,2)}"_s);
        for (const char* table :
             {"packet_relays", "channel_days", "stale_relay_days", "clearing_breakers", "join_parked"})
            QCOMPARE(sql(u"SELECT count(*) FROM ibc.%1 t WHERE to_jsonb(t) ->> 'chain_id' = 'alpha-1' OR to_jsonb(t) "
                         "->> 'src_chain_id' = 'alpha-1'"_s.arg(QLatin1String(table))),
                     u"0"_s);
    }
};

SIGNALBOX_TEST(IbcStatsStuckTest)
#include "stats_stuck_test.moc"
