#include "layers/state_sql.h"

#include "postgres/sql_text.h"

namespace signalbox::layers {

using catalog::Column;
using catalog::Entity;

namespace {

/// $2, $3 … from `first`, joined like the key.
QString parameters(int first, qsizetype count)
{
    QStringList all;
    for (int i = 0; i < count; ++i)
        all << QStringLiteral("$%1").arg(first + i);
    return all.join(QLatin1String(", "));
}

QString argumentsOf(const Entity& entity, const QString& prefix)
{
    QStringList all;
    for (const QString& name : entity.key)
        all << ident(prefix + name) + QLatin1Char(' ') + catalog::sqlType(entity.column(name)->type);
    return all.join(QLatin1String(", "));
}

QString alive(const Entity& entity)
{
    return entity.closing ? QStringLiteral(" WHERE NOT v.\"deleted\"") : QString();
}

FunctionSpec oneKey(const Entity& entity, const ChainPlace& chain)
{
    FunctionSpec function;
    function.name = entity.table() + QLatin1String("_at");
    function.entity = entity.name;
    function.arguments = QStringLiteral("\"at_height\" bigint");
    if (!entity.key.isEmpty())
        function.arguments += QLatin1String(", ") + argumentsOf(entity, QStringLiteral("of_"));
    const QString table = ident(chain.schema, entity.table());
    function.head = QStringLiteral("RETURNS SETOF %1 LANGUAGE sql STABLE PARALLEL SAFE").arg(table);
    QString which = QStringLiteral("t.\"height\" <= $1");
    int at = 2;
    for (const QString& name : entity.key)
        which += QStringLiteral(" AND t.%1 = $%2").arg(ident(name)).arg(at++);
    function.body =
        QStringLiteral("\nSELECT v.* FROM (SELECT t.* FROM %1 t WHERE %2 ORDER BY t.\"height\" DESC LIMIT 1) v%3\n")
            .arg(table, which, alive(entity));
    return function;
}

FunctionSpec page(const Entity& entity, const ChainPlace& chain)
{
    FunctionSpec function;
    function.name = entity.table() + QLatin1String("_page_at");
    function.entity = entity.name;
    function.arguments =
        QStringLiteral("\"at_height\" bigint, \"page_size\" integer, ") + argumentsOf(entity, QStringLiteral("after_"));
    const QString table = ident(chain.schema, entity.table());
    function.head = QStringLiteral("RETURNS SETOF %1 LANGUAGE sql STABLE").arg(table);
    const QString t = idents(entity.key, QStringLiteral("t")), k = idents(entity.key, QStringLiteral("k"));
    function.body =
        QStringLiteral(
            "\nWITH RECURSIVE keys AS (\n"
            "    ((SELECT %1 FROM %2 t WHERE $3 IS NULL ORDER BY %1 LIMIT 1)\n"
            "    UNION ALL (SELECT %1 FROM %2 t WHERE (%1) > (%3) ORDER BY %1 LIMIT 1))\n"
            "    UNION ALL\n"
            "    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT %1 FROM %2 t WHERE (%1) > (%4) ORDER BY %1 LIMIT 1) "
            "n\n"
            ")\n"
            "SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM %2 t WHERE %5 AND t.\"height\" <= $1\n"
            "    ORDER BY t.\"height\" DESC LIMIT 1) v%6 LIMIT $2\n")
            .arg(t, table, parameters(3, entity.key.size()), k,
                 equal(entity.key, QStringLiteral("t"), QStringLiteral("k")), alive(entity));
    return function;
}

ViewSpec latest(const Entity& entity, const ChainPlace& chain)
{
    ViewSpec view{entity.table() + QLatin1String("_latest"), entity.name, {}};
    const bool complete =
        std::none_of(entity.columns.begin(), entity.columns.end(), [](const Column& column) { return column.skip; });
    if (entity.synced && entity.newestOnly() && complete) {
        QStringList columns;
        for (const Column& column : entity.columns)
            columns << (entity.closing && column.name == QLatin1String("deleted")
                            ? QStringLiteral("false")
                            : QLatin1String("g.") + ident(column.globalName())) +
                           QLatin1String(" AS ") + ident(column.name);
        view.query = QStringLiteral("SELECT %1 FROM %2 g WHERE g.\"chain_id\" = %3")
                         .arg(columns.join(QLatin1String(", ")), ident(globalSchema, entity.globalTable()))
                         .arg(chain.id);
        return view;
    }
    QStringList columns;
    for (const Column& column : entity.columns)
        columns << QLatin1String("v.") + ident(column.name);
    const QString table = ident(chain.schema, entity.table());
    QStringList order;
    for (const QString& name : entity.primaryKey())
        order << QLatin1String("t.") + ident(name) + QLatin1String(" DESC");
    view.query =
        entity.key.isEmpty()
            ? QStringLiteral("SELECT %1 FROM (SELECT t.* FROM %2 t ORDER BY %3 LIMIT 1) v%4")
                  .arg(columns.join(QLatin1String(", ")), table, order.join(QLatin1String(", ")), alive(entity))
            : QStringLiteral("SELECT %1 FROM (SELECT DISTINCT ON (%5) t.* FROM %2 t ORDER BY %3) v%4")
                  .arg(columns.join(QLatin1String(", ")), table, order.join(QLatin1String(", ")), alive(entity),
                       idents(entity.key, QStringLiteral("t")));
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
