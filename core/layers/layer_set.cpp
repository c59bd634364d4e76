// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/layer_set.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "catalog/rows.h"
#include "layers/lp_days.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"
#include "store/stream_state.h"

namespace signalbox::layers {

using catalog::Column;
using catalog::Entity;
using catalog::RowWriter;
using store::Commit;
using store::Script;

namespace {

std::vector<qint64> ends(const std::vector<Interval>& ranges, Height Interval::*member)
{
    std::vector<qint64> all;
    for (const Interval& range : ranges)
        all.push_back(range.*member);
    return all;
}

QString arrays(const std::vector<Interval>& ranges)
{
    return bigints(ends(ranges, &Interval::lo)) + ", "_L1 + bigints(ends(ranges, &Interval::hi));
}

}  // namespace

/// The rows of each entity that has rows, in the order of this chain's catalog.
std::vector<LayerSet::Rows> LayerSet::rowsOf(const Commit& commit) const
{
    std::vector<Rows> all;
    for (const Entity& entity : m_catalog.entities())
        if (const RowWriter* writer = commit.tables.find(entity.name))
            all.push_back({&entity, writer->fields(), writer->rows().data()});
    return all;
}

void LayerSet::copy(Script& script, const Rows& rows, bool staging) const
{
    QStringList columns;
    for (int i = 0; i < rows.fields; ++i)
        columns << rows.entity->columns[static_cast<std::size_t>(i)].name;
    script.sql +=
        u"COPY %1 (%2) FROM STDIN (FORMAT binary);"_s
            .arg(ident(m_chain.schema, staging ? rows.entity->stagingTable() : rows.entity->table()), idents(columns))
            .toUtf8();
    script.copies << rows.data;
}

/// The set-based transfer from staging to production for one entity and these heights: production rows without a
/// staging row are removed.
QString LayerSet::promote(const Entity& entity, const std::vector<Interval>& ranges) const
{
    const QString production = ident(m_chain.schema, entity.table()),
                  staging = ident(m_chain.schema, entity.stagingTable());
    const QStringList key = entity.primaryKey();
    QStringList columns, set, was, becomes;
    for (const Column& column : entity.columns) {
        columns << column.name;
        if (key.contains(column.name))
            continue;
        set << u"%1 = excluded.%1"_s.arg(ident(column.name));
        was << "p."_L1 + ident(column.name);
        becomes << "excluded."_L1 + ident(column.name);
    }
    const QString conflict = set.isEmpty() ? u"DO NOTHING"_s
                                           : u"DO UPDATE SET %1 WHERE (%2) IS DISTINCT FROM (%3)"_s.arg(
                                                 set.join(", "_L1), was.join(", "_L1), becomes.join(", "_L1));
    return u"DELETE FROM %1 p WHERE %2 AND NOT EXISTS (SELECT FROM %3 s WHERE %4);"_s.arg(
               production, within(ranges, u"p"_s), staging, equal(key, u"s"_s, u"p"_s)) +
           u"INSERT INTO %1 AS p (%2) SELECT %3 FROM %4 s WHERE %5 ORDER BY %6 ON CONFLICT (%7) %8;"_s.arg(
               production, idents(columns), idents(columns, u"s"_s), staging, within(ranges, u"s"_s),
               idents(key, u"s"_s), idents(key), conflict);
}

void LayerSet::append(Script& script, const Commit& commit, bool merged) const
{
    if (merged) {
        // Rows outside all coverage: the newly fetched ones count.
        replace(script, commit);
        return;
    }
    for (const Rows& rows : rowsOf(commit))
        copy(script, rows, false);
}

void LayerSet::replace(Script& script, const Commit& commit) const
{
    const std::vector<Rows> all = rowsOf(commit);
    for (const Entity* entity : m_catalog.staged()) {
        // Rows that an earlier visit of these heights left there do not belong to this commit.
        script.sql += u"DELETE FROM %1 s WHERE %2;"_s
                          .arg(ident(m_chain.schema, entity->stagingTable()), within(commit.ranges, u"s"_s))
                          .toUtf8();
        for (const Rows& rows : all)
            if (rows.entity == entity)
                copy(script, rows, true);
        script.sql += promote(*entity, commit.ranges).toUtf8();
    }
    for (const Rows& rows : all)
        if (!rows.entity->staged())
            copy(script, rows, false);
    Height lowest = std::numeric_limits<Height>::max();
    for (const Interval& range : commit.ranges)
        lowest = qMin(lowest, range.lo);
    script.sql += (lpSetBack(m_chain, lowest) +
                   filled(u"(SELECT range_agg(int8range(lo, hi + 1)) FROM unnest(%1) AS u (lo, hi))"_s.arg(
                       arrays(commit.ranges))) +
                   u"UPDATE canopyx.reindex_requests r SET status = 'done', updated_at = now() WHERE r.chain_id = %1 "
                   "AND r.status IN ('queued', 'running') AND %2;"_s.arg(m_chain.id)
                       .arg(within(commit.ranges, u"r"_s)))
                      .toUtf8();
}

QString LayerSet::progress(const Commit& commit) const
{
    if (commit.work.empty())
        return {};
    std::vector<qint64> heights, times;
    QStringList took, details;
    for (const chain::BlockWork& record : commit.work) {
        heights.push_back(record.block);
        times.push_back(qMax<qint64>(0, record.time));
        took << QString::number(record.milliseconds, 'g', 12);
        details << literal(QString::fromUtf8(
            QJsonDocument(QJsonDocument::fromJson(record.detail).object()).toJson(QJsonDocument::Compact)));
    }
    return u"INSERT INTO canopyx.index_progress (chain_id, height, indexed_at, indexing_time, indexing_time_ms, "
           "indexing_detail) SELECT %1, h, clock_timestamp(), extract(epoch FROM clock_timestamp()) - t / 1e6, ms, "
           "d FROM "
           "unnest(%2, %3, '{%4}'::float8[], ARRAY[%5]::jsonb[]) AS u (h, t, ms, d);"_s.arg(m_chain.id)
               .arg(bigints(heights), bigints(times), took.join(u','), details.join(u','));
}

/// The tables added to the catalog now have rows for these blocks, or the blocks are no longer stored.
QString LayerSet::filled(const QString& blocks) const
{
    return u"UPDATE canopyx.table_needs n SET remaining = n.remaining - f.blocks, state = CASE WHEN "
           "isempty(n.remaining - f.blocks) THEN 'done' ELSE n.state END, settled_at = CASE WHEN "
           "isempty(n.remaining - f.blocks) THEN now() END FROM (SELECT %1 AS blocks) f WHERE n.chain_id = %2 AND "
           "n.state = 'open' AND n.need = 'backfill' AND n.remaining && f.blocks;"_s.arg(blocks)
               .arg(m_chain.id);
}

void LayerSet::covered(Script& script, const Commit& commit) const
{
    script.sql += progress(commit).toUtf8();
}

void LayerSet::undo(Script& script, const store::Undo& undo) const
{
    QStringList deletes, counts;
    for (const Entity* entity : m_catalog.staged()) {
        const QString name = u"d%1"_s.arg(deletes.size());
        deletes << u"%1 AS (DELETE FROM %2 WHERE \"height\" > %3 RETURNING 1)"_s
                       .arg(name, ident(m_chain.schema, entity->table()))
                       .arg(undo.ancestor);
        counts << u"(SELECT count(*) FROM %1)"_s.arg(name);
    }
    script.sql +=
        (lpSetBack(m_chain, undo.ancestor + 1) +
         filled(u"int8multirange(int8range(%1, NULL))"_s.arg(undo.ancestor + 1)) +
         u"WITH %1 INSERT INTO pg_temp.undone SELECT %2, 0;"_s.arg(deletes.join(", "_L1), counts.join(" + "_L1)))
            .toUtf8();
}

void LayerSet::undone(Script& script, const store::Undo& undo) const
{
    script.sql +=
        u"DELETE FROM canopyx.index_progress WHERE chain_id = %1 AND height > %2;"
        "UPDATE canopyx.index_progress_agg SET max_height = least(max_height, %2) WHERE chain_id = %1;"_s
            .arg(m_chain.id)
            .arg(undo.ancestor)
            .toUtf8();
}

Expected<Done> LayerSet::read(store::PqConnection& connection, store::StoredChain& state) const
{
    const auto blocks = connection.run(
        u"SELECT height, hash, parent_hash, extract(epoch FROM time)::bigint "
        "FROM %1 ORDER BY height DESC LIMIT 2000"_s.arg(ident(m_chain.schema, u"blocks"_s))
            .toUtf8());
    if (!blocks)
        return fail(blocks.error());
    store::readRecent(*blocks, state);
    return Done{};
}

}  // namespace signalbox::layers
