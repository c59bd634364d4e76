// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/sync_sql.h"

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using catalog::Column;

QString SyncParts::chainTable() const
{
    return ident(chain.schema, entity.table());
}

QString SyncParts::globalTable() const
{
    return ident(globalSchema, entity.globalTable());
}

QStringList SyncParts::globalNames(const QStringList& columns) const
{
    QStringList all;
    for (const QString& name : columns)
        all << entity.column(name)->globalName();
    return all;
}

QString SyncParts::setNewest(const QString& touched, For what) const
{
    const bool trigger = what == For::Trigger;
    QStringList read, match, taken, given, set, was, becomes;
    for (const QString& name : entity.globalKey) {
        read << u"k.%1"_s.arg(ident(name));
        match << u"g.%1 = n.%2"_s.arg(ident(entity.column(name)->globalName()), ident(name));
    }
    for (const Column& column : entity.globalColumns()) {
        taken << ident(column.globalName());
        given << "n."_L1 + ident(column.name);
        if (entity.globalKey.contains(column.name))
            continue;
        read << "v."_L1 + ident(column.name);
        set << u"%1 = excluded.%1"_s.arg(ident(column.globalName()));
        was << "g."_L1 + ident(column.globalName());
        becomes << "excluded."_L1 + ident(column.globalName());
    }
    read << "v.\"height\" IS NOT NULL"_L1 + (entity.closing ? " AND NOT v.\"deleted\""_L1 : QLatin1String()) +
                " AS \"_live\""_L1;
    set << u"\"updated_at\" = excluded.\"updated_at\""_s;

    QString sql =
        u"WITH touched AS (\n    %1\n), newest AS (\n    SELECT %2\n"
        "    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM %3 t WHERE %4 ORDER BY t.\"height\" DESC "
        "LIMIT 1) v ON true%5\n"
        "), gone AS (\n    DELETE FROM %6 WHERE ctid = ANY (ARRAY(SELECT x.\"_row\" FROM newest n CROSS JOIN "
        "LATERAL (\n        SELECT g.ctid AS \"_row\" FROM %6 g WHERE g.\"chain_id\" = %7 AND %8 OFFSET 0) x WHERE "
        "NOT n.\"_live\"))%9\n)"_s
            .arg(touched, read.join(", "_L1), chainTable(), equal(entity.globalKey, u"t"_s, u"k"_s),
                 trigger && entity.newestOnly() ? u"\n    WHERE v.\"height\" IS NULL OR v.\"height\" <= k.\"height\""_s
                                                : QString(),
                 globalTable())
            .arg(chain.id)
            .arg(match.join(" AND "_L1), trigger ? QString() : u" RETURNING 1"_s);
    const QString put =
        u"INSERT INTO %1 AS g (\"chain_id\", %2, \"updated_at\")\n"
        "    SELECT %3, %4, now() FROM newest n WHERE n.\"_live\" ORDER BY %5\n"
        "    ON CONFLICT (\"chain_id\", %6) DO UPDATE SET %7"_s.arg(globalTable(), taken.join(", "_L1))
            .arg(chain.id)
            .arg(given.join(", "_L1), idents(entity.globalKey, u"n"_s), idents(globalNames(entity.globalKey)),
                 set.join(", "_L1));
    if (trigger)
        return sql + QLatin1Char('\n') + put;
    QString differs;
    if (!was.isEmpty())
        differs = u"\n    WHERE (%1) IS DISTINCT FROM (%2)"_s.arg(was.join(", "_L1), becomes.join(", "_L1));
    return sql + ", put AS (\n    "_L1 + put + differs +
           " RETURNING 1\n)\nSELECT (SELECT count(*) FROM put), (SELECT count(*) FROM gone)"_L1;
}

QString SyncParts::triggerBody() const
{
    const QString keys = idents(entity.globalKey);
    const auto touched = [&](const QString& rows) {
        return entity.newestOnly() ? u"SELECT %1, max(\"height\") AS \"height\" FROM %2 GROUP BY %1"_s.arg(keys, rows)
                                   : u"SELECT DISTINCT %1 FROM %2"_s.arg(keys, rows);
    };
    const QString both = u"(SELECT %1 FROM old_rows UNION ALL SELECT %1 FROM new_rows) r"_s.arg(
        entity.newestOnly() ? keys + ", \"height\""_L1 : keys);
    const auto branch = [&](const char* word, const char* event, const char* empty, const QString& rows) {
        return u"    %1 TG_OP = '%2' THEN\n        IF NOT EXISTS (SELECT FROM %3) THEN\n            RETURN NULL;\n  "
               "      END IF;\n%4;\n"_s.arg(QLatin1String(word), QLatin1String(event), QLatin1String(empty),
                                            setNewest(touched(rows), For::Trigger));
    };
    return u"\nBEGIN\n"_s + branch("IF", "INSERT", "new_rows", u"new_rows"_s) +
           branch("ELSIF", "UPDATE", "new_rows", both) + branch("ELSIF", "DELETE", "old_rows", u"old_rows"_s) +
           u"    ELSE\n        DELETE FROM %1 g WHERE g.\"chain_id\" = %2;\n    END IF;\n    RETURN NULL;\nEND\n"_s
               .arg(globalTable())
               .arg(chain.id);
}

}  // namespace signalbox::layers
