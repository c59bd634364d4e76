// SPDX-License-Identifier: GPL-3.0-or-later

#include "book_place.h"
#include "ibc/books/packet_detail.h"
#include "ibc/books/packet_search.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

QString txHash(char letter)
{
    return QString(64, QLatin1Char(letter));
}

}  // namespace

class IbcBookPacketsTest : public QObject, IbcBookPlace {
    Q_OBJECT

    /// The sequences of a page.
    QString found(const PacketFilter& filter) const
    {
        const auto page = wait(book->packets(filter));
        if (!page)
            return page.error().code;
        QStringList all;
        for (const IbcPacket& packet : page->packets)
            all << QString::number(packet.key.sequence);
        return all.join(u' ');
    }
    QString foundText(const QString& text) const
    {
        PacketFilter filter;
        filter.text = text;
        return found(filter);
    }
    /// An event of a packet of alpha-1 to beta-2.
    void packetEvent(const QString& schema, int height, const QString& kind, qint64 sequence,
                     const std::map<QString, QString>& more = {}) const
    {
        std::map<QString, QString> row{{u"height"_s, QString::number(height)},
                                       {u"event_index"_s, u"0"_s},
                                       {u"kind"_s, u"'%1'"_s.arg(kind)},
                                       {u"version"_s, u"1"_s},
                                       {u"tx_index"_s, u"0"_s},
                                       {u"tx_hash"_s, u"'\\xabcd'"_s},
                                       {u"msg_index"_s, u"0"_s},
                                       {u"mode"_s, u"''"_s},
                                       {u"sequence"_s, QString::number(sequence)},
                                       {u"src_port"_s, u"'transfer'"_s},
                                       {u"src_channel"_s, u"'channel-0'"_s},
                                       {u"dst_port"_s, u"'transfer'"_s},
                                       {u"dst_channel"_s, u"'channel-1'"_s},
                                       {u"timeout_revision"_s, u"0"_s},
                                       {u"timeout_height"_s, u"0"_s},
                                       {u"timeout_timestamp"_s, u"0"_s},
                                       {u"ordered"_s, u"false"_s},
                                       {u"connection"_s, u"'connection-0'"_s},
                                       {u"data"_s, u"''"_s},
                                       {u"commitment"_s, u"''"_s},
                                       {u"acknowledgement"_s, u"''"_s},
                                       {u"outcome"_s, u"'none'"_s},
                                       {u"error"_s, u"''"_s},
                                       {u"is_transfer"_s, u"true"_s},
                                       {u"sender"_s, u"''"_s},
                                       {u"receiver"_s, u"''"_s},
                                       {u"denom"_s, u"''"_s},
                                       {u"amount"_s, u"''"_s},
                                       {u"memo"_s, u"''"_s},
                                       {u"signer"_s, u"'cosmos1signer'"_s}};
        for (const auto& [column, value] : more)
            row[column] = value;
        QStringList columns, values;
        for (const auto& [column, value] : row) {
            columns << column;
            values << value;
        }
        sql(u"INSERT INTO %1.packet_events (%2) VALUES (%3)"_s.arg(schema, columns.join(u", "_s),
                                                                   values.join(u", "_s)));
    }

private Q_SLOTS:
    void init() { makeBook(); }
    void cleanup() { dropBook(); }

    void aTextIsAKeyATransactionANumberOrAnAddress()
    {
        using Kind = ibc::SearchText::Kind;
        QCOMPARE(ibc::searchTextOf({}).kind, Kind::All);
        QCOMPARE(ibc::searchTextOf(u"osmosis-1/transfer/channel-0/18446744073709551615"_s).kind, Kind::Key);
        QCOMPARE(ibc::searchTextOf(u"0x"_s + txHash('a')).text, txHash('A'));
        QCOMPARE(ibc::searchTextOf(u"18446744073709551615"_s).kind, Kind::Sequence);
        QCOMPARE(ibc::searchTextOf(u"cosmos1xy"_s).kind, Kind::Address);
        QCOMPARE(ibc::searchTextOf(u"{\"wasm\":{}}"_s).kind, Kind::Address);
    }

    void packetsAreFoundByEachOfThese()
    {
        packet(1, after(0), {{u"tx_hash_send"_s, u"'%1'"_s.arg(txHash('A'))}});
        packet(2, after(1), {{u"tx_hash_recv"_s, u"'%1'"_s.arg(txHash('A'))}, {u"sender"_s, u"'cosmos1two'"_s}});
        clearedPacket(3, after(2), 5,
                      {{u"tx_hash_clear"_s, u"'%1'"_s.arg(txHash('B'))}, {u"receiver"_s, u"'cosmos1two'"_s}});
        packet(1, after(3), {{u"src_channel_id"_s, u"'channel-7'"_s}, {u"denom"_s, u"'x'"_s}});
        packet(1, after(4),
               {{u"src_chain_id"_s, u"'beta-2'"_s},
                {u"dst_chain_id"_s, u"'alpha-1'"_s},
                {u"sequence"_s, u"18446744073709551615"_s}});
        QCOMPARE(foundText({}), u"18446744073709551615 1 3 2 1"_s);
        QCOMPARE(foundText(txHash('a')), u"2 1"_s);
        QCOMPARE(foundText(u"0x"_s + txHash('b')), u"3"_s);
        QCOMPARE(foundText(txHash('c')), QString());
        QCOMPARE(foundText(u" cosmos1two "_s), u"3 2"_s);
        QCOMPARE(foundText(u"cosmos1relayer"_s), u"3"_s);
        QCOMPARE(foundText(u"1"_s), u"1 1"_s);
        QCOMPARE(foundText(u"18446744073709551615"_s), u"18446744073709551615"_s);
        QCOMPARE(foundText(u"alpha-1/transfer/channel-7/1"_s), u"1"_s);
        QCOMPARE(foundText(u"'; DROP TABLE ibc.packet_flow; --"_s), QString());
        PacketFilter filter;
        filter.chainId = u"beta-2"_s;
        QCOMPARE(found(filter), u"18446744073709551615"_s);
        filter = {};
        filter.channel = u"channel-7"_s;
        QCOMPARE(found(filter), u"1"_s);
        filter = {};
        filter.state = PacketState::Acknowledged;
        QCOMPARE(found(filter), u"3"_s);
        filter = {};
        filter.from = QDateTime({2026, 3, 1}, {12, 0, 1}, Qt::UTC);
        filter.to = QDateTime({2026, 3, 1}, {12, 0, 2}, Qt::UTC);
        QCOMPARE(found(filter), u"3 2"_s);
        filter.limit = 0;
        QCOMPARE(found(filter), u"BAD_VALUE"_s);
        filter.limit = 10'001;
        QCOMPARE(found(filter), u"BAD_VALUE"_s);
    }

    void pagesContinueWithinABlock()
    {
        for (int i = 1; i <= 7; ++i)
            packet(i, after(0));  // all of one block
        PacketFilter filter;
        filter.limit = 3;
        QStringList pages;
        for (int i = 0; i < 3; ++i) {
            const auto page = wait(book->packets(filter));
            OK(page);
            QCOMPARE(page->total, 7);
            QStringList numbers;
            for (const IbcPacket& packet : page->packets)
                numbers << QString::number(packet.key.sequence);
            pages << numbers.join(u' ');
            filter.before = page->next;
        }
        QCOMPARE(filter.before, 0);
        QCOMPARE(pages.join(u' ').split(u' ').size(), 7);
        const QStringList all = pages.join(u' ').split(u' ');
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 7);
        filter.before = 123'456'789;
        QCOMPARE(found(filter), u"BAD_VALUE"_s);
    }

    void stuckOnesAreFilteredByTheirKind()
    {
        packet(1, u"now() - interval '2 h'"_s);
        packet(2, u"now() - interval '2 h'"_s, {{u"outcome"_s, u"'received'"_s}, {u"received_at"_s, u"now()"_s}});
        packet(3, u"now()"_s);
        judge();
        PacketFilter filter;
        filter.stuck = StuckKind::None;
        QCOMPARE(found(filter), u"2 1"_s);
        filter.stuck = StuckKind::Unacknowledged;
        QCOMPARE(found(filter), u"2"_s);
        const auto page = wait(book->packets(filter));
        OK(page);
        const IbcPacket& packet = page->packets.front();
        QVERIFY(packet.critical && packet.age && *packet.age >= 7'200'000);
        QCOMPARE(packet.state, PacketState::Received);
        QCOMPARE(packet.source.chain + packet.destination.chain, u"AlphaBeta"_s);
        QCOMPARE(packet.source.caip2, u"cosmos:alpha-1"_s);
        QCOMPARE(packet.cause.english(),
                 u"Beta received it, but the acknowledgement was not delivered to Alpha. Clear it."_s);
    }

    void amountsAndTextsAreTheChains()
    {
        sql(u"INSERT INTO ibc.denom_prices (denom, since, symbol, decimals, usd) VALUES ('uatom', '-infinity', 'ATOM', "
            "6, 10)"_s);
        packet(1, after(0));
        packet(2, after(1),
               {{u"denom"_s, u"'transfer/channel-9/evil'"_s},
                {u"amount"_s, u"'%1'"_s.arg(QString(78, QLatin1Char('9')))},
                {u"receiver"_s, u"E'a\\u202eb'"_s},
                {u"memo"_s, u"'hello'"_s},
                {u"timeout_timestamp"_s, u"1772366400000000000"_s}});
        count();
        const auto page = wait(book->packets({}));
        OK(page);
        const IbcPacket &big = page->packets[0], &atom = page->packets[1];
        QCOMPARE(atom.symbol + u' ' + atom.amount + u' ' + atom.amountUsd, u"ATOM 1500000 15.00"_s);
        QCOMPARE(atom.decimals, std::optional<int>(6));
        QVERIFY(!atom.timeoutAt.isValid());
        QCOMPARE(atom.timeoutHeight, u"0-0"_s);
        QCOMPARE(big.symbol, u"evil"_s);
        QCOMPARE(big.amount, QString(78, QLatin1Char('9')));
        QVERIFY(!big.decimals && big.amountUsd.isEmpty());
        QCOMPARE(big.receiver, u"a⟨U+202E⟩b"_s);
        QCOMPARE(big.memo, u"hello"_s);
        QCOMPARE(big.timeoutAt.toUTC(), QDateTime({2026, 3, 1}, {12, 0}, Qt::UTC));
    }

    void aPacketHasItsLifeAndItsRelays()
    {
        for (const auto& [schema, height, second] :
             {std::tuple(u"cosmos_alpha"_s, 10, 0), std::tuple(u"cosmos_beta"_s, 20, 6),
              std::tuple(u"cosmos_alpha"_s, 12, 14)})
            block(schema, height, after(second));
        clearedPacket(4, after(0), 14,
                      {{u"received_at"_s, after(6)}, {u"written_at"_s, after(6)}, {u"attempts"_s, u"3"_s}});
        packetEvent(u"cosmos_alpha"_s, 10, u"send_packet"_s, 4,
                    {{u"data"_s, u"'\\x7b7d'"_s}, {u"commitment"_s, u"'\\xc0ffee'"_s}, {u"ordered"_s, u"true"_s}});
        packetEvent(u"cosmos_alpha"_s, 10, u"send_packet"_s, 5, {{u"event_index"_s, u"1"_s}});  // another one
        packetEvent(u"cosmos_beta"_s, 20, u"recv_packet"_s, 4);
        packetEvent(u"cosmos_beta"_s, 20, u"write_acknowledgement"_s, 4,
                    {{u"event_index"_s, u"1"_s}, {u"acknowledgement"_s, u"'\\x01'"_s}});
        packetEvent(u"cosmos_beta"_s, 20, u"send_packet"_s, 4,
                    {{u"event_index"_s, u"2"_s}});  // its own, numbered alike
        packetEvent(u"cosmos_alpha"_s, 12, u"acknowledge_packet"_s, 4);
        relay(1, 4, u"cosmos1first"_s, after(6), u"effected"_s,
              {{u"memo"_s, u"'node one, ⚛ relay | hermes 1.13.2+ab (https://hermes.informal.systems)'"_s},
               {u"fee"_s, u"'412uatom'"_s}});
        relay(2, 4, u"cosmos1second"_s, after(7), u"none"_s, {{u"memo"_s, u"'community relay | rly(2.6.0-dev)'"_s}});
        sql(u"INSERT INTO ibc.own_relayers VALUES ('beta-2', 'cosmos1second')"_s);
        const auto detail = wait(book->packet({u"alpha-1"_s, u"transfer"_s, u"channel-0"_s, 4}));
        OK(detail);
        QStringList steps;
        for (const auto& step : detail->steps)
            steps << u"%1 %2 %3"_s.arg(step.what, step.chainId).arg(step.height);
        QCOMPARE(steps.join(u", "_s),
                 u"sent alpha-1 10, received beta-2 20, acknowledgement_written beta-2 20, "
                 "acknowledged alpha-1 12"_s);
        QCOMPARE(detail->steps.front().transaction, u"ABCD"_s);
        QCOMPARE(detail->data, QByteArray("{}"));
        QCOMPARE(detail->acknowledgement, QByteArray("\x01"));
        QCOMPARE(detail->commitment, u"C0FFEE"_s);
        QCOMPARE(detail->ordering, u"ORDER_ORDERED"_s);
        QCOMPARE(detail->relays.size(), std::size_t(2));
        const PacketRelay &won = detail->relays[0], &lost = detail->relays[1];
        QVERIFY(won.won && !won.ours && !lost.won && lost.ours);
        QCOMPARE(won.software + u' ' + won.fee, u"hermes 1.13.2 412 uatom"_s);
        QCOMPARE(lost.software, u"rly 2.6.0-dev"_s);
        QCOMPARE(won.after, std::optional<qint64>(6000));
        QVERIFY(detail->notes.isEmpty());
    }

    /// Planning takes longer than the lookup.
    void theSessionKeepsThePlansOfALookup()
    {
        packet(4, after(0));
        for (int i = 0; i < 3; ++i)
            OK(session->read([](store::Transaction& transaction) {
                return ibc::readPacket(transaction, {u"alpha-1"_s, u"transfer"_s, u"channel-0"_s, 4});
            }));
        const auto plans = session->read([](store::Transaction& transaction) {
            const auto row = transaction.exec(
                "SELECT count(*), sum(generic_plans), sum(custom_plans) FROM "
                "pg_prepared_statements")[0];
            return QList<qint64>{store::integer(row[0]), store::integer(row[1]), store::integer(row[2])};
        });
        OK(plans);
        QCOMPARE(*plans, (QList<qint64>{4, 12, 0}));  // the packet, the events of its two chains, its relays
    }

    void aPacketToAChainThatIsNotIndexedSaysSo()
    {
        block(u"cosmos_alpha"_s, 10, after(0));
        packet(4, after(0), {{u"dst_chain_id"_s, u"'gamma-3'"_s}});
        packetEvent(u"cosmos_alpha"_s, 10, u"send_packet"_s, 4);
        const auto detail = wait(book->packet({u"alpha-1"_s, u"transfer"_s, u"channel-0"_s, 4}));
        OK(detail);
        QCOMPARE(detail->notes, QStringList(u"the destination is not indexed"_s));
        QCOMPARE(detail->packet.destination.chain, u"gamma-3"_s);
        QVERIFY(detail->packet.destination.caip2.isEmpty());
        QCOMPARE(detail->packet.stuck, StuckKind::None);
        QCOMPARE(detail->steps.size(), std::size_t(1));
        QCOMPARE(wait(book->packet({u"alpha-1"_s, u"transfer"_s, u"channel-0"_s, 5})).error().code,
                 u"PACKET_UNKNOWN"_s);
    }

    void softwareIsReadFromMemos()
    {
        QCOMPARE(ibc::softwareOf(u"hermes 1.13.2 (https://hermes.informal.systems)"_s), u"hermes 1.13.2"_s);
        QCOMPARE(ibc::softwareOf(u"x|Hermes v1.10.5+e15ad9d"_s), u"hermes 1.10.5"_s);
        QCOMPARE(ibc::softwareOf(u"rly(v2.5.2)"_s), u"rly 2.5.2"_s);
        QCOMPARE(ibc::softwareOf(u"sent with love"_s), QString());
        QCOMPARE(ibc::feeText(u"343stake,5ibc/AB"_s), u"343 stake, 5 ibc/AB"_s);
        QCOMPARE(ibc::feeText({}), QString());
    }
};

SIGNALBOX_TEST(IbcBookPacketsTest)
#include "book_packets_test.moc"
