#include "layers/commit_sql.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "layers/lp_days.h"
#include "postgres/sql_text.h"
#include "support/safe_text.h"

namespace signalbox::layers {

using catalog::Column;
using catalog::Entity;
using catalog::RowWriter;

namespace {

QString jsonLiteral(const QByteArray& raw)
{
    const auto parsed = QJsonDocument::fromJson(withEscapedMarks(raw));
    QJsonObject object = parsed.object();
    if (!raw.isEmpty() && !parsed.isObject())
        object = {{QStringLiteral("text"),
                   utf8Text({raw.constData(), static_cast<std::size_t>(std::min<qsizetype>(raw.size(), 100'000))})}};
    return literal(
        QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact).replace("\\u0000", "\\ufffd")));
}

std::vector<qint64> ends(const std::vector<Interval>& ranges, Height Interval::*member)
{
    std::vector<qint64> all;
    for (const Interval& range : ranges)
        all.push_back(range.*member);
    return all;
}

QString texts(const std::vector<QString>& values)
{
    QStringList all;
    for (const QString& value : values)
        all << literal(value);
    return QStringLiteral("ARRAY[%1]::text[]").arg(all.join(u','));
}

}  // namespace

QByteArray CommitSql::fence() const
{
    return QStringLiteral("BEGIN;SELECT signalbox.fence(%1, %2);").arg(literal(m_chain.caip2)).arg(m_epoch).toUtf8();
}

QString CommitSql::promote(const ChainPlace& chain, const Entity& entity, const std::vector<Interval>& ranges,
                           bool replace)
{
    const QString production = ident(chain.schema, entity.table()),
                  staging = ident(chain.schema, entity.stagingTable());
    const QStringList key = entity.primaryKey();
    QStringList columns, set, was, becomes;
    for (const Column& column : entity.columns) {
        columns << column.name;
        if (key.contains(column.name))
            continue;
        set << QStringLiteral("%1 = excluded.%1").arg(ident(column.name));
        was << QLatin1String("p.") + ident(column.name);
        becomes << QLatin1String("excluded.") + ident(column.name);
    }
    QString sql;
    if (replace)
        sql += QStringLiteral("DELETE FROM %1 p WHERE %2 AND NOT EXISTS (SELECT FROM %3 s WHERE %4);")
                   .arg(production, within(ranges, QStringLiteral("p")), staging,
                        equal(key, QStringLiteral("s"), QStringLiteral("p")));
    const QString conflict = set.isEmpty() ? QStringLiteral("DO NOTHING")
                                           : QStringLiteral("DO UPDATE SET %1 WHERE (%2) IS DISTINCT FROM (%3)")
                                                 .arg(set.join(QLatin1String(", ")), was.join(QLatin1String(", ")),
                                                      becomes.join(QLatin1String(", ")));
    sql += QStringLiteral("INSERT INTO %1 AS p (%2) SELECT %3 FROM %4 s WHERE %5 ORDER BY %6 ON CONFLICT (%7) %8;")
               .arg(production, idents(columns), idents(columns, QStringLiteral("s")), staging,
                    within(ranges, QStringLiteral("s")), idents(key, QStringLiteral("s")), idents(key), conflict);
    return sql;
}

void CommitSql::straight(Script& script, const RowWriter& rows, bool staging) const
{
    QStringList columns;
    for (int i = 0; i < rows.fields(); ++i)
        columns << rows.entity().columns[static_cast<std::size_t>(i)].name;
    script.sql +=
        QStringLiteral("COPY %1 (%2) FROM STDIN (FORMAT binary);")
            .arg(ident(m_chain.schema, staging ? rows.entity().stagingTable() : rows.entity().table()), idents(columns))
            .toUtf8();
    script.copies << rows.rows().data();
}

void CommitSql::staged(Script& script, const LayerCommit& commit) const
{
    const bool replace = commit.mode == LayerCommit::Mode::Replace;
    for (const Entity* entity : commit.rows.catalog().staged()) {
        const RowWriter* rows = commit.rows.find(entity->name);
        if (!commit.entities.isEmpty() && !commit.entities.contains(entity->name))
            continue;
        if (!rows && !replace)
            continue;
        // what an earlier visit of these heights left there is not ours
        script.sql +=
            QStringLiteral("DELETE FROM %1 s WHERE %2;")
                .arg(ident(m_chain.schema, entity->stagingTable()), within(commit.ranges, QStringLiteral("s")))
                .toUtf8();
        if (rows)
            straight(script, *rows, true);
        script.sql += promote(m_chain, *entity, commit.ranges, replace).toUtf8();
    }
}

CommitSql::Script CommitSql::commit(const LayerCommit& commit) const
{
    Script script;
    script.sql = fence();
    if (commit.mode != LayerCommit::Mode::Append)
        staged(script, commit);
    for (const RowWriter* rows : commit.rows.inOrder())
        if (commit.mode == LayerCommit::Mode::Append || !rows->entity().staged())
            straight(script, *rows, false);
    script.sql += bookkeeping(commit).toUtf8();
    return script;
}

QString CommitSql::progress(const LayerCommit& commit) const
{
    if (commit.indexed.empty())
        return {};
    std::vector<qint64> heights, times;
    QStringList took, details;
    for (const IndexedBlock& block : commit.indexed) {
        heights.push_back(block.height);
        times.push_back(qMax<qint64>(0, block.timeMicroseconds));
        took << QString::number(block.milliseconds, 'g', 12);
        details << jsonLiteral(block.detail);
    }
    return QStringLiteral(
               "INSERT INTO canopyx.index_progress (chain_id, height, indexed_at, indexing_time, indexing_time_ms, "
               "indexing_detail) SELECT %1, h, clock_timestamp(), extract(epoch FROM clock_timestamp()) - t / 1e6, ms, "
               "d FROM "
               "unnest(%2, %3, '{%4}'::float8[], ARRAY[%5]::jsonb[]) AS u (h, t, ms, d);")
        .arg(m_chain.id)
        .arg(bigints(heights), bigints(times), took.join(u','), details.join(u','));
}

/// What came to the catalog has rows of these blocks now, or they are stored no more.
QString CommitSql::filled(const QString& blocks) const
{
    return QStringLiteral(
               "UPDATE canopyx.table_needs n SET remaining = n.remaining - f.blocks, state = CASE WHEN "
               "isempty(n.remaining - f.blocks) THEN 'done' ELSE n.state END, settled_at = CASE WHEN "
               "isempty(n.remaining - f.blocks) THEN now() END FROM (SELECT %1 AS blocks) f WHERE n.chain_id = %2 AND "
               "n.state = 'open' AND n.need = 'backfill' AND n.remaining && f.blocks;")
        .arg(blocks)
        .arg(m_chain.id);
}

QString CommitSql::bookkeeping(const LayerCommit& commit) const
{
    const QString caip2 = literal(m_chain.caip2);
    QString sql;
    if (!commit.quarantined.empty()) {
        QStringList values;
        for (const auto& item : commit.quarantined)
            values << QStringLiteral("(%1, %2, %3, %4, %5::jsonb, %6)")
                          .arg(caip2)
                          .arg(item.block)
                          .arg(literal(item.position), literal(item.reason), jsonLiteral(item.raw),
                               literal(item.stream));
        sql +=
            QStringLiteral(
                "INSERT INTO signalbox.quarantine AS q (caip2, block_number, position, reason, raw, stream) VALUES %1 "
                "ON "
                "CONFLICT "
                "(caip2, block_number, position) DO UPDATE SET reason = excluded.reason, raw = excluded.raw, stream "
                "= excluded.stream, tries = q.tries + 1, state = CASE q.state WHEN 'skipped' THEN 'skipped' ELSE "
                "'waiting' END;")
                .arg(values.join(QLatin1String(", ")));
    }
    if (!commit.ranges.empty() && !commit.streams.empty())
        sql += QStringLiteral("SELECT signalbox.cover(%1, %2, %3, %4, %5);")
                   .arg(caip2, texts(commit.streams), bigints(ends(commit.ranges, &Interval::lo)),
                        bigints(ends(commit.ranges, &Interval::hi)),
                        commit.mode == LayerCommit::Mode::Append ? QStringLiteral("true") : QStringLiteral("false"));
    sql += progress(commit);
    if (commit.mode != LayerCommit::Mode::Append) {
        Height lowest = std::numeric_limits<Height>::max();
        for (const Interval& range : commit.ranges)
            lowest = qMin(lowest, range.lo);
        sql += lpSetBack(m_chain, lowest);
    }
    if (commit.mode == LayerCommit::Mode::Replace && commit.entities.isEmpty())
        sql +=
            filled(QStringLiteral("(SELECT range_agg(int8range(lo, hi + 1)) FROM unnest(%1, %2) AS u (lo, hi))")
                       .arg(bigints(ends(commit.ranges, &Interval::lo)), bigints(ends(commit.ranges, &Interval::hi))));
    if (commit.mode == LayerCommit::Mode::Replace)
        sql += QStringLiteral(
                   "UPDATE canopyx.reindex_requests r SET status = 'done', updated_at = now() WHERE r.chain_id = %1 "
                   "AND r.status IN ('queued', 'running') AND %2;")
                   .arg(m_chain.id)
                   .arg(within(commit.ranges, QStringLiteral("r")));
    // A fill of single tables reads no whole block, so it resolves nothing.
    if (commit.mode == LayerCommit::Mode::Replace && commit.entities.isEmpty() && commit.quarantined.empty())
        sql += QStringLiteral(
                   "UPDATE signalbox.quarantine q SET state = 'resolved' WHERE q.caip2 = %1 AND q.state = 'waiting' "
                   "AND (q.stream = '' OR q.stream = ANY (%2)) AND EXISTS (SELECT FROM unnest(%3, %4) AS u (lo, hi) "
                   "WHERE q.block_number BETWEEN u.lo AND u.hi);")
                   .arg(caip2, texts(commit.streams), bigints(ends(commit.ranges, &Interval::lo)),
                        bigints(ends(commit.ranges, &Interval::hi)));
    if (commit.live) {
        Height newest = 0;
        for (const Interval& range : commit.ranges)
            newest = qMax(newest, range.hi);
        sql += QStringLiteral("SELECT pg_notify('signalbox', 'chain ' || %1 || ' %2');").arg(caip2).arg(newest);
    }
    return sql;
}

QByteArray CommitSql::undo(const catalog::Catalog& catalog, const store::Undo& undo) const
{
    const QString caip2 = literal(m_chain.caip2);
    QStringList deletes, counts;
    for (const Entity* entity : catalog.staged()) {
        const QString name = QStringLiteral("d%1").arg(deletes.size());
        deletes << QStringLiteral("%1 AS (DELETE FROM %2 WHERE \"height\" > %3 RETURNING 1)")
                       .arg(name, ident(m_chain.schema, entity->table()))
                       .arg(undo.ancestor);
        counts << QStringLiteral("(SELECT count(*) FROM %1)").arg(name);
    }
    const QString sql =
        QStringLiteral(
            "CREATE TEMP TABLE IF NOT EXISTS undone (rows bigint) ON COMMIT DELETE ROWS;"
            "WITH %1 INSERT INTO pg_temp.undone SELECT %2;"
            "DELETE FROM signalbox.quarantine WHERE caip2 = %3 AND block_number > %4;"
            "DELETE FROM canopyx.index_progress WHERE chain_id = %5 AND height > %4;"
            "UPDATE canopyx.index_progress_agg SET max_height = least(max_height, %4) WHERE chain_id = %5;"
            "SELECT signalbox.uncover(%3, NULL, %6, 9223372036854775806);"
            "SELECT pg_notify('signalbox', 'chain ' || %3 || ' %4');"
            "SELECT rows FROM pg_temp.undone;")
            .arg(deletes.join(QLatin1String(", ")), counts.join(QLatin1String(" + ")), caip2)
            .arg(undo.ancestor)
            .arg(m_chain.id)
            .arg(undo.ancestor + 1);
    const QString unstored = filled(QStringLiteral("int8multirange(int8range(%1, NULL))").arg(undo.ancestor + 1));
    return fence() + (lpSetBack(m_chain, undo.ancestor + 1) + unstored + sql).toUtf8();
}

}  // namespace signalbox::layers
