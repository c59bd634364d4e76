// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/resync.h"

#include <QElapsedTimer>

#include "crosschain/sync_compare.h"
#include "layers/sync_sql.h"
#include "postgres/pq_connection.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"
#include "store/leases.h"

namespace signalbox::layers {

using catalog::Entity;
using store::Transaction;

namespace {

constexpr qint64 firstChunk = 2000, largestChunk = 20'000;
constexpr double chunkSeconds = 0.1;  // a writer of the chain waits no longer than this

}  // namespace

double ResyncProgress::share() const
{
    // Comparing takes about as long as setting a tenth of the keys.
    const double within = phase == "comparing"_L1 ? 0 : listed == 0 ? 1 : 0.3 + 0.7 * double(done) / double(listed);
    return tables == 0 ? 0 : (table + within) / tables;
}

Resync::Resync(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch)
    : m_session(session), m_catalog(catalog), m_chain(std::move(chain)), m_epoch(epoch)
{
}

QString Resync::listTable(const Entity& entity) const
{
    return ident(adminSchema, u"resync_%1_%2"_s.arg(m_chain.id).arg(entity.name));
}

Expected<bool> Resync::resumed(const Entity& entity, ResyncProgress& at)
{
    return m_session.read([&](Transaction& transaction) {
        // Rows that were missed after the comparison are not in the list.
        const auto row = transaction.exec(
            "SELECT r.listed, r.done, r.rows_set, r.rows_removed, r.source_rows FROM canopyx.resyncs r WHERE "
            "r.chain_id = $1 AND r.entity = $2 AND r.started_at > now() - interval '1 hour' AND NOT EXISTS (SELECT "
            "FROM canopyx.table_needs n WHERE n.chain_id = r.chain_id AND n.entity = r.entity AND n.need = 'resync' "
            "AND n.state = 'open' AND n.noticed_at >= r.started_at)",
            {m_chain.id, entity.name});
        if (row.empty() ||
            store::boolean(transaction.exec("SELECT to_regclass($1) IS NULL", {listTable(entity)})[0][0]))
            return false;
        // The list is unlogged: a crash of the server empties it.
        if (store::integer(transaction.exec("SELECT count(*) FROM " + listTable(entity).toStdString())[0][0]) !=
            store::integer(row[0][0]))
            return false;
        at.listed = store::integer(row[0][0]);
        at.done = store::integer(row[0][1]);
        at.set = store::integer(row[0][2]);
        at.removed = store::integer(row[0][3]);
        at.sourceRows = store::integer(row[0][4]);
        return true;
    });
}

Expected<Done> Resync::list(const Entity& entity, ResyncProgress& at)
{
    const std::string table = listTable(entity).toStdString();
    const QString keys = idents(entity.globalKey);
    return m_session.write([&](Transaction& transaction) {
        // In key order the table would be read at random: a sort by two processes takes half the time.
        transaction.exec(
            "SET LOCAL work_mem = '128MB'; SET LOCAL hash_mem_multiplier = 2; SET LOCAL enable_indexscan = off; SET "
            "LOCAL "
            "enable_bitmapscan = off; SET LOCAL max_parallel_workers_per_gather = 1; SET LOCAL parallel_tuple_cost = "
            "0.001; SET "
            "LOCAL parallel_setup_cost = 0; SET LOCAL jit = off");
        transaction.exec("DROP TABLE IF EXISTS " + table);
        transaction.exec("CREATE UNLOGGED TABLE " + table + " AS SELECT row_number() OVER (ORDER BY " +
                         keys.toStdString() + ") AS \"n\", " + keys.toStdString() + " FROM (" +
                         SyncCompare(entity, m_chain).differing().toStdString() + ") d");
        transaction.exec("ALTER TABLE " + table + " ADD PRIMARY KEY (\"n\")");
        at.listed = store::integer(transaction.exec("SELECT count(*) FROM " + table)[0][0]);
        at.sourceRows = store::integer(
            transaction.exec("SELECT count(*) FROM " + ident(m_chain.schema, entity.table()).toStdString())[0][0]);
        transaction.exec(
            "INSERT INTO canopyx.resyncs (chain_id, entity, source_rows, listed) VALUES ($1, $2, $3, $4) ON CONFLICT "
            "(chain_id, "
            "entity) DO UPDATE SET source_rows = $3, listed = $4, done = 0, rows_set = 0, rows_removed = 0, started_at "
            "= now()",
            {m_chain.id, entity.name, at.sourceRows, at.listed});
        at.done = at.set = at.removed = 0;
        return Done{};
    });
}

Expected<bool> Resync::chunk(const Entity& entity, ResyncProgress& at, qint64 size)
{
    ResyncProgress next = at;
    const auto done = m_session.write([&](Transaction& transaction) -> Expected<bool> {
        // A chunk that a server crash loses is repeated.
        transaction.exec(
            "SET LOCAL synchronous_commit = off; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET "
            "LOCAL "
            "enable_mergejoin = off; SET LOCAL jit = off");
        if (const auto ours = store::Leases::fence(transaction, m_chain.caip2, m_epoch); !ours)
            return fail(ours.error());
        const QString touched =
            u"SELECT %1 FROM %2 WHERE \"n\" > %3 AND \"n\" <= %4"_s.arg(idents(entity.globalKey), listTable(entity))
                .arg(at.done)
                .arg(at.done + size);
        const auto counts =
            transaction.exec(SyncParts{entity, m_chain}.setNewest(touched, SyncParts::For::Resync).toStdString());
        next.set += store::integer(counts[0][0]);
        next.removed += store::integer(counts[0][1]);
        next.done = qMin(at.listed, at.done + size);
        transaction.exec(
            "UPDATE canopyx.resyncs SET done = $3, rows_set = $4, rows_removed = $5 WHERE chain_id = $1 AND entity = "
            "$2",
            {m_chain.id, entity.name, next.done, next.set, next.removed});
        store::failpoint("resync");
        return true;
    });
    if (done)
        at = next;
    return done;
}

Expected<Done> Resync::finish(const Entity& entity)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec("DROP TABLE IF EXISTS " + listTable(entity).toStdString());
        transaction.exec("DELETE FROM canopyx.resyncs WHERE chain_id = $1 AND entity = $2", {m_chain.id, entity.name});
        transaction.exec(
            "UPDATE canopyx.table_needs SET state = 'done', settled_at = now() WHERE chain_id = $1 AND entity = $2 AND "
            "need = "
            "'resync' AND state = 'open'",
            {m_chain.id, entity.name});
        return Done{};
    });
}

Expected<std::vector<ResyncProgress>> Resync::run(const QStringList& entities,
                                                  const std::function<bool(const ResyncProgress&)>& progress)
{
    std::vector<const Entity*> chosen;
    for (const Entity* entity : m_catalog.synced())
        if (entities.isEmpty() || entities.contains(entity->name))
            chosen.push_back(entity);
    for (const QString& name : entities)
        if (std::none_of(chosen.begin(), chosen.end(), [&](const Entity* entity) { return entity->name == name; }))
            return fail(ErrorKind::Invalid, "NOT_SYNCED",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 is not a table of the cross-chain sync.")).arg(name),
                        {{u"table"_s, name}});
    std::vector<ResyncProgress> all;
    for (const Entity* entity : chosen) {
        ResyncProgress at;
        at.entity = entity->name;
        at.table = static_cast<int>(all.size());
        at.tables = static_cast<int>(chosen.size());
        at.phase = u"comparing"_s;
        QElapsedTimer clock;
        clock.start();
        const auto goesOn = [&] {
            at.seconds = double(clock.nsecsElapsed()) / 1e9;
            return !progress || progress(at);
        };
        const auto stopped = [] {
            return fail(
                ErrorKind::Cancelled, "CANCELLED",
                Message(QT_TRANSLATE_NOOP(
                    "Engine", "The resync was canceled. Copied rows are correct. Start it again to continue.")));
        };
        if (!goesOn())
            return stopped();
        const auto there = resumed(*entity, at);
        if (!there)
            return fail(there.error());
        if (!*there)
            if (const auto listed = list(*entity, at); !listed)
                return fail(listed.error());
        at.phase = u"setting"_s;
        for (qint64 size = firstChunk; at.done < at.listed;) {
            if (!goesOn())
                return stopped();
            QElapsedTimer took;
            took.start();
            if (const auto done = chunk(*entity, at, size); !done)
                return fail(done.error());
            const double seconds = qMax(1e-4, double(took.nsecsElapsed()) / 1e9);
            size =
                qBound(firstChunk / 4, qint64(double(size) * qBound(0.5, chunkSeconds / seconds, 2.0)), largestChunk);
        }
        if (const auto ended = finish(*entity); !ended)
            return fail(ended.error());
        (void)goesOn();
        all.push_back(at);
    }
    return all;
}

}  // namespace signalbox::layers
