// SPDX-License-Identifier: GPL-3.0-or-later

#include "book_place.h"
#include "ibc/books/packet_detail.h"
#include "ibc/concerns.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// Packets of IBC v2 beside those of v1.
class IbcBookV2Test : public QObject, IbcBookPlace {
    Q_OBJECT

    const QDate m_day{2026, 3, 1};

    /// A packet from alpha-1 07-tendermint-1 to beta-2 07-tendermint-0.
    void packetV2(qint64 sequence, const QString& at, const std::map<QString, QString>& more = {}) const
    {
        std::map<QString, QString> row{{u"src_chain_id"_s, u"'alpha-1'"_s},
                                       {u"dst_chain_id"_s, u"'beta-2'"_s},
                                       {u"src_client_id"_s, u"'07-tendermint-1'"_s},
                                       {u"dst_client_id"_s, u"'07-tendermint-0'"_s},
                                       {u"sequence"_s, QString::number(sequence)},
                                       {u"created_at"_s, at},
                                       {u"sent_at"_s, at},
                                       {u"send_height"_s, u"1"_s},
                                       {u"sender"_s, u"'cosmos1sender'"_s},
                                       {u"receiver"_s, u"'cosmos1receiver'"_s},
                                       {u"amount"_s, u"1500000"_s},
                                       {u"denom"_s, u"'uatom'"_s}};
        for (const auto& [column, value] : more)
            row[column] = value;
        QStringList columns, values;
        for (const auto& [column, value] : row) {
            columns << column;
            values << value;
        }
        sql(u"INSERT INTO ibc.packet_flow_v2 (%1) VALUES (%2)"_s.arg(columns.join(u", "_s), values.join(u", "_s)));
    }
    void clearedV2(qint64 sequence, const QString& at, int seconds) const
    {
        const QString done = at + u" + interval '%1 s'"_s.arg(seconds);
        packetV2(sequence, at,
                 {{u"status"_s, u"'cleared'"_s},
                  {u"outcome"_s, u"'acknowledged'"_s},
                  {u"received_at"_s, done},
                  {u"written_at"_s, done},
                  {u"cleared_at"_s, done},
                  {u"tx_hash_recv"_s, u"'%1'"_s.arg(QString(64, u'A'))},
                  {u"relayer_address"_s, u"'cosmos1two'"_s}});
    }
    /// The keys of a page.
    QString found(const PacketFilter& filter) const
    {
        const auto page = wait(book->packets(filter));
        if (!page)
            return page.error().code;
        QStringList all;
        for (const IbcPacket& packet : page->packets)
            all << packet.key.text();
        return all.join(u' ');
    }
    QString foundText(const QString& text) const
    {
        PacketFilter filter;
        filter.text = text;
        return found(filter);
    }
    static PacketKey key(quint64 sequence) { return {u"alpha-1"_s, {}, u"07-tendermint-1"_s, sequence, 2}; }

private Q_SLOTS:
    void init() { makeBook(); }
    void cleanup() { dropBook(); }

    void aKeyNamesItsVersion()
    {
        const auto second = PacketKey::fromText(u"alpha-1/v2/07-tendermint-1/5"_s);
        QVERIFY(second);
        QCOMPARE(*second, key(5));
        QCOMPARE(second->text(), u"alpha-1/v2/07-tendermint-1/5"_s);
        QCOMPARE(PacketKey::fromText(u"alpha-1/transfer/channel-0/5"_s)->version, 1);
        for (const char* client : {"07-tendermint-0", "08-wasm-17", "09-localhost", "06-solomachine-3"})
            QVERIFY2(isClientId(QLatin1String(client)), client);
        for (const char* other : {"channel-0", "07-", "tendermint", "7-tendermint-0", "07-tendermint-0/x", ""})
            QVERIFY2(!isClientId(QLatin1String(other)), other);
    }

    void bothVersionsAreListedInOneOrder()
    {
        packet(1, after(0));
        packetV2(1, after(1));
        packet(2, after(1));  // at the same time
        clearedV2(2, after(2), 6);
        packet(3, after(3));
        const QString all =
            u"alpha-1/transfer/channel-0/3 alpha-1/v2/07-tendermint-1/2 alpha-1/transfer/channel-0/2 "
            "alpha-1/v2/07-tendermint-1/1 alpha-1/transfer/channel-0/1"_s;
        const auto sorted = [](const QString& text) {
            QStringList keys = text.split(u' ');
            keys.sort();
            return keys;
        };
        QCOMPARE(sorted(found({})), sorted(all));
        PacketFilter filter;
        filter.limit = 1;
        QStringList pages;
        for (int i = 0; i < 10; ++i) {
            const auto page = wait(book->packets(filter));
            OK(page);
            QCOMPARE(page->total, 5);
            pages << page->packets.front().key.text();
            filter.before = page->next;
            if (page->next == 0)
                break;
        }
        QCOMPARE(pages.join(u' '), found({}));

        QCOMPARE(foundText(u"2"_s), u"alpha-1/v2/07-tendermint-1/2 alpha-1/transfer/channel-0/2"_s);
        QCOMPARE(foundText(u"alpha-1/v2/07-tendermint-1/2"_s), u"alpha-1/v2/07-tendermint-1/2"_s);
        QCOMPARE(foundText(u"alpha-1/transfer/channel-0/2"_s), u"alpha-1/transfer/channel-0/2"_s);
        QCOMPARE(foundText(QString(64, u'a')), u"alpha-1/v2/07-tendermint-1/2"_s);
        QCOMPARE(foundText(u"cosmos1two"_s), u"alpha-1/v2/07-tendermint-1/2"_s);
        QCOMPARE(foundText(u"cosmos1sender"_s).split(u' ').size(), 5);
        filter = {};
        filter.channel = u"07-tendermint-1"_s;
        QCOMPARE(found(filter), u"alpha-1/v2/07-tendermint-1/2 alpha-1/v2/07-tendermint-1/1"_s);
        filter.state = PacketState::Acknowledged;
        filter.chainId = u"alpha-1"_s;
        QCOMPARE(found(filter), u"alpha-1/v2/07-tendermint-1/2"_s);
        // a page that begins after a row of v2, of a key of v2
        filter = {};
        filter.text = u"alpha-1/v2/07-tendermint-1/2"_s;
        filter.before = 1'000'001;
        QCOMPARE(found(filter), u"BAD_VALUE"_s);
    }

    void stuckOnesHaveTheirCause()
    {
        packetV2(1, u"now() - interval '30 min'"_s);
        packetV2(2, u"now() - interval '2 h'"_s, {{u"outcome"_s, u"'received'"_s}, {u"received_at"_s, u"now()"_s}});
        packetV2(3, u"now() - interval '30 min'"_s,
                 {{u"timeout_timestamp"_s, u"floor(extract(epoch FROM now() - interval '10 min'))"_s}});  // in seconds
        packetV2(4, u"now()"_s);
        QVERIFY(judge() > 0);
        PacketFilter filter;
        filter.stuck = StuckKind::None;
        QCOMPARE(found(filter).split(u' ').size(), 3);
        filter.stuck = StuckKind::PastTimeout;
        QCOMPARE(found(filter), u"alpha-1/v2/07-tendermint-1/3"_s);
        filter.stuck = StuckKind::Unacknowledged;
        filter.channel = u"07-tendermint-1"_s;
        filter.text = u"2"_s;
        QCOMPARE(found(filter), u"alpha-1/v2/07-tendermint-1/2"_s);
        filter.text = u"alpha-1/v2/07-tendermint-1/2"_s;
        QCOMPARE(found(filter), u"alpha-1/v2/07-tendermint-1/2"_s);
        const auto page = wait(book->packets(filter));
        OK(page);
        const IbcPacket& stuck = page->packets.front();
        QVERIFY(stuck.critical);
        QVERIFY2(stuck.cause.english().contains(u"relayer for IBC v2"_s), qPrintable(stuck.cause.english()));
        const auto concerns = ibc::readConcerns(*session);
        OK(concerns);
        const auto& ofAlpha = concerns->at(u"cosmos:alpha-1"_s);
        QCOMPARE(ofAlpha.size(), std::size_t(1));
        QCOMPARE(ofAlpha.front().kind + u' ' + ofAlpha.front().key, u"ibc_stuck alpha-1/v2/07-tendermint-1"_s);
        QVERIFY(ofAlpha.front().text.english().startsWith(u"3 packets of IBC v2"_s));
        // thresholds of the client
        sql(u"INSERT INTO ibc.channel_thresholds VALUES ('alpha-1', '', '07-tendermint-1', 86400, 86400)"_s);
        QVERIFY(judge() > 0);
        filter = {};
        filter.stuck = StuckKind::None;
        QCOMPARE(found(filter), QString());
    }

    void aPacketHasItsLifeAndItsRelays()
    {
        clearedV2(7, after(0), 6);
        sql(u"UPDATE ibc.packet_flow_v2 SET timeout_timestamp = 1772366400"_s);
        block(u"cosmos_alpha"_s, 10, after(0));
        block(u"cosmos_beta"_s, 20, after(6));
        const auto event = [this](const QString& schema, int height, const QString& kind, int version) {
            sql(u"INSERT INTO %1.packet_events (height, event_index, kind, version, tx_index, tx_hash, msg_index, "
                u"mode, "
                "sequence, src_port, src_channel, dst_port, dst_channel, timeout_revision, timeout_height, "
                "timeout_timestamp, ordered, connection, data, commitment, acknowledgement, outcome, error, "
                "is_transfer, sender, receiver, denom, amount, memo, signer) VALUES (%2, %4, '%3', %4, 0, '\\xab', 0, "
                "'', 7, '', '07-tendermint-1', '', '07-tendermint-0', 0, 0, 0, false, '', '\\x01', '', '', 'none', '', "
                "true, '', '', '', '', '', 'cosmos1signer')"_s.arg(schema)
                    .arg(height)
                    .arg(kind)
                    .arg(version));
        };
        event(u"cosmos_alpha"_s, 10, u"send_packet"_s, 2);
        event(u"cosmos_alpha"_s, 10, u"send_packet"_s, 1);  // of another packet
        event(u"cosmos_beta"_s, 20, u"recv_packet"_s, 2);
        relay(1, 7, u"cosmos1two"_s, after(6), u"effected"_s,
              {{u"version"_s, u"2"_s},
               {u"src_port_id"_s, u"''"_s},
               {u"src_channel_id"_s, u"'07-tendermint-1'"_s},
               {u"dst_port_id"_s, u"''"_s},
               {u"dst_channel_id"_s, u"'07-tendermint-0'"_s}});
        const auto detail = wait(book->packet(key(7)));
        OK(detail);
        QCOMPARE(detail->packet.key, key(7));
        QCOMPARE(detail->packet.source.port + u' ' + detail->packet.source.channel, u" 07-tendermint-1"_s);
        QCOMPARE(detail->packet.timeoutAt, QDateTime({2026, 3, 1}, {12, 0}, Qt::UTC));
        QCOMPARE(detail->steps.size(), std::size_t(2));
        QCOMPARE(detail->steps.front().what, u"sent"_s);
        QCOMPARE(detail->relays.size(), std::size_t(1));
        QCOMPARE(detail->relays.front().after, std::optional<qint64>(6'000));
        QCOMPARE(detail->sourceClient, u"07-tendermint-1"_s);
        QVERIFY(detail->ordering.isEmpty());
        QCOMPARE(toJson(*detail).value(u"packet"_s).toObject().value(u"version"_s).toInt(), 2);
        QCOMPARE(wait(book->packet(key(8))).error().code, u"PACKET_UNKNOWN"_s);
        // the relay counts for its relayer, with its response
        count();
        const auto relayers = wait(book->relayers({}, m_day, m_day));
        OK(relayers);
        QCOMPARE(relayers->size(), std::size_t(1));
        QCOMPARE(relayers->front().won, 1);
        QVERIFY(relayers->front().response && std::abs(*relayers->front().response - 6'000) < 100);
    }

    void theOverviewCountsThemApart()
    {
        clearedPacket(1, after(0), 10);
        clearedV2(1, after(0), 10);
        clearedV2(2, after(1), 10);
        packetV2(3, after(2), {{u"status"_s, u"'failed'"_s}, {u"outcome"_s, u"'timed_out'"_s}});
        packetV2(4, after(3));
        packetV2(5, after(4), {{u"dst_chain_id"_s, u"NULL"_s}});
        judge();
        sql(u"INSERT INTO ibc.denom_prices (denom, since, decimals, usd) VALUES ('uatom', '2026-01-01', 6, 2)"_s);
        count();
        const auto overview = wait(book->overview(m_day, m_day));
        OK(overview);
        QCOMPARE(overview->sent, 1);
        QCOMPARE(overview->stuck, 0);
        QCOMPARE(overview->routes.size(), std::size_t(1));
        QCOMPARE(overview->v2.sent, 5);
        QCOMPARE(overview->v2.cleared, 2);
        QCOMPARE(overview->v2.failed, 1);
        QCOMPARE(overview->v2.stuck, 1);
        QCOMPARE(overview->v2.inFlight, 1);  // to a chain that is not known
        QCOMPARE(overview->v2Routes.size(), std::size_t(2));
        QCOMPARE(overview->v2Routes.back().to, u"beta-2"_s);
        QCOMPARE(overview->v2Routes.back().channels, QStringList(u"07-tendermint-1"_s));
        QVERIFY(toJson(*overview).contains(u"v2Routes"_s));
        QCOMPARE(sql(u"SELECT sum(volume_usd) FROM ibc.client_days"_s), u"15.00"_s);
        // what is gone is counted no more
        sql(u"DELETE FROM ibc.packet_flow_v2"_s);
        count();
        QCOMPARE(sql(u"SELECT count(*) FROM ibc.client_days"_s), u"0"_s);
        QVERIFY(!toJson(*wait(book->overview(m_day, m_day))).contains(u"v2"_s));
    }
};

SIGNALBOX_TEST(IbcBookV2Test)
#include "book_v2_test.moc"
