#include "crosschain/sync_compare.h"

#include "postgres/sql_text.h"

namespace signalbox::layers {

using catalog::Column;

QString SyncCompare::joined(const QStringList& columns) const
{
    // Every order goes down, so that the primary key read backwards can serve as well as a sort.
    QStringList chain, global, order, match;
    for (const QString& name : m_entity.globalKey)
        order << QStringLiteral("t.%1 DESC").arg(ident(name));
    for (const QString& name : columns) {
        chain << QLatin1String("t.") + ident(name);
        global << QStringLiteral("%1 AS %2").arg(ident(m_entity.column(name)->globalName()), ident(name));
    }
    const QString table = ident(m_chain.schema, m_entity.table());
    QString source;
    if (m_entity.newestOnly())
        source = QStringLiteral("SELECT DISTINCT ON (%1) %2%3 FROM %4 t ORDER BY %5, t.\"height\" DESC")
                     .arg(idents(m_entity.globalKey, QStringLiteral("t")), chain.join(QLatin1String(", ")),
                          m_entity.closing ? QStringLiteral(", t.\"deleted\"") : QString(), table,
                          order.join(QLatin1String(", ")));
    else
        source = QStringLiteral("SELECT %1%2 FROM %3 t")
                     .arg(chain.join(QLatin1String(", ")),
                          m_entity.closing ? QStringLiteral(", t.\"deleted\"") : QString(), table);
    if (m_entity.closing)
        source = QStringLiteral("SELECT * FROM (%1) a WHERE NOT a.\"deleted\"").arg(source);
    return QStringLiteral("FROM (%1) s FULL JOIN (SELECT %2 FROM %3 WHERE \"chain_id\" = %4) g ON %5")
        .arg(source, global.join(QLatin1String(", ")), ident(globalSchema, m_entity.globalTable()))
        .arg(m_chain.id)
        .arg(equal(m_entity.globalKey, QStringLiteral("s"), QStringLiteral("g")));
}

QString SyncCompare::unlike() const
{
    QStringList left, right;
    for (const Column& column : m_entity.globalColumns()) {
        if (m_entity.globalKey.contains(column.name))
            continue;
        left << QLatin1String("s.") + ident(column.name);
        right << QLatin1String("g.") + ident(column.name);
    }
    return left.isEmpty() ? QStringLiteral("false")
                          : QStringLiteral("(%1) IS DISTINCT FROM (%2)")
                                .arg(left.join(QLatin1String(", ")), right.join(QLatin1String(", ")));
}

QStringList SyncCompare::compared() const
{
    QStringList columns;
    for (const Column& column : m_entity.globalColumns())
        columns << column.name;
    return columns;
}

QString SyncCompare::differing() const
{
    QStringList keys;
    for (const QString& name : m_entity.globalKey)
        keys << QStringLiteral("coalesce(s.%1, g.%1) AS %1").arg(ident(name));
    // A missing side has only nulls: its key is the surest sign.
    return QStringLiteral("SELECT %1 %2 WHERE s.%3 IS NULL OR g.%3 IS NULL OR %4")
        .arg(keys.join(QLatin1String(", ")), joined(compared()), ident(m_entity.globalKey.front()), unlike());
}

QString SyncCompare::counts() const
{
    return QStringLiteral(
               "SELECT count(*) FILTER (WHERE g.%1 IS NULL), count(*) FILTER (WHERE s.%1 IS NOT NULL AND g.%1 IS NOT "
               "NULL AND %2), count(*) FILTER (WHERE s.%1 IS NULL), count(s.%1) %3")
        .arg(ident(m_entity.globalKey.front()), unlike(), joined(compared()));
}

}  // namespace signalbox::layers
