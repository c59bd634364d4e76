#include "crosschain/sync_frontier.h"

#include "postgres/sql_text.h"

namespace signalbox::layers {

QString SyncFrontier::unsynced(Height after) const
{
    const QString keys = idents(m_entity.globalKey);
    QStringList on;
    for (const QString& name : m_entity.globalKey)
        on << QStringLiteral("g.%1 = n.%2").arg(ident(m_entity.column(name)->globalName()), ident(name));
    const bool heightInKey = m_entity.globalKey.contains(QLatin1String("height"));
    const QString columns = heightInKey ? keys : keys + QLatin1String(", \"height\"");
    // The newest version of a key tells: a closing one wants no global row, any other a row of its height.
    const QString wrong = m_entity.closing ? QStringLiteral(
                                                 "CASE WHEN n.\"deleted\" THEN g.\"height\" IS NOT NULL ELSE "
                                                 "g.\"height\" IS DISTINCT FROM n.\"height\" END")
                                           : QStringLiteral("g.\"height\" IS DISTINCT FROM n.\"height\"");
    // Below a closing row there is nothing to show.
    const QString closed =
        m_entity.closing
            ? QStringLiteral(
                  ", \"deleted\", max(\"height\") FILTER (WHERE \"deleted\") OVER (PARTITION BY %1 ORDER BY "
                  "\"height\" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS \"_closed\"")
                  .arg(keys)
            : QStringLiteral(", NULL::bigint AS \"_closed\"");
    return QStringLiteral(
               "WITH w AS MATERIALIZED (SELECT %1%2 FROM %3 WHERE \"height\" > %4), n AS (SELECT DISTINCT ON (%5) * "
               "FROM w ORDER BY %5, \"height\" DESC), b AS (SELECT %6, coalesce(g.\"height\", n.\"_closed\", -1) AS "
               "\"_there\" FROM n LEFT JOIN %7 g ON g.\"chain_id\" = %8 AND %9 WHERE %10) SELECT min(w.\"height\"), "
               "count(DISTINCT w.\"height\") FROM w JOIN b ON %11 WHERE w.\"height\" > b.\"_there\"")
        .arg(columns, closed, ident(m_chain.schema, m_entity.table()), QString::number(after), keys,
             idents(m_entity.globalKey, QStringLiteral("n")), ident(globalSchema, m_entity.globalTable()),
             QString::number(m_chain.id), on.join(QLatin1String(" AND ")))
        .arg(wrong, equal(m_entity.globalKey, QStringLiteral("w"), QStringLiteral("b")));
}

std::optional<Height> SyncFrontier::find(store::Transaction& transaction, Height newest) const
{
    std::optional<Height> found;
    for (qint64 look = firstLook;; look *= 8) {
        const Height after = newest - look;
        found = store::maybeInteger(transaction.exec(unsynced(after).toStdString())[0][0]);
        // In the lower part of what was looked at it may have begun earlier.
        if (!found || after < 0 || look >= furthestLook || *found > after + look / 4)
            return found;
    }
}

}  // namespace signalbox::layers
