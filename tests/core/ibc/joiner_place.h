// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <map>
#include <memory>

#include "cosmos/data/cosmos_catalog.h"
#include "ibc/joiner/join_turn.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/leases.h"
#include "support/pg_fixture.h"

namespace signalbox::test {

/// Both ends of a packet, as its events name them.
struct PacketEnds {
    QString srcPort, srcChannel, dstPort, dstChannel;
    int version = 1;
};

/// A workspace with the Cosmos chains a, b and c, whose rows are written by hand. Turns are done without a thread.
///     a transfer/channel-0 <-> transfer/channel-2 b transfer/channel-0 <-> transfer/channel-0 c
class JoinerPlace {
protected:
    inline static const PacketEnds ab{u"transfer"_s, u"channel-0"_s, u"transfer"_s, u"channel-2"_s};
    inline static const PacketEnds ba{u"transfer"_s, u"channel-2"_s, u"transfer"_s, u"channel-0"_s};
    inline static const PacketEnds bc{u"transfer"_s, u"channel-0"_s, u"transfer"_s, u"channel-0"_s};

    void make(const QStringList& chains = {u"a"_s, u"b"_s, u"c"_s})
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        epochs.clear();
        for (const QString& chain : chains)
            addChain(chain);
    }
    void learnAll() const
    {
        learn(u"a"_s, {u"transfer"_s, u"channel-0"_s, u"transfer"_s, u"channel-2"_s}, u"b"_s);
        learn(u"b"_s, {u"transfer"_s, u"channel-2"_s, u"transfer"_s, u"channel-0"_s}, u"a"_s);
        learn(u"b"_s, {u"transfer"_s, u"channel-0"_s, u"transfer"_s, u"channel-0"_s}, u"c"_s);
        learn(u"c"_s, {u"transfer"_s, u"channel-0"_s, u"transfer"_s, u"channel-0"_s}, u"b"_s);
    }
    void drop()
    {
        session.reset();
        db.reset();
    }
    void addChain(const QString& chain)
    {
        store::NewChain added;
        added.chain.caip2 = u"cosmos:"_s + chain;
        added.chain.family = u"cosmos"_s;
        added.chain.name = chain;
        added.chain.settings = {{u"chainId"_s, chain}};
        added.streams.push_back({added.chain.caip2, cosmos::ibcStream, 1, std::nullopt, {}, {}, {}});
        const auto row =
            store::Chains(*session).add(added, [](store::Transaction& transaction, const store::ChainRow& made) {
                cosmos::makeTables(transaction, made.schema, {});
            });
        if (!row)
            qFatal("%s", qPrintable(row.error().text()));
        const auto epoch = store::Leases(*session).acquire(added.chain.caip2, {u"test"_s, u"here"_s, 1});
        if (!epoch)
            qFatal("%s", qPrintable(epoch.error().text()));
        epochs[chain] = *epoch;
    }
    static QString schemaOf(const QString& chain) { return u"cosmos_"_s + QString(chain).replace(u'-', u'_'); }

    void run(const QString& sql) const
    {
        const auto done = session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        });
        if (!done)
            qFatal("%s: %s", qPrintable(sql.left(500)), qPrintable(done.error().text()));
    }
    QString value(const QString& sql) const { return db->value(sql); }

    /// The chain's own end has the counterparty `ends.dst…` on `peer`, by its client state.
    void learn(const QString& chain, const PacketEnds& own, const QString& peer) const
    {
        run(u"INSERT INTO %1.channel_ends (port, channel, version, first_height, state, ordering, connection, client, "
            "chain_id, counterparty_port, counterparty_channel, learnt_at, problem) VALUES ('%2', '%3', %4, 1, '', '', "
            "'', '', '%5', '%6', '%7', now(), '') ON CONFLICT (port, channel) DO UPDATE SET chain_id = "
            "excluded.chain_id, counterparty_port = excluded.counterparty_port, counterparty_channel = "
            "excluded.counterparty_channel, learnt_at = now()"_s.arg(schemaOf(chain), own.srcPort, own.srcChannel)
                .arg(own.version)
                .arg(peer, own.dstPort, own.dstChannel));
    }

    struct Event {
        QString kind;
        PacketEnds ends;
        QString sequence = u"1"_s, outcome = u"none"_s, error = {}, receiver = u"cosmos1r"_s, amount = u"5"_s;
    };
    /// SQL of a row; the transaction's hash is the height.
    static QString eventRow(const QString& chain, Height height, int index, const Event& of)
    {
        const bool sends = of.kind == u"send_packet"_s;
        return u"INSERT INTO %1.packet_events (height, event_index, kind, version, tx_index, tx_hash, msg_index, mode, "
               "sequence, src_port, src_channel, dst_port, dst_channel, timeout_revision, timeout_height, "
               "timeout_timestamp, ordered, connection, data, commitment, acknowledgement, outcome, error, "
               "is_transfer, "
               "sender, receiver, denom, amount, memo, signer) VALUES (%2, %3, '%4', %5, 0, int8send(%2), 1, '', %6, "
               "'%7', '%8', '%9', "_s.arg(schemaOf(chain))
                   .arg(height)
                   .arg(index)
                   .arg(of.kind)
                   .arg(of.ends.version)
                   .arg(of.sequence, of.ends.srcPort, of.ends.srcChannel, of.ends.dstPort) +
               u"'%1', 0, 0, 1795255729923872000, false, '', '', '', '', '%2', '%3', %4, '%5', '%6', '%7', '%8', '', "
               "'%9');"_s.arg(of.ends.dstChannel, of.outcome, of.error, sends ? u"true"_s : u"false"_s,
                              sends ? u"cosmos1s"_s : QString(), sends ? of.receiver : QString(),
                              sends ? u"uatom"_s : QString(), sends ? of.amount : QString(),
                              sends ? u"cosmos1s"_s : u"relayer"_s);
    }
    static QString relayRow(const QString& chain, Height height, int index, const QString& kind, const QString& effect,
                            const PacketEnds& ends, const QString& sequence = u"1"_s)
    {
        return u"INSERT INTO %1.relays (height, relay_index, kind, effect, version, tx_index, tx_hash, msg_index, "
               "inner_index, sequence, src_port, src_channel, dst_port, dst_channel, signer, memo, fee, fee_payer, "
               "from_message, code, codespace, lost_race) VALUES (%2, %3, '%4', '%5', %6, 0, int8send(%2), 1, -1, %7, "_s
                   .arg(schemaOf(chain))
                   .arg(height)
                   .arg(index)
                   .arg(kind, effect)
                   .arg(ends.version)
                   .arg(sequence) +
               u"'%1', '%2', '%3', '%4', 'relayer', 'hermes 1.13.2', '3stake', 'relayer', true, 0, '', false);"_s.arg(
                   ends.srcPort, ends.srcChannel, ends.dstPort, ends.dstChannel);
    }
    /// A transaction of the chain's writer that stores these blocks; the time of a block is its height in seconds.
    void commit(const QString& chain, Height lo, Height hi, const QString& rows, const char* kind = "commit") const
    {
        QString sql = u"SELECT signalbox.fence('cosmos:%1', %2, '%3', ARRAY['packets'], '{[%4,%5]}');"_s.arg(chain)
                          .arg(epochs.at(chain))
                          .arg(QLatin1String(kind))
                          .arg(lo)
                          .arg(hi);
        if (qstrcmp(kind, "commit") != 0)
            for (const char* table : {"blocks", "packet_events", "relays"})
                sql += u"DELETE FROM %1.%2 WHERE height BETWEEN %3 AND %4;"_s.arg(schemaOf(chain), QLatin1String(table))
                           .arg(lo)
                           .arg(hi);
        if (qstrcmp(kind, "drop") != 0)
            sql +=
                u"INSERT INTO %1.blocks (height, hash, parent_hash, time, proposer, transactions, failed, skipped, "
                "unreadable, last_results_hash, results_hash, app_hash) SELECT h, int8send(h), '', "
                "to_timestamp(1700000000 + h), '', 0, 0, 0, 0, '', '', '' FROM generate_series(%2::bigint, "
                "%3::bigint) h;"_s.arg(schemaOf(chain))
                    .arg(lo)
                    .arg(hi);
        run(sql + rows);
    }

    /// One turn; true if there is more.
    bool turn(qint64 events = 20'000) const
    {
        const auto done =
            session->write([&](store::Transaction& transaction) { return ibc::joinTurn(transaction, events); });
        if (!done)
            qFatal("%s: %s", qPrintable(done.error().code), qPrintable(done.error().text()));
        return done->more;
    }
    void turns(qint64 events = 20'000) const
    {
        int count = 0;
        while (turn(events))
            if (++count > 20'000)
                qFatal("the joiner does not end");
    }
    /// outcome, status and the chain at the other end of a packet of version 1.
    QString packet(const QString& chain, const PacketEnds& ends = ab, const QString& sequence = u"1"_s) const
    {
        return value(
            u"SELECT coalesce((SELECT outcome || ' ' || status || ' ' || coalesce(dst_chain_id, '?') FROM "
            "ibc.packet_flow WHERE src_chain_id = '%1' AND src_port_id = '%2' AND src_channel_id = '%3' AND "
            "sequence = %4), 'none')"_s.arg(chain, ends.srcPort, ends.srcChannel, sequence));
    }
    /// All that is joined, without numbers of rows and what the statistics write.
    QString joined() const
    {
        return value(
            u"SELECT (SELECT count(*) || ' ' || md5(coalesce(string_agg((to_jsonb(p) - 'id' - 'amount_usd')::text, ',' "
            "ORDER BY p.packet_id), '')) FROM ibc.packet_flow p) || ' ' || (SELECT count(*) || ' ' || "
            "md5(coalesce(string_agg((to_jsonb(p) - 'id' - 'amount_usd')::text, ',' ORDER BY p.packet_id), '')) FROM "
            "ibc.packet_flow_v2 p) || ' ' || (SELECT count(*) || ' ' || md5(coalesce(string_agg(r::text, ',' ORDER BY "
            "r.chain_id, r.height, r.relay_index), '')) FROM ibc.packet_relays r)"_s);
    }

    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
    std::map<QString, qint64> epochs;
};

}  // namespace signalbox::test
