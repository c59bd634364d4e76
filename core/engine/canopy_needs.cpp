#include "engine/canopy_needs.h"

namespace signalbox::engine {

Expected<std::map<QString, Alarm>> unfilledTables(store::Session& session)
{
    return session.read([](store::Transaction& transaction) {
        std::map<QString, Alarm> all;
        for (const auto& row : transaction.exec(
                 "SELECT s.caip2, s.name, string_agg(n.entity || CASE n.columns WHEN '{}' THEN '' ELSE ' (' || "
                 "array_to_string(n.columns, ', ') || ')' END, ', ' ORDER BY n.id), r.lo, r.hi FROM "
                 "canopyx.table_needs "
                 "n JOIN canopyx.chains c USING (chain_id) JOIN signalbox.chains s USING (caip2), LATERAL (SELECT "
                 "min(lo) AS lo, max(hi) AS hi FROM signalbox.coverage v WHERE v.caip2 = s.caip2) r WHERE n.state = "
                 "'open' AND n.need = 'backfill' AND r.lo IS NOT NULL GROUP BY s.caip2, s.name, r.lo, r.hi")) {
            Alarm alarm;
            alarm.caip2 = store::text(row[0]);
            alarm.kind = QStringLiteral("version");  // of the catalog
            alarm.key = QStringLiteral("unfilled");
            alarm.severity = QStringLiteral("warning");
            const QString tables = store::text(row[2]);
            const Height lo = store::integer(row[3]), hi = store::integer(row[4]);
            alarm.text = QStringLiteral(
                             "%1: blocks that are stored already have nothing yet in %2. Reindex blocks %3 to "
                             "%4 to fill it.")
                             .arg(store::text(row[1]), tables)
                             .arg(lo)
                             .arg(hi);
            alarm.detail = {{QStringLiteral("tables"), tables}, {QStringLiteral("lo"), lo}, {QStringLiteral("hi"), hi}};
            all[alarm.caip2] = std::move(alarm);
        }
        return all;
    });
}

Expected<Done> settleFilled(store::Session& session, const QString& caip2)
{
    return session.write([&](store::Transaction& transaction) -> Expected<Done> {
        transaction.exec(
            "UPDATE canopyx.table_needs n SET state = 'done', settled_at = now() FROM canopyx.chains c WHERE c.caip2 = "
            "$1 AND n.chain_id = c.chain_id AND n.state = 'open' AND n.need = 'backfill' AND (SELECT count(DISTINCT "
            "p.height) FROM canopyx.index_progress p WHERE p.chain_id = n.chain_id AND p.indexed_at >= n.noticed_at) "
            ">= "
            "(SELECT coalesce(sum(v.hi - v.lo + 1), 0) FROM signalbox.coverage v WHERE v.caip2 = $1)",
            {caip2});
        return Done{};
    });
}

}  // namespace signalbox::engine
