// SPDX-License-Identifier: GPL-3.0-or-later

#include "book_place.h"
#include "ibc/books/overview.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

}  // namespace

/// The formulas of the document, over stored packets.
class IbcStatsCountTest : public QObject, IbcBookPlace {
    Q_OBJECT
private Q_SLOTS:
    void init() { makeBook(); }
    void cleanup() { dropBook(); }

    void healthIsTheDocuments_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("ok");
        QTest::addColumn<int>("stuck");
        QTest::addColumn<int>("channels");
        QTest::addColumn<QString>("health");
        QTest::newRow("no row") << -1 << 0 << 0 << 0 << u"30.00"_s;
        QTest::newRow("no packets") << 0 << 0 << 0 << 0 << u"30.00"_s;
        QTest::newRow("only channels") << 0 << 0 << 0 << 12 << u"50.00"_s;
        QTest::newRow("ordinary") << 100 << 90 << 5 << 3 << u"79.50"_s;
        QTest::newRow("perfect") << 100 << 100 << 0 << 25 << u"100.00"_s;
        QTest::newRow("poor") << 200 << 100 << 100 << 1 << u"42.00"_s;
    }
    void healthIsTheDocuments()
    {
        QFETCH(int, total);
        QFETCH(int, ok);
        QFETCH(int, stuck);
        QFETCH(int, channels);
        QFETCH(QString, health);
        if (total >= 0)
            sql(u"INSERT INTO ibc.network_stats (chain_id, network_name, date, total_packets, successful_packets, "
                "stuck_packets, active_channels) VALUES ('alpha-1', 'Alpha', (now() AT TIME ZONE 'UTC')::date, %1, %2, "
                "%3, %4)"_s.arg(total)
                    .arg(ok)
                    .arg(stuck)
                    .arg(channels));
        QCOMPARE(sql(u"SELECT round(ibc.calculate_network_health_score('alpha-1'), 2)"_s), health);
        IbcChain chain;
        chain.total = std::max(total, 0);
        chain.cleared = ok;
        chain.stuck = stuck;
        chain.channels = channels;
        ibc::setHealth(chain);
        QCOMPARE(chain.health.has_value(), total > 0);  // the window says "no data"
        if (chain.health) {
            QCOMPARE(QString::number(*chain.health, 'f', 2), health);
            QVERIFY(std::abs(chain.success + chain.notStuck + chain.breadth - *chain.health) < 0.01);
        }
    }

    void scoresAreThoseOfTheReference()
    {
        QCOMPARE(sql(u"SELECT ibc.congestion(0, 0, NULL)"_s), u"0.00"_s);
        QCOMPARE(sql(u"SELECT ibc.congestion(5, 100, 450)"_s), u"23.00"_s);
        QCOMPARE(sql(u"SELECT ibc.congestion(100, 100, 5000)"_s), u"100.00"_s);
        QCOMPARE(sql(u"SELECT ibc.congestion(300, 100, 900)"_s), u"100.00"_s);
        QCOMPARE(sql(u"SELECT ibc.reputation(0, 0, 0, NULL)"_s), u"50"_s);
        QCOMPARE(sql(u"SELECT ibc.reputation(100, 90, 10, 30)"_s), u"86.00"_s);
        QCOMPARE(sql(u"SELECT ibc.reputation(50, 50, 0, 0)"_s), u"75.00"_s);
        QCOMPARE(sql(u"SELECT ibc.reputation(1000, 0, 1000, 600)"_s), u"0.00"_s);
        QCOMPARE(sql(u"SELECT ibc.reputation(1000, 1000, 0, NULL)"_s), u"90.00"_s);
    }

    void aDayCountsItsPackets()
    {
        clearedPacket(1, after(0), 10);
        clearedPacket(2, after(10), 20, {{u"relayer_address"_s, u"'cosmos1other'"_s}});
        packet(3, after(20),
               {{u"status"_s, u"'failed'"_s}, {u"outcome"_s, u"'timed_out'"_s}, {u"cleared_at"_s, after(500)}});
        packet(4, after(30), {{u"status"_s, u"'stuck'"_s}, {u"stuck_at"_s, after(930)}});
        packet(5, after(40), {{u"src_channel_id"_s, u"'channel-7'"_s}, {u"dst_channel_id"_s, u"'channel-8'"_s}});
        count();
        QCOMPARE(sql(u"SELECT concat_ws(' ', total_packets, successful_packets, failed_packets, stuck_packets, "
                     "avg_clear_time_seconds, active_relayers, active_channels, total_volume_usd) FROM "
                     "ibc.network_stats WHERE chain_id = 'alpha-1' AND date = '2026-03-01'"_s),
                 u"5 2 1 1 15.00 2 2"_s);  // no price: no volume
        QCOMPARE(sql(u"SELECT concat_ws(' ', hour, packets_sent, packets_cleared, packets_stuck, "
                     "avg_clear_time_seconds, congestion_score, success_rate) FROM ibc.channel_performance WHERE "
                     "src_channel_id = 'channel-0'"_s),
                 u"12 4 2 1 15.00 15.67 50.00"_s);
        QCOMPARE(sql(u"SELECT string_agg(status || ' ' || packet_count, ', ' ORDER BY status) FROM "
                     "ibc.hourly_packet_stats WHERE hour = timestamptz '2026-03-01 12:00Z'"_s),
                 u"cleared 2, failed 1, pending 1, stuck 1"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.hourly_packet_stats WHERE status <> 'failed' AND avg_clear_time IS NOT "
                     "NULL"_s),
                 u"1"_s);
    }

    void daysAreThoseOfUtc()
    {
        clearedPacket(1, u"timestamptz '2026-03-01 23:59:59.999Z'"_s, 10);
        clearedPacket(2, u"timestamptz '2026-03-02 00:00:00Z'"_s, 10);
        OK(session->write([](store::Transaction& transaction) {
            transaction.exec("SET LOCAL timezone = 'America/New_York'");
            transaction.exec("SELECT ibc.count_packets(1000, '0 s')");
            return Done{};
        }));
        QCOMPARE(sql(u"SELECT string_agg(date || ' ' || total_packets, ', ' ORDER BY date) FROM ibc.network_stats"_s),
                 u"2026-03-01 1, 2026-03-02 1"_s);
        QCOMPARE(sql(u"SELECT string_agg(date || ' ' || hour, ', ' ORDER BY date) FROM ibc.channel_performance"_s),
                 u"2026-03-01 23, 2026-03-02 0"_s);
    }

    void aFinishedDayChangesOnlyWhenItsPacketsDo()
    {
        clearedPacket(1, after(0), 10);
        packet(2, after(0) + u" + interval '1 day'"_s);
        count();
        sql(u"UPDATE ibc.network_stats SET total_packets = 99 WHERE date = '2026-03-01'"_s);
        sql(u"UPDATE ibc.packet_flow SET status = 'cleared', outcome = 'acknowledged', cleared_at = sent_at + interval "
            "'4 days' WHERE sequence = 2"_s);
        count();
        QCOMPARE(sql(u"SELECT string_agg(date || ' ' || total_packets || ' ' || avg_clear_time_seconds, ', ' ORDER BY "
                     "date) FROM ibc.network_stats"_s),
                 u"2026-03-01 99 10.00, 2026-03-02 1 345600.00"_s);
        sql(u"DELETE FROM ibc.packet_flow WHERE sequence = 1"_s);
        count();
        QCOMPARE(sql(u"SELECT string_agg(date::text, ', ') FROM ibc.network_stats"_s), u"2026-03-02"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.channel_performance WHERE date = '2026-03-01'"_s), u"0"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.stale_hours"_s), u"0"_s);
    }

    void aDayInChangeIsCountedWhenItIsQuiet()
    {
        packet(1, after(0));
        QCOMPARE(sql(u"SELECT ibc.count_packets(10, '1 h', '1 h')"_s), u"0"_s);
        QCOMPARE(sql(u"SELECT ibc.count_packets(10, '1 h', '0 s')"_s), u"1"_s);  // it has waited long enough
    }

    void theProcedureAggregatesYesterdayAndToday()
    {
        clearedPacket(1, u"now() - interval '1 day'"_s, 10);
        clearedPacket(2, u"now()"_s, 0);
        clearedPacket(3, u"now() - interval '3 days'"_s, 10);
        OK(session->plain([](store::Transaction& transaction) {
            transaction.exec("CALL ibc.aggregate_daily_stats()");
            return Done{};
        }));
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.network_stats"_s), u"2"_s);
        QCOMPARE(sql(u"SELECT total_packets || ' ' || success_rate FROM ibc.v_network_overview"_s), u"1 100.00"_s);
    }

    void valuesNeedAPriceOfTheirTime()
    {
        sql(u"INSERT INTO ibc.denom_prices (denom, since, symbol, decimals, usd) VALUES ('uatom', timestamptz "
            "'2026-03-01 12:00:05Z', 'ATOM', 6, 10), ('uatom', timestamptz '2026-03-02Z', 'ATOM', 6, 20)"_s);
        packet(1, after(0));   // before the first price
        packet(2, after(60));  // 1.5 ATOM
        packet(3, after(60), {{u"denom"_s, u"'transfer/channel-9/uatom'"_s}});
        packet(4, after(60), {{u"amount"_s, u"10::numeric ^ 77"_s}});  // of no value that can be meant
        packet(5, after(60), {{u"amount"_s, u"NULL"_s}, {u"denom"_s, u"NULL"_s}});
        count();
        QCOMPARE(sql(u"SELECT string_agg(coalesce(amount_usd::text, '-'), ' ' ORDER BY sequence) FROM "
                     "ibc.packet_flow"_s),
                 u"- 15.00 - - -"_s);
        QCOMPARE(sql(u"SELECT total_volume_usd FROM ibc.network_stats"_s), u"15.00"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.stale_hours"_s), u"0"_s);  // its own changes are no news
    }

    void relayersAreJudgedByTheirMessages()
    {
        for (int i = 1; i <= 4; ++i)
            packet(i, after(i));
        relay(1, 1, u"cosmos1fast"_s, after(7), u"effected"_s, {{u"fee"_s, u"'100stake,7ibc/AB'"_s}});
        relay(2, 2, u"cosmos1fast"_s, after(12), u"effected"_s,
              {{u"tx_hash"_s, u"'T1'"_s}, {u"fee"_s, u"'100stake,7ibc/AB'"_s}});
        relay(3, 3, u"cosmos1fast"_s, after(12), u"none"_s);
        relay(4, 4, u"cosmos1fast"_s, after(12), u"failed"_s);
        relay(5, 4, u"cosmos1fast"_s, after(12), u"failed"_s, {{u"lost_race"_s, u"true"_s}});
        relay(6, 3, u"cosmos1slow"_s, after(63), u"effected"_s);
        count();
        QCOMPARE(sql(u"SELECT string_agg(concat_ws(' ', relayer_address, packets_relayed, packets_won, "
                     "packets_frontrun, success_rate, avg_response_time_seconds, reputation_score), ', ' ORDER BY "
                     "relayer_address) FROM ibc.relayer_performance WHERE date = '2026-03-01' AND chain_id = "
                     "'beta-2'"_s),
                 u"cosmos1fast 4 2 2 50.00 8.00 50.15, cosmos1slow 1 1 0 100.00 60.00 50.40"_s);
        QCOMPARE(sql(u"SELECT string_agg(amount || denom, ' ' ORDER BY denom) FROM ibc.relayer_fees"_s),
                 u"7ibc/AB 100stake"_s);  // each transaction once
        QCOMPARE(sql(u"SELECT string_agg(rank || ' ' || relayer_address, ', ') FROM "
                     "ibc.get_relayer_leaderboard('beta-2', '2026-03-01')"_s),
                 u"1 cosmos1fast, 2 cosmos1slow"_s);
        sql(u"DELETE FROM ibc.packet_relays WHERE signer = 'cosmos1slow'"_s);
        count();
        QCOMPARE(sql(u"SELECT string_agg(relayer_address, ' ') FROM ibc.relayer_performance"_s), u"cosmos1fast"_s);
    }

    void aSendThatIsReadLaterGivesTheResponse()
    {
        relay(1, 1, u"cosmos1fast"_s, after(9), u"effected"_s);
        count();
        QCOMPARE(sql(u"SELECT avg_response_time_seconds FROM ibc.relayer_performance"_s), QString());
        packet(1, after(0), {{u"received_at"_s, after(9)}, {u"outcome"_s, u"'received'"_s}});
        count();
        QCOMPARE(sql(u"SELECT avg_response_time_seconds FROM ibc.relayer_performance"_s), u"9.00"_s);
    }

    void oneConsoleCountsAtATime()
    {
        packet(1, after(0));
        sql(u"UPDATE ibc.stale_hours SET noted_at = now() - interval '1 h'"_s);
        const auto other = db->session();
        OK(other->write([&](store::Transaction& transaction) -> Expected<Done> {
            transaction.exec("SELECT FROM ibc.statistics_turn FOR UPDATE");
            const auto turn = ibc::updateStatistics(*session);
            if (!turn)
                return fail(turn.error());
            return turn->ours ? fail(ErrorKind::Internal, "NOT_LOCKED", Message(u"both count"_s))
                              : Expected<Done>(Done{});
        }));
        const auto turn = ibc::updateStatistics(*session);
        OK(turn);
        QVERIFY(turn->ours && turn->days == 1);
    }
};

SIGNALBOX_TEST(IbcStatsCountTest)
#include "stats_count_test.moc"
