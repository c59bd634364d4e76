// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/layer_figures.h"

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using store::integer;
using store::text;
using store::Transaction;

namespace {

constexpr qint64 countLimit = 2'000'000;
constexpr int newestBlocks = 500;

qint64 chainNumber(const QString& caip2)
{
    return caip2.section(QLatin1Char(':'), 1).toLongLong();
}

void count(Transaction& transaction, Preview& preview, const QString& schema, const QString& table,
           const QString& where)
{
    const qint64 rows = integer(
        transaction.exec(u"SELECT count(*) FROM (SELECT FROM %1 %2 LIMIT %3) c"_s.arg(ident(schema, table), where)
                             .arg(countLimit + 1)
                             .toStdString())[0][0]);
    preview.tables.push_back({schema + QLatin1Char('.') + table, rows, rows <= countLimit, 0});
    preview.rows += rows;
}

}  // namespace

Expected<Preview> previewRange(store::Session& session, const catalog::Catalog& catalog, const store::ChainRow& chain,
                               Interval range)
{
    return session.read([&](Transaction& transaction) {
        Preview preview;
        for (const catalog::Entity* entity : catalog.inChain())
            if (entity->hasHeight())
                count(transaction, preview, chain.schema, entity->table(),
                      u"WHERE height BETWEEN %1 AND %2"_s.arg(range.lo).arg(range.hi));
        preview.blocks = range.count();
        preview.confirmation = chain.name;
        return preview;
    });
}

Expected<Preview> previewResync(store::Session& session, const catalog::Catalog& catalog, const store::ChainRow& chain,
                                const QStringList& tables)
{
    return session.read([&](Transaction& transaction) {
        Preview preview;
        for (const catalog::Entity* entity : catalog.synced())
            if (tables.isEmpty() || tables.contains(entity->name))
                count(transaction, preview, globalSchema, entity->globalTable(),
                      u"WHERE chain_id = %1"_s.arg(chainNumber(chain.caip2)));
        preview.confirmation = chain.name;
        return preview;
    });
}

Expected<IndexingReport> readIndexing(store::Session& session, const QString& caip2)
{
    const qint64 chain = chainNumber(caip2);
    return session.read([&](Transaction& transaction) {
        IndexingReport report;
        const std::string newest =
            "WITH newest AS (SELECT DISTINCT ON (height) * FROM canopyx.index_progress WHERE chain_id = " +
            std::to_string(chain) + " ORDER BY height DESC, indexed_at DESC LIMIT " + std::to_string(newestBlocks) +
            ") ";
        const auto whole = transaction.exec(newest +
                                            "SELECT count(*), coalesce(avg(indexing_time_ms), 0), (SELECT "
                                            "indexing_time FROM newest ORDER BY height DESC, indexed_at LIMIT 1) FROM "
                                            "newest");
        report.blocks = integer(whole[0][0]);
        report.milliseconds = store::real(whole[0][1], 0);
        if (!whole[0][2].is_null())
            report.secondsBehind = store::real(whole[0][2], 0);
        for (const auto& row :
             transaction.exec(newest + "SELECT s.key, sum(s.value::float8) / (SELECT count(*) FROM newest) "
                                       "FROM newest, jsonb_each_text(indexing_detail) s WHERE s.value ~ "
                                       "'^-?[0-9.]+([eE][-+]?[0-9]+)?$' GROUP BY s.key ORDER BY 2 DESC, 1"))
            report.steps.push_back({text(row[0]), store::real(row[1], 0)});
        // The database may have been unavailable when a command ended: then the command has its result.
        for (const auto& row : transaction.exec(
                 "WITH requests AS (SELECT r.requested_at, r.updated_at, r.height, r.requested_by, r.error, CASE WHEN "
                 "r.status NOT IN ('queued', 'running') OR c.state IS NULL OR c.state IN ('queued', 'running', 'done') "
                 "THEN r.status WHEN c.state = 'cancelled' THEN 'cancelled' ELSE 'failed' END AS status FROM "
                 "canopyx.reindex_requests r LEFT JOIN signalbox.commands c ON c.id::text = r.workflow_id WHERE "
                 "r.chain_id = $1) SELECT requested_at, max(updated_at), min(height), max(height), count(*), count(*) "
                 "FILTER (WHERE "
                 "status = 'done'), min(requested_by), CASE WHEN bool_or(status = 'failed') THEN 'failed' WHEN "
                 "bool_or(status = 'cancelled') THEN 'cancelled' WHEN bool_and(status = 'done') THEN 'done' WHEN "
                 "bool_or(status = 'running') THEN 'running' ELSE 'queued' END, max(error) FROM "
                 "requests GROUP BY requested_at ORDER BY requested_at DESC "
                 "LIMIT 50",
                 {chain})) {
            IndexingReport::Reindexed each;
            each.requestedAt = store::time(row[0]);
            each.updatedAt = store::time(row[1]);
            each.lo = integer(row[2]);
            each.hi = integer(row[3]);
            each.heights = integer(row[4]);
            each.done = integer(row[5]);
            each.by = text(row[6]);
            each.state = text(row[7]);
            each.error = text(row[8]);
            report.reindexed.push_back(std::move(each));
        }
        return report;
    });
}

Expected<Done> recordReindex(store::Session& session, const store::ChainRow& chain, const QString& stream,
                             Interval range, CommandId command, const QString& by)
{
    return session.write([&](Transaction& transaction) -> Expected<Done> {
        const QString number = QString::number(command);
        // Continued after a crash: the rows exist, and finished ones are kept.
        const bool there =
            !transaction
                 .exec("SELECT FROM canopyx.reindex_requests WHERE chain_id = $1 AND workflow_id = $2 LIMIT 1",
                       {chainNumber(chain.caip2), number})
                 .empty();
        if (!there)
            transaction.exec(
                "INSERT INTO canopyx.reindex_requests (chain_id, height, requested_by, status, workflow_id) SELECT $1, "
                "h, $4, 'running', $5 FROM signalbox.coverage c, generate_series(greatest(c.lo, $2::bigint), "
                "least(c.hi, $3::bigint)) h WHERE c.caip2 = $6 AND c.stream = $7",
                {chainNumber(chain.caip2), range.lo, range.hi, by, number, chain.caip2, stream});
        return Done{};
    });
}

Expected<Done> endReindex(store::Session& session, const QString& caip2, CommandId command, const QString& state,
                          const QString& error)
{
    return session.write([&](Transaction& transaction) -> Expected<Done> {
        transaction.exec(
            "UPDATE canopyx.reindex_requests SET status = $3, error = $4, updated_at = now() WHERE chain_id = $1 AND "
            "workflow_id = $2 AND status IN ('queued', 'running')",
            {chainNumber(caip2), QString::number(command), state, error});
        return Done{};
    });
}

}  // namespace signalbox::layers
