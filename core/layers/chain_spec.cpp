#include "layers/schema_spec.h"
#include "layers/state_sql.h"
#include "layers/sync_sql.h"
#include "postgres/sql_text.h"

namespace signalbox::layers {

using catalog::Catalog;
using catalog::Column;
using catalog::Entity;

namespace {

ColumnSpec columnOf(const Column& column, const QString& name, bool key)
{
    ColumnSpec spec{name, catalog::sqlType(column.type), !column.nullable, {}};
    if (!key && (!column.nullable || column.defaultValue))
        spec.literal = column.literal();
    return spec;
}

std::vector<ColumnSpec> columnsOf(const Entity& entity)
{
    std::vector<ColumnSpec> all;
    const QStringList key = entity.primaryKey();
    for (const Column& column : entity.columns)
        all.push_back(columnOf(column, column.name, key.contains(column.name)));
    return all;
}

QString indexName(const QString& table, const QStringList& columns)
{
    return (table + QLatin1Char('_') + columns.join(QLatin1Char('_'))).left(63);
}

TableSpec production(const Entity& entity, const ChainPlace& chain)
{
    TableSpec table;
    table.name = entity.table();
    table.entity = entity.name;
    table.columns = columnsOf(entity);
    table.primaryKey = entity.primaryKey();
    if (entity.hasHeight() && table.primaryKey.front() != QLatin1String("height"))
        table.indexes.push_back(
            {entity.table() + QLatin1String("_height"), QStringLiteral("brin"), {QStringLiteral("height")}});
    for (const QStringList& columns : entity.indexes)
        table.indexes.push_back({indexName(entity.table(), columns), QStringLiteral("btree"), columns});
    for (const catalog::PartialIndex& index : entity.partialIndexes)
        table.indexes.push_back({indexName(entity.table() + QLatin1Char('_') + index.value, index.columns),
                                 QStringLiteral("btree"), index.columns,
                                 QStringLiteral("(%1 = %2::text)").arg(index.column, literal(index.value))});
    if (entity.synced) {
        const QString function = entity.syncName(chain.schema), before = QStringLiteral("old_rows"),
                      after = QStringLiteral("new_rows");
        table.triggers = {{QStringLiteral("sync_insert"), QStringLiteral("INSERT"), function, {}, after},
                          {QStringLiteral("sync_update"), QStringLiteral("UPDATE"), function, before, after},
                          {QStringLiteral("sync_delete"), QStringLiteral("DELETE"), function, before, {}},
                          {QStringLiteral("sync_truncate"), QStringLiteral("TRUNCATE"), function, {}, {}}};
    }
    return table;
}

TableSpec staging(const Entity& entity)
{
    TableSpec table;
    table.name = entity.stagingTable();
    table.entity = entity.name;
    table.unlogged = true;
    table.columns = columnsOf(entity);
    table.primaryKey = entity.stagingKey();
    return table;
}

FunctionSpec syncFunction(const Entity& entity, const ChainPlace& chain)
{
    FunctionSpec function;
    function.name = entity.syncName(chain.schema);
    function.entity = entity.name;
    function.head = QStringLiteral("RETURNS trigger LANGUAGE plpgsql");
    // The plan is kept for the session, made when the tables may still be empty: it must be the one that stays right.
    function.settings = {QStringLiteral("search_path=pg_catalog, pg_temp"), QStringLiteral("enable_seqscan=off"),
                         QStringLiteral("enable_hashjoin=off"), QStringLiteral("enable_mergejoin=off"),
                         QStringLiteral("jit=off")};
    function.body = SyncParts{entity, chain}.triggerBody();
    return function;
}

TableSpec global(const Entity& entity)
{
    TableSpec table;
    table.name = entity.globalTable();
    table.entity = entity.name;
    if (!entity.inChain()) {
        table.columns = columnsOf(entity);
        table.primaryKey = entity.key;
        for (const QStringList& columns : entity.globalIndexes)
            table.indexes.push_back({indexName(table.name, columns), QStringLiteral("btree"), columns});
        return table;
    }
    const auto named = [&](const QStringList& columns) {
        QStringList all;
        for (const QString& name : columns)
            all << entity.column(name)->globalName();
        return all;
    };
    table.columns.push_back({QStringLiteral("chain_id"), QStringLiteral("bigint"), true, {}});
    for (const Column& column : entity.globalColumns())
        table.columns.push_back(columnOf(column, column.globalName(), entity.globalKey.contains(column.name)));
    table.columns.push_back({QStringLiteral("updated_at"), QStringLiteral("timestamp with time zone"), true, {}});
    const QStringList key = named(entity.globalKey);
    table.primaryKey = QStringList{QStringLiteral("chain_id")} + key;
    table.indexes.push_back({indexName(table.name, key), QStringLiteral("btree"), key});
    for (const QStringList& columns : entity.globalIndexes)
        table.indexes.push_back({indexName(table.name, named(columns)), QStringLiteral("btree"), named(columns)});
    if (entity.newestOnly())
        table.fillfactor = 85;  // rows change in place
    return table;
}

}  // namespace

SchemaSpec chainSpec(const Catalog& catalog, const ChainPlace& chain)
{
    SchemaSpec spec{chain.schema, {}, {}, {}};
    for (const Entity* entity : catalog.inChain()) {
        spec.tables.push_back(production(*entity, chain));
        if (entity->staged())
            spec.tables.push_back(staging(*entity));
        if (entity->synced)
            spec.functions.push_back(syncFunction(*entity, chain));
        if (entity->kind == catalog::Kind::Versioned)
            addState(spec, *entity, chain);
    }
    return spec;
}

SchemaSpec globalSpec(const Catalog& catalog)
{
    SchemaSpec spec{globalSchema, {}, {}, {}};
    for (const Entity& entity : catalog.entities())
        if (entity.synced || !entity.inChain())
            spec.tables.push_back(global(entity));
    return spec;
}

}  // namespace signalbox::layers
