// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "ibc/clearing/clearing_book.h"
#include "ibc/state/checks.h"
#include "signalbox/literals.h"
#include "store/leases.h"
#include "support/clearing_recording.h"
#include "support/pg_fixture.h"
#include "support/places.h"
#include "support/process.h"

namespace signalbox::test {

/// A workspace with two recorded chains, their LCDs, and a stand-in Hermes.
class IbcPlace {
protected:
    void make()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        folder = std::make_unique<QTemporaryDir>();
        a = std::make_unique<RecordedLcd>("chain-a");
        b = std::make_unique<RecordedLcd>("chain-b");
        addChain(u"chain-a"_s, a->url());
        addChain(u"chain-b"_s, b->url());
        addEnd(u"chain-a"_s, u"channel-0"_s, u"chain-b"_s, u"channel-2"_s);
        addEnd(u"chain-a"_s, u"channel-1"_s, u"chain-b"_s, u"channel-3"_s);
        hermes = {buildFile(u"bin/stand_in_hermes"_s), folder->filePath(u"config"_s), {}};
        setMode({});
    }
    void drop()
    {
        book.reset();
        session.reset();
        db.reset();
        a.reset();
        b.reset();
        folder.reset();
    }

    void addChain(const QString& id, const QString& lcd)
    {
        store::NewChain chain;
        chain.chain.caip2 = u"cosmos:"_s + id;
        chain.chain.family = u"cosmos"_s;
        chain.chain.name = id;
        chain.chain.settings = {{u"chainId"_s, id}};
        store::EndpointRow endpoint;
        endpoint.url = lcd;
        endpoint.kind = u"lcd"_s;
        chain.endpoints.push_back(endpoint);
        chain.streams.push_back({chain.chain.caip2, u"ibc"_s, 1, std::nullopt, {}, {}, {}});
        QString schema;
        const auto added =
            store::Chains(*session).add(chain, [&](store::Transaction& transaction, const store::ChainRow& row) {
                schema = row.schema;
                transaction.exec("CREATE SCHEMA " + store::quoteName(row.schema));
                transaction.exec(
                    "CREATE TABLE " + store::quoteName(row.schema) +
                    ".channel_ends (port text, channel text, version smallint, first_height bigint, state text, "
                    "ordering text, connection text, client text, chain_id text, counterparty_port text, "
                    "counterparty_channel text, learnt_at timestamptz, asked_at timestamptz, problem text, PRIMARY "
                    "KEY (port, channel))");
            });
        if (!added)
            qFatal("%s", qPrintable(added.error().text()));
        sql(u"INSERT INTO ibc.chain_heads (chain_id, caip2, name, schema_name, height, at, to_head) VALUES ('%1', "
            "'cosmos:%1', '%1', '%2', 1, now(), false)"_s.arg(id, schema));
    }
    void addEnd(const QString& chain, const QString& channel, const QString& other, const QString& otherChannel)
    {
        const QString schema = sql(u"SELECT schema_name FROM signalbox.chains WHERE caip2 = 'cosmos:%1'"_s.arg(chain));
        sql(u"INSERT INTO \"%1\".channel_ends VALUES ('transfer', '%2', 1, 1, '', '', '', '', '%3', 'transfer', '%4', "
            "now(), now(), '')"_s.arg(schema, channel, other, otherChannel));
    }
    void setHead(Height height, bool toHead = true)
    {
        sql(u"UPDATE ibc.chain_heads SET height = %1, to_head = %2 WHERE chain_id = 'chain-a'"_s.arg(height).arg(
            toHead ? u"true"_s : u"false"_s));
    }
    void addPackets(const QString& channel, quint64 first, quint64 last, const QString& status = u"pending"_s)
    {
        sql(u"INSERT INTO ibc.packet_flow (src_chain_id, dst_chain_id, src_port_id, src_channel_id, dst_port_id, "
            "dst_channel_id, sequence, status, outcome, send_height, sent_at) SELECT 'chain-a', 'chain-b', 'transfer', "
            "'%1', "
            "'transfer', 'x', s, '%4', CASE '%4' WHEN 'cleared' THEN 'acknowledged' ELSE 'sent' END, 100 + s, now() "
            "FROM "
            "generate_series(%2, %3) s"_s.arg(channel)
                .arg(first)
                .arg(last)
                .arg(status));
    }

    /// First column of the first row. A failure ends the program.
    QString sql(const QString& text) const
    {
        const auto answer = session->write([&](store::Transaction& transaction) {
            const auto rows = transaction.exec(text.toStdString());
            return rows.empty() || rows.columns() == 0 ? QString() : store::text(rows[0][0]);
        });
        if (!answer)
            qFatal("%s: %s", qPrintable(text), qPrintable(answer.error().text()));
        return *answer;
    }

    engine::FamilyParts parts() const
    {
        return {db->connection(), std::make_shared<engine::EndpointSecrets>(nullptr),
                std::make_shared<rpc::RateRegistry>()};
    }

    void setMode(QJsonObject config)
    {
        config.insert(u"log"_s, logFile());
        QFile file(hermes.config);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(config).toJson()) < 0)
            qFatal("the configuration of the stand-in cannot be written");
    }
    QString logFile() const { return folder->filePath(u"log"_s); }
    int clearRuns() const
    {
        QFile file(logFile());
        return file.open(QIODevice::ReadOnly) ? int(file.readAll().count("clear packets")) : 0;
    }
    ibc::ClearingBook& clearing()
    {
        if (!book) {
            ibc::OperationRun::Pace pace;
            pace.pauses = 0.02;
            pace.looks = 500;
            book = std::make_unique<ibc::ClearingBook>(
                ibc::ClearingBook::Parts{parts(), std::make_shared<engine::SessionThread>(db->connection()),
                                         [this] { return hermes; }, u"here pid 1"_s, u"me@here"_s, pace});
        }
        return *book;
    }
    ClearingOperation ended(const QString& id)
    {
        ClearingOperation operation;
        (void)waitFor(
            [&] {
                const auto now = clearing().operation(id).result();
                if (now)
                    operation = *now;
                return now && now->endedAt.isValid();
            },
            60'000);
        return operation;
    }

    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<RecordedLcd> a, b;
    ibc::HermesSettings hermes;
    std::unique_ptr<ibc::ClearingBook> book;
};

inline QByteArray channelPath(const char* channel)
{
    return QByteArray("/ibc/core/channel/v1/channels/") + channel + "/ports/transfer";
}

/// Answers of LCDs to lists of sequences.
inline ClearingRecording::Answer commitmentsOf(const QList<QByteArray>& sequences, Height height = 1260)
{
    QByteArray items;
    for (const QByteArray& sequence : sequences)
        items += (items.isEmpty() ? "" : ",") + QByteArray("{\"sequence\":\"") + sequence + "\",\"data\":\"AA==\"}";
    return {200, "{\"commitments\":[" + items + "],\"pagination\":{\"next_key\":null,\"total\":\"0\"},\"height\":{" +
                     "\"revision_number\":\"0\",\"revision_height\":\"" + QByteArray::number(height) + "\"}}"};
}
inline ClearingRecording::Answer sequencesOf(const QList<QByteArray>& sequences)
{
    QByteArray items;
    for (const QByteArray& sequence : sequences)
        items += (items.isEmpty() ? "\"" : ",\"") + sequence + '"';
    return {200, "{\"sequences\":[" + items + "],\"height\":{\"revision_number\":\"0\",\"revision_height\":\"1260\"}}"};
}

inline ibc::Sequences range(quint64 first, quint64 last)
{
    ibc::Sequences all;
    for (quint64 sequence = first; sequence <= last; ++sequence)
        all.push_back(sequence);
    return all;
}

}  // namespace signalbox::test
