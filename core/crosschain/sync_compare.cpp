// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_compare.h"

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using catalog::Column;

QString SyncCompare::joined(const QStringList& columns) const
{
    // All columns are sorted descending, so that a backward scan of the primary key can replace a sort.
    QStringList chain, global, order, match;
    for (const QString& name : m_entity.globalKey)
        order << u"t.%1 DESC"_s.arg(ident(name));
    for (const QString& name : columns) {
        chain << "t."_L1 + ident(name);
        global << u"%1 AS %2"_s.arg(ident(m_entity.column(name)->globalName()), ident(name));
    }
    const QString table = ident(m_chain.schema, m_entity.table());
    QString source;
    if (m_entity.newestOnly())
        source = u"SELECT DISTINCT ON (%1) %2%3 FROM %4 t ORDER BY %5, t.\"height\" DESC"_s.arg(
            idents(m_entity.globalKey, u"t"_s), chain.join(", "_L1),
            m_entity.closing ? u", t.\"deleted\""_s : QString(), table, order.join(", "_L1));
    else
        source = u"SELECT %1%2 FROM %3 t"_s.arg(chain.join(", "_L1),
                                                m_entity.closing ? u", t.\"deleted\""_s : QString(), table);
    if (m_entity.closing)
        source = u"SELECT * FROM (%1) a WHERE NOT a.\"deleted\""_s.arg(source);
    return u"FROM (%1) s FULL JOIN (SELECT %2 FROM %3 WHERE \"chain_id\" = %4) g ON %5"_s
        .arg(source, global.join(", "_L1), ident(globalSchema, m_entity.globalTable()))
        .arg(m_chain.id)
        .arg(equal(m_entity.globalKey, u"s"_s, u"g"_s));
}

QString SyncCompare::unlike() const
{
    QStringList left, right;
    for (const Column& column : m_entity.globalColumns()) {
        if (m_entity.globalKey.contains(column.name))
            continue;
        left << "s."_L1 + ident(column.name);
        right << "g."_L1 + ident(column.name);
    }
    return left.isEmpty() ? u"false"_s : u"(%1) IS DISTINCT FROM (%2)"_s.arg(left.join(", "_L1), right.join(", "_L1));
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
        keys << u"coalesce(s.%1, g.%1) AS %1"_s.arg(ident(name));
    // A missing side has only nulls; a null key identifies it.
    return u"SELECT %1 %2 WHERE s.%3 IS NULL OR g.%3 IS NULL OR %4"_s.arg(keys.join(", "_L1), joined(compared()),
                                                                          ident(m_entity.globalKey.front()), unlike());
}

QString SyncCompare::counts() const
{
    return u"SELECT count(*) FILTER (WHERE g.%1 IS NULL), count(*) FILTER (WHERE s.%1 IS NOT NULL AND g.%1 IS NOT "
           "NULL AND %2), count(*) FILTER (WHERE s.%1 IS NULL), count(s.%1) %3"_s.arg(ident(m_entity.globalKey.front()),
                                                                                      unlike(), joined(compared()));
}

}  // namespace signalbox::layers
