// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/state_sql.h"

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using catalog::Column;
using catalog::Entity;

namespace {

/// $2, $3 … from `first`, joined like the key.
QString parameters(int first, qsizetype count)
{
    QStringList all;
    for (int i = 0; i < count; ++i)
        all << u"$%1"_s.arg(first + i);
    return all.join(", "_L1);
}

QString argumentsOf(const Entity& entity, const QString& prefix)
{
    QStringList all;
    for (const QString& name : entity.key)
        all << ident(prefix + name) + QLatin1Char(' ') + catalog::sqlType(entity.column(name)->type);
    return all.join(", "_L1);
}

QString alive(const Entity& entity)
{
    return entity.closing ? u" WHERE NOT v.\"deleted\""_s : QString();
}

FunctionSpec oneKey(const Entity& entity, const ChainPlace& chain)
{
    FunctionSpec function;
    function.name = entity.table() + "_at"_L1;
    function.entity = entity.name;
    function.arguments = u"\"at_height\" bigint"_s;
    if (!entity.key.isEmpty())
        function.arguments += ", "_L1 + argumentsOf(entity, u"of_"_s);
    const QString table = ident(chain.schema, entity.table());
    function.head = u"RETURNS SETOF %1 LANGUAGE sql STABLE PARALLEL SAFE"_s.arg(table);
    QString which = u"t.\"height\" <= $1"_s;
    int at = 2;
    for (const QString& name : entity.key)
        which += u" AND t.%1 = $%2"_s.arg(ident(name)).arg(at++);
    function.body = u"\nSELECT v.* FROM (SELECT t.* FROM %1 t WHERE %2 ORDER BY t.\"height\" DESC LIMIT 1) v%3\n"_s.arg(
        table, which, alive(entity));
    return function;
}

FunctionSpec page(const Entity& entity, const ChainPlace& chain)
{
    FunctionSpec function;
    function.name = entity.table() + "_page_at"_L1;
    function.entity = entity.name;
    function.arguments = u"\"at_height\" bigint, \"page_size\" integer, "_s + argumentsOf(entity, u"after_"_s);
    const QString table = ident(chain.schema, entity.table());
    function.head = u"RETURNS SETOF %1 LANGUAGE sql STABLE"_s.arg(table);
    const QString t = idents(entity.key, u"t"_s), k = idents(entity.key, u"k"_s);
    function.body =
        u"\nWITH RECURSIVE keys AS (\n"
        "    ((SELECT %1 FROM %2 t WHERE $3 IS NULL ORDER BY %1 LIMIT 1)\n"
        "    UNION ALL (SELECT %1 FROM %2 t WHERE (%1) > (%3) ORDER BY %1 LIMIT 1))\n"
        "    UNION ALL\n"
        "    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT %1 FROM %2 t WHERE (%1) > (%4) ORDER BY %1 LIMIT 1) "
        "n\n"
        ")\n"
        "SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM %2 t WHERE %5 AND t.\"height\" <= $1\n"
        "    ORDER BY t.\"height\" DESC LIMIT 1) v%6 LIMIT $2\n"_s.arg(
            t, table, parameters(3, entity.key.size()), k, equal(entity.key, u"t"_s, u"k"_s), alive(entity));
    return function;
}

ViewSpec latest(const Entity& entity, const ChainPlace& chain)
{
    ViewSpec view{entity.table() + "_latest"_L1, entity.name, {}};
    const bool complete =
        std::none_of(entity.columns.begin(), entity.columns.end(), [](const Column& column) { return column.skip; });
    if (entity.synced && entity.newestOnly() && complete) {
        QStringList columns;
        for (const Column& column : entity.columns)
            columns << (entity.closing && column.name == "deleted"_L1 ? u"false"_s
                                                                      : "g."_L1 + ident(column.globalName())) +
                           " AS "_L1 + ident(column.name);
        view.query = u"SELECT %1 FROM %2 g WHERE g.\"chain_id\" = %3"_s
                         .arg(columns.join(", "_L1), ident(globalSchema, entity.globalTable()))
                         .arg(chain.id);
        return view;
    }
    QStringList columns;
    for (const Column& column : entity.columns)
        columns << "v."_L1 + ident(column.name);
    const QString table = ident(chain.schema, entity.table());
    QStringList order;
    for (const QString& name : entity.primaryKey())
        order << "t."_L1 + ident(name) + " DESC"_L1;
    view.query = entity.key.isEmpty() ? u"SELECT %1 FROM (SELECT t.* FROM %2 t ORDER BY %3 LIMIT 1) v%4"_s.arg(
                                            columns.join(", "_L1), table, order.join(", "_L1), alive(entity))
                                      : u"SELECT %1 FROM (SELECT DISTINCT ON (%5) t.* FROM %2 t ORDER BY %3) v%4"_s.arg(
                                            columns.join(", "_L1), table, order.join(", "_L1), alive(entity),
                                            idents(entity.key, u"t"_s));
    return view;
}

}  // namespace

void addState(SchemaSpec& spec, const Entity& entity, const ChainPlace& chain)
{
    spec.functions.push_back(oneKey(entity, chain));
    if (!entity.key.isEmpty())
        spec.functions.push_back(page(entity, chain));
    spec.views.push_back(latest(entity, chain));
}

}  // namespace signalbox::layers
