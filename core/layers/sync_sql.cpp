#include "layers/sync_sql.h"

#include "postgres/sql_text.h"

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
        read << QStringLiteral("k.%1").arg(ident(name));
        match << QStringLiteral("g.%1 = n.%2").arg(ident(entity.column(name)->globalName()), ident(name));
    }
    for (const Column& column : entity.globalColumns()) {
        taken << ident(column.globalName());
        given << QLatin1String("n.") + ident(column.name);
        if (entity.globalKey.contains(column.name))
            continue;
        read << QLatin1String("v.") + ident(column.name);
        set << QStringLiteral("%1 = excluded.%1").arg(ident(column.globalName()));
        was << QLatin1String("g.") + ident(column.globalName());
        becomes << QLatin1String("excluded.") + ident(column.globalName());
    }
    read << QLatin1String("v.\"height\" IS NOT NULL") +
                (entity.closing ? QLatin1String(" AND NOT v.\"deleted\"") : QLatin1String()) +
                QLatin1String(" AS \"_live\"");
    set << QStringLiteral("\"updated_at\" = excluded.\"updated_at\"");

    QString sql =
        QStringLiteral(
            "WITH touched AS (\n    %1\n), newest AS (\n    SELECT %2\n"
            "    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM %3 t WHERE %4 ORDER BY t.\"height\" DESC "
            "LIMIT 1) v ON true%5\n"
            "), gone AS (\n    DELETE FROM %6 WHERE ctid = ANY (ARRAY(SELECT x.\"_row\" FROM newest n CROSS JOIN "
            "LATERAL (\n        SELECT g.ctid AS \"_row\" FROM %6 g WHERE g.\"chain_id\" = %7 AND %8 OFFSET 0) x WHERE "
            "NOT n.\"_live\"))%9\n)")
            .arg(touched, read.join(QLatin1String(", ")), chainTable(),
                 equal(entity.globalKey, QStringLiteral("t"), QStringLiteral("k")),
                 trigger && entity.newestOnly()
                     ? QStringLiteral("\n    WHERE v.\"height\" IS NULL OR v.\"height\" <= k.\"height\"")
                     : QString(),
                 globalTable())
            .arg(chain.id)
            .arg(match.join(QLatin1String(" AND ")), trigger ? QString() : QStringLiteral(" RETURNING 1"));
    const QString put = QStringLiteral(
                            "INSERT INTO %1 AS g (\"chain_id\", %2, \"updated_at\")\n"
                            "    SELECT %3, %4, now() FROM newest n WHERE n.\"_live\" ORDER BY %5\n"
                            "    ON CONFLICT (\"chain_id\", %6) DO UPDATE SET %7")
                            .arg(globalTable(), taken.join(QLatin1String(", ")))
                            .arg(chain.id)
                            .arg(given.join(QLatin1String(", ")), idents(entity.globalKey, QStringLiteral("n")),
                                 idents(globalNames(entity.globalKey)), set.join(QLatin1String(", ")));
    if (trigger)
        return sql + QLatin1Char('\n') + put;
    QString differs;
    if (!was.isEmpty())
        differs = QStringLiteral("\n    WHERE (%1) IS DISTINCT FROM (%2)")
                      .arg(was.join(QLatin1String(", ")), becomes.join(QLatin1String(", ")));
    return sql + QLatin1String(", put AS (\n    ") + put + differs +
           QLatin1String(" RETURNING 1\n)\nSELECT (SELECT count(*) FROM put), (SELECT count(*) FROM gone)");
}

QString SyncParts::triggerBody() const
{
    const QString keys = idents(entity.globalKey);
    const auto touched = [&](const QString& rows) {
        return entity.newestOnly()
                   ? QStringLiteral("SELECT %1, max(\"height\") AS \"height\" FROM %2 GROUP BY %1").arg(keys, rows)
                   : QStringLiteral("SELECT DISTINCT %1 FROM %2").arg(keys, rows);
    };
    const QString both = QStringLiteral("(SELECT %1 FROM old_rows UNION ALL SELECT %1 FROM new_rows) r")
                             .arg(entity.newestOnly() ? keys + QLatin1String(", \"height\"") : keys);
    const auto branch = [&](const char* word, const char* event, const char* empty, const QString& rows) {
        return QStringLiteral(
                   "    %1 TG_OP = '%2' THEN\n        IF NOT EXISTS (SELECT FROM %3) THEN\n            RETURN NULL;\n  "
                   "      END IF;\n%4;\n")
            .arg(QLatin1String(word), QLatin1String(event), QLatin1String(empty),
                 setNewest(touched(rows), For::Trigger));
    };
    return QStringLiteral("\nBEGIN\n") + branch("IF", "INSERT", "new_rows", QStringLiteral("new_rows")) +
           branch("ELSIF", "UPDATE", "new_rows", both) +
           branch("ELSIF", "DELETE", "old_rows", QStringLiteral("old_rows")) +
           QStringLiteral(
               "    ELSE\n        DELETE FROM %1 g WHERE g.\"chain_id\" = %2;\n    END IF;\n    RETURN NULL;\nEND\n")
               .arg(globalTable())
               .arg(chain.id);
}

}  // namespace signalbox::layers
