// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/optimize.h"

#include "layers/layer_set.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"
#include "store/change_log.h"
#include "store/leases.h"

namespace signalbox::layers {

using catalog::Entity;
using store::Transaction;

namespace {

constexpr int batchRows = 20'000;

bool hasVersions(const Entity& entity)
{
    return entity.kind == catalog::Kind::Versioned;
}

tl::unexpected<Error> stopped()
{
    return fail(ErrorKind::Cancelled, "CANCELLED",
                Message(QT_TRANSLATE_NOOP(
                    "Engine",
                    "The optimization was canceled. Completed steps are kept; it can be started again at any time.")));
}

}  // namespace

Optimize::Optimize(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch)
    : m_session(session), m_catalog(catalog), m_chain(std::move(chain)), m_epoch(epoch)
{
}

std::vector<QString> Optimize::tables() const
{
    std::vector<QString> all;
    for (const Entity* entity : m_catalog.inChain())
        if (chosen(*entity))
            all.push_back(ident(m_chain.schema, entity->table()));
    for (const Entity* entity : m_catalog.synced())
        if (chosen(*entity))
            all.push_back(ident(globalSchema, entity->globalTable()));
    return all;
}

bool Optimize::chosen(const Entity& entity) const
{
    return m_only.isEmpty() || m_only.contains(entity.name);
}

Expected<Preview> Optimize::sizes()
{
    return m_session.read([&](Transaction& transaction) {
        Preview preview;
        for (const QString& table : tables()) {
            const auto row = transaction.exec(
                "SELECT n.nspname || '.' || c.relname, greatest(c.reltuples, 0)::bigint, pg_total_relation_size(c.oid) "
                "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = "
                "$1::regclass",
                {table})[0];
            preview.tables.push_back({store::text(row[0]), store::integer(row[1]), false, store::integer(row[2])});
            preview.rows += preview.tables.back().rows;
            preview.bytes += preview.tables.back().bytes;
        }
        return preview;
    });
}

Expected<Preview> Optimize::preview(Height keepFrom)
{
    return m_session.read([&](Transaction& transaction) {
        transaction.exec("SET LOCAL work_mem = '128MB'; SET LOCAL jit = off");
        Preview preview;
        for (const Entity* entity : m_catalog.inChain()) {
            if (!hasVersions(*entity) || !chosen(*entity))
                continue;
            const QString table = ident(m_chain.schema, entity->table());
            const QString over = (entity->key.isEmpty() ? QString() : u"PARTITION BY %1 "_s.arg(idents(entity->key))) +
                                 u"ORDER BY \"height\""_s;
            const auto row = transaction.exec(
                u"SELECT count(*) FILTER (WHERE n <= %1), count(*), pg_total_relation_size(%2) FROM "
                "(SELECT lead(\"height\") OVER (%3) AS n FROM %4) v"_s.arg(keepFrom)
                    .arg(literal(table), over, table)
                    .toStdString())[0];
            const qint64 rows = store::integer(row[0]), all = store::integer(row[1]);
            preview.tables.push_back(
                {m_chain.schema + u'.' + entity->table(), rows, true,
                 all == 0 ? 0 : static_cast<qint64>(double(store::integer(row[2])) * double(rows) / double(all))});
            preview.rows += rows;
            preview.bytes += preview.tables.back().bytes;
        }
        preview.irreversible =
            Message(
                QT_TRANSLATE_NOOP("Engine",
                                  "The state at heights below %1 will no longer be available. It can only be restored "
                                  "by indexing these blocks again."))
                .arg(keepFrom);
        return preview;
    });
}

Expected<qint64> Optimize::drop(const Entity& entity, Height keepFrom, Progress& at,
                                const std::function<bool(const Progress&)>& progress)
{
    const QString table = ident(m_chain.schema, entity.table());
    const QStringList key = entity.primaryKey();
    QStringList texts, down, parameters, newer{u"n.\"height\" > p.\"height\" AND n.\"height\" <= %1"_s.arg(keepFrom)};
    for (const QString& name : key) {
        texts << u"p.%1::text"_s.arg(ident(name));
        down << u"p.%1 DESC"_s.arg(ident(name));
        parameters << u"$%1::%2"_s.arg(parameters.size() + 1).arg(catalog::sqlType(entity.column(name)->type));
    }
    if (!entity.key.isEmpty())
        newer << equal(entity.key, u"n"_s, u"p"_s);
    std::vector<store::Value> last;
    qint64 gone = 0;
    for (bool first = true;; first = false) {
        if (progress && !progress(at))
            return stopped();
        const QString beyond =
            first ? QString() : u"WHERE (%1) > (%2) "_s.arg(idents(key, u"t"_s), parameters.join(", "_L1));
        const QString sql =
            u"WITH page AS (SELECT t.ctid AS \"_row\", %1 FROM %2 t %3ORDER BY %1 LIMIT %4), gone AS (DELETE FROM "
            "%2 WHERE "
            "ctid = ANY (ARRAY(SELECT p.\"_row\" FROM page p WHERE p.\"height\" < %5 AND (SELECT n.\"height\" FROM "
            "%2 n WHERE %6 "
            "ORDER BY n.\"height\" LIMIT 1) IS NOT NULL)) RETURNING 1) SELECT (SELECT count(*) FROM page), (SELECT "
            "count(*) FROM gone), %7 FROM page p ORDER BY %8 LIMIT 1"_s.arg(
                idents(key, u"t"_s), table, beyond, QString::number(batchRows), QString::number(keepFrom),
                newer.join(" AND "_L1), texts.join(", "_L1), down.join(", "_L1));
        qint64 rows = 0;
        const auto done = m_session.write([&](Transaction& transaction) -> Expected<Done> {
            if (const auto ours = store::Leases::fence(transaction, m_chain.caip2, m_epoch); !ours)
                return ours;
            const auto ended = transaction.exec(sql.toStdString(), last);
            last.clear();
            if (ended.empty())
                return Done{};
            rows = store::integer(ended[0][0]);
            if (const qint64 dropped = store::integer(ended[0][1]); dropped > 0) {
                gone += dropped;
                store::ChangeLog::add(transaction, m_chain.caip2, "prune", {LayerSet::setName()}, {0, keepFrom - 1});
            }
            for (int i = 0; i < key.size(); ++i)
                last.emplace_back(store::text(ended[0][static_cast<pqxx::row::size_type>(i + 2)]));
            return Done{};
        });
        if (!done)
            return fail(done.error());
        at.walked += rows;
        if (rows < batchRows)
            return gone;
    }
}

Expected<qint64> Optimize::bytes()
{
    return m_session.read([&](Transaction& transaction) {
        qint64 sum = 0;
        for (const QString& table : tables())
            sum += store::integer(transaction.exec("SELECT pg_total_relation_size($1::regclass)", {table})[0][0]);
        return sum;
    });
}

/// Indexes of the tables, quoted for a statement. `which` is a condition on x (pg_index), i (its pg_class), c (the
/// table's) and n (their schema).
Expected<QStringList> Optimize::indexes(const std::string& which)
{
    return m_session.read([&](Transaction& transaction) {
        QStringList all;
        for (const QString& table : tables())
            for (const auto& row : transaction.exec(
                     "SELECT n.nspname, i.relname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = "
                     "x.indexrelid JOIN pg_catalog.pg_class c ON c.oid = x.indrelid JOIN pg_catalog.pg_namespace n ON "
                     "n.oid = i.relnamespace WHERE c.oid = $1::regclass AND " +
                         which,
                     {table}))
                all << ident(store::text(row[0]), store::text(row[1]));
        return all;
    });
}

Expected<QStringList> Optimize::bloated()
{
    // A tree of n entries takes about n × (width of the key + 16 bytes), filled to 70 % after random inserts.
    return indexes(
        "i.relam = (SELECT oid FROM pg_catalog.pg_am WHERE amname = 'btree') AND x.indisvalid AND "
        "pg_relation_size(i.oid) > 16777216 AND pg_relation_size(i.oid) > 2.2 * greatest(c.reltuples, 0) * ((SELECT "
        "coalesce(sum(coalesce(s.avg_width, 8)), 8) FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_stats s ON "
        "s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname WHERE a.attrelid = c.oid AND "
        "a.attnum = ANY (x.indkey)) + 16) / 0.7");
}

/// The indexes that an interrupted REINDEX CONCURRENTLY leaves: no query reads them and every write fills them.
Expected<Done> Optimize::dropLeftOver()
{
    const auto found = indexes(
        "NOT x.indisvalid AND i.relname ~ '_cc(new|old)[0-9]*$' AND NOT EXISTS (SELECT FROM "
        "pg_catalog.pg_stat_progress_create_index p WHERE p.relid = c.oid)");
    if (!found)
        return fail(found.error());
    for (const QString& index : *found) {
        const auto dropped = m_session.plain([&](Transaction& transaction) {
            transaction.exec("DROP INDEX CONCURRENTLY IF EXISTS " + index.toStdString());
            return Done{};
        });
        if (!dropped)
            return dropped;
    }
    return Done{};
}

Expected<Optimize::Outcome> Optimize::run(Height keepFrom, const std::function<bool(const Progress&)>& progress)
{
    Outcome outcome;
    const auto before = bytes();
    if (!before)
        return fail(before.error());
    outcome.bytesBefore = *before;
    Progress at;
    if (keepFrom > 0) {
        const auto marked = m_session.write([&](Transaction& transaction) -> Expected<Done> {
            if (const auto ours = store::Leases::fence(transaction, m_chain.caip2, m_epoch); !ours)
                return ours;
            transaction.exec("UPDATE canopyx.chains SET history_from = greatest(history_from, $2) WHERE chain_id = $1",
                             {m_chain.id, keepFrom});
            return Done{};
        });
        if (!marked)
            return fail(marked.error());
        std::vector<const Entity*> versioned;
        for (const Entity* entity : m_catalog.inChain())
            if (hasVersions(*entity) && chosen(*entity))
                versioned.push_back(entity);
        for (std::size_t i = 0; i < versioned.size(); ++i) {
            at.table = versioned[i]->table();
            at.phase = u"dropping"_s;
            at.share = 0.6 * double(i) / double(versioned.size());
            const auto dropped = drop(*versioned[i], keepFrom, at, progress);
            if (!dropped)
                return fail(dropped.error());
            outcome.dropped += *dropped;
            at.dropped = outcome.dropped;
        }
    }
    if (const auto dropped = dropLeftOver(); !dropped)
        return fail(dropped.error());
    const auto all = tables();
    for (std::size_t i = 0; i < all.size(); ++i) {
        at.table = all[i];
        at.phase = u"vacuum"_s;
        at.share = 0.6 + 0.3 * double(i) / double(all.size());
        if (progress && !progress(at))
            return stopped();
        const auto done = m_session.plain([&](Transaction& transaction) {
            transaction.exec("VACUUM (ANALYZE) " + all[i].toStdString());
            return Done{};
        });
        if (!done)
            return fail(done.error());
    }
    const auto large = bloated();
    if (!large)
        return fail(large.error());
    for (const QString& index : *large) {
        at.table = index;
        at.phase = u"indexes"_s;
        at.share = 0.9 + 0.1 * double(outcome.rebuilt.size()) / double(large->size());
        if (progress && !progress(at))
            return stopped();
        const auto done = m_session.plain([&](Transaction& transaction) {
            transaction.exec("REINDEX INDEX CONCURRENTLY " + index.toStdString());
            return Done{};
        });
        if (!done) {
            (void)dropLeftOver();  // otherwise the next run drops them
            return fail(done.error());
        }
        outcome.rebuilt << index;
    }
    const auto after = bytes();
    if (!after)
        return fail(after.error());
    outcome.bytesAfter = *after;
    return outcome;
}

}  // namespace signalbox::layers
