// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_frontier.h"

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

QString SyncFrontier::unsynced(Height after) const
{
    const QString keys = idents(m_entity.globalKey);
    QStringList on;
    for (const QString& name : m_entity.globalKey)
        on << u"g.%1 = n.%2"_s.arg(ident(m_entity.column(name)->globalName()), ident(name));
    const bool heightInKey = m_entity.globalKey.contains("height"_L1);
    const QString columns = heightInKey ? keys : keys + ", \"height\""_L1;
    // The newest version of a key decides: a closing one requires that there is no global row, any other a row of its
    // height.
    const QString wrong = m_entity.closing ? u"CASE WHEN n.\"deleted\" THEN g.\"height\" IS NOT NULL ELSE "
                                             "g.\"height\" IS DISTINCT FROM n.\"height\" END"_s
                                           : u"g.\"height\" IS DISTINCT FROM n.\"height\""_s;
    // Below a closing row there is no state to show.
    const QString closed =
        m_entity.closing ? u", \"deleted\", max(\"height\") FILTER (WHERE \"deleted\") OVER (PARTITION BY %1 ORDER BY "
                           "\"height\" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS \"_closed\""_s.arg(keys)
                         : u", NULL::bigint AS \"_closed\""_s;
    return u"WITH w AS MATERIALIZED (SELECT %1%2 FROM %3 WHERE \"height\" > %4), n AS (SELECT DISTINCT ON (%5) * "
           "FROM w ORDER BY %5, \"height\" DESC), b AS (SELECT %6, coalesce(g.\"height\", n.\"_closed\", -1) AS "
           "\"_there\" FROM n LEFT JOIN %7 g ON g.\"chain_id\" = %8 AND %9 WHERE %10) SELECT min(w.\"height\"), "
           "count(DISTINCT w.\"height\") FROM w JOIN b ON %11 WHERE w.\"height\" > b.\"_there\""_s
               .arg(columns, closed, ident(m_chain.schema, m_entity.table()), QString::number(after), keys,
                    idents(m_entity.globalKey, u"n"_s), ident(globalSchema, m_entity.globalTable()),
                    QString::number(m_chain.id), on.join(" AND "_L1))
               .arg(wrong, equal(m_entity.globalKey, u"w"_s, u"b"_s));
}

std::optional<Height> SyncFrontier::find(store::Transaction& transaction, Height newest) const
{
    std::optional<Height> found;
    for (qint64 look = firstLook;; look *= 8) {
        const Height after = newest - look;
        found = store::maybeInteger(transaction.exec(unsynced(after).toStdString())[0][0]);
        // In the lowest part of the range it may have begun earlier.
        if (!found || after < 0 || look >= furthestLook || *found > after + look / 4)
            return found;
    }
}

}  // namespace signalbox::layers
