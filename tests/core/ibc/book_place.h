// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <memory>

#include "cosmos/data/cosmos_catalog.h"
#include "ibc/books/ibc_book.h"
#include "ibc/stats/statistics.h"
#include "signalbox/literals.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"

namespace signalbox::test {

inline const QString march = u"timestamptz '2026-03-01 12:00:00Z'"_s;
inline QString after(int seconds)  ///< SQL of a time
{
    return march + u" + interval '%1 s'"_s.arg(seconds);
}

/// A database with the chains alpha-1 and beta-2, stored and joined up to their heads, and packets between them.
class IbcBookPlace {
protected:
    void makeBook()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        addChain(u"alpha-1"_s, u"Alpha"_s, 1);
        addChain(u"beta-2"_s, u"Beta"_s, 2);
        heads();
        reader = std::make_shared<engine::SessionThread>(db->connection());
        book = std::make_unique<ibc::IbcBook>(ibc::IbcBookParts{
            reader, reader, [](const QString&, const QString&) {
                return QtFuture::makeReadyFuture(Expected<std::vector<ChannelCheck>>(std::vector<ChannelCheck>()));
            }});
    }
    void dropBook()
    {
        book.reset();
        reader.reset();
        session.reset();
        db.reset();
    }
    QString sql(const QString& text) const { return db->value(text); }

    void addChain(const QString& chainId, const QString& name, int mark) const
    {
        const QString caip2 = u"cosmos:"_s + chainId, schema = u"cosmos_"_s + name.toLower();
        const auto added = session->write([&](store::Transaction& transaction) {
            transaction.exec(
                "INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark, settings) VALUES ($1, 'cosmos', "
                "$2, $3, $4, jsonb_build_object('chainId', $5::text))",
                {caip2, name, schema, mark, chainId});
            transaction.exec("INSERT INTO signalbox.leases (caip2, epoch) VALUES ($1, 1)", {caip2});
            transaction.exec("INSERT INTO signalbox.streams (caip2, stream, from_block) VALUES ($1, 'ibc', 1)",
                             {caip2});
            transaction.exec("INSERT INTO signalbox.coverage (caip2, stream, lo, hi) VALUES ($1, 'ibc', 1, 100)",
                             {caip2});
            transaction.exec("INSERT INTO signalbox.consumers (name, caip2, seq) VALUES ('ibc', $1, 0)", {caip2});
            cosmos::makeTables(transaction, schema, {});
            return Done{};
        });
        if (!added)
            qFatal("%s", qPrintable(added.error().text()));
        block(schema, 100, u"now()"_s);
        setHead(chainId, 100);
    }
    void block(const QString& schema, int height, const QString& time) const
    {
        sql(u"INSERT INTO %1.blocks (height, hash, parent_hash, time, proposer, transactions, failed, skipped, "
            "unreadable, last_results_hash, results_hash, app_hash) VALUES (%2, '', '', %3, '', 0, 0, 0, 0, '', '', "
            "'') ON CONFLICT (height) DO UPDATE SET time = excluded.time"_s.arg(schema)
                .arg(height)
                .arg(time));
    }
    /// What the chain's nodes say.
    void setHead(const QString& chainId, int head) const
    {
        sql(u"INSERT INTO signalbox.chain_status (caip2, epoch, at, snapshot) VALUES ('cosmos:%1', 1, now(), "
            "jsonb_build_object('head', %2, 'headSeenAt', now())) ON CONFLICT (caip2) DO UPDATE SET at = now(), "
            "snapshot = excluded.snapshot"_s.arg(chainId)
                .arg(head));
    }
    void heads() const { sql(u"SELECT ibc.update_heads()"_s); }
    int judge() const { return sql(u"SELECT ibc.judge_stuck()"_s).toInt(); }
    void count() const
    {
        sql(u"SELECT ibc.count_packets(1000, '0 s')"_s);
        sql(u"SELECT ibc.count_relays(1000, '0 s')"_s);
    }

    /// A packet from alpha-1 channel-0 to beta-2 channel-1, sent at the time `at`; `more` overrides columns.
    void packet(qint64 sequence, const QString& at, std::map<QString, QString> more = {}) const
    {
        std::map<QString, QString> row{{u"src_chain_id"_s, u"'alpha-1'"_s},
                                       {u"dst_chain_id"_s, u"'beta-2'"_s},
                                       {u"src_port_id"_s, u"'transfer'"_s},
                                       {u"src_channel_id"_s, u"'channel-0'"_s},
                                       {u"dst_port_id"_s, u"'transfer'"_s},
                                       {u"dst_channel_id"_s, u"'channel-1'"_s},
                                       {u"sequence"_s, QString::number(sequence)},
                                       {u"created_at"_s, at},
                                       {u"sent_at"_s, at},
                                       {u"send_height"_s, u"1"_s},
                                       {u"sender"_s, u"'cosmos1sender'"_s},
                                       {u"receiver"_s, u"'cosmos1receiver'"_s},
                                       {u"amount"_s, u"1500000"_s},
                                       {u"denom"_s, u"'uatom'"_s}};
        for (auto& [column, value] : more)
            row[column] = value;
        QStringList columns, values;
        for (const auto& [column, value] : row) {
            columns << column;
            values << value;
        }
        sql(u"INSERT INTO ibc.packet_flow (%1) VALUES (%2)"_s.arg(columns.join(u", "_s), values.join(u", "_s)));
    }
    /// The same, acknowledged `seconds` later.
    void clearedPacket(qint64 sequence, const QString& at, int seconds, std::map<QString, QString> more = {}) const
    {
        const QString done = at + u" + interval '%1 s'"_s.arg(seconds),
                      half = at + u" + interval '%1 s'"_s.arg(seconds / 2);
        more.insert({{u"status"_s, u"'cleared'"_s},
                     {u"outcome"_s, u"'acknowledged'"_s},
                     {u"received_at"_s, half},
                     {u"written_at"_s, half},
                     {u"cleared_at"_s, done},
                     {u"relayer_address"_s, u"'cosmos1relayer'"_s},
                     {u"recv_relayer_address"_s, u"'cosmos1relayer'"_s}});
        packet(sequence, at, more);
    }
    /// A message that relayed a packet of alpha-1 to beta-2.
    void relay(int index, qint64 sequence, const QString& signer, const QString& at, const QString& effect,
               std::map<QString, QString> more = {}) const
    {
        std::map<QString, QString> row{{u"chain_id"_s, u"'beta-2'"_s},
                                       {u"height"_s, u"1"_s},
                                       {u"relay_index"_s, QString::number(index)},
                                       {u"tx_index"_s, u"0"_s},
                                       {u"tx_hash"_s, u"'T%1'"_s.arg(index)},
                                       {u"msg_index"_s, u"1"_s},
                                       {u"kind"_s, u"'receive'"_s},
                                       {u"signer"_s, u"'%1'"_s.arg(signer)},
                                       {u"effect"_s, u"'%1'"_s.arg(effect)},
                                       {u"effected"_s, effect == "effected"_L1 ? u"true"_s : u"false"_s},
                                       {u"failed"_s, effect == "failed"_L1 ? u"true"_s : u"false"_s},
                                       {u"src_chain_id"_s, u"'alpha-1'"_s},
                                       {u"src_port_id"_s, u"'transfer'"_s},
                                       {u"src_channel_id"_s, u"'channel-0'"_s},
                                       {u"dst_port_id"_s, u"'transfer'"_s},
                                       {u"dst_channel_id"_s, u"'channel-1'"_s},
                                       {u"sequence"_s, QString::number(sequence)},
                                       {u"relayed_at"_s, at}};
        for (auto& [column, value] : more)
            row[column] = value;
        QStringList columns, values;
        for (const auto& [column, value] : row) {
            columns << column;
            values << value;
        }
        sql(u"INSERT INTO ibc.packet_relays (%1) VALUES (%2)"_s.arg(columns.join(u", "_s), values.join(u", "_s)));
    }

    template <class T>
    static T wait(QFuture<T> future)
    {
        future.waitForFinished();
        return future.result();
    }

    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
    std::shared_ptr<engine::SessionThread> reader;
    std::unique_ptr<ibc::IbcBook> book;
};

}  // namespace signalbox::test
