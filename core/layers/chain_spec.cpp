// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/schema_spec.h"
#include "layers/state_sql.h"
#include "layers/sync_sql.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"

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
    if (entity.hasHeight() && table.primaryKey.front() != "height"_L1)
        table.indexes.push_back({entity.table() + "_height"_L1, u"brin"_s, {u"height"_s}});
    for (const QStringList& columns : entity.indexes)
        table.indexes.push_back({indexName(entity.table(), columns), u"btree"_s, columns});
    for (const catalog::PartialIndex& index : entity.partialIndexes)
        table.indexes.push_back({indexName(entity.table() + QLatin1Char('_') + index.value, index.columns), u"btree"_s,
                                 index.columns, u"(%1 = %2::text)"_s.arg(index.column, literal(index.value))});
    if (entity.synced) {
        const QString function = entity.syncName(chain.schema), before = u"old_rows"_s, after = u"new_rows"_s;
        table.triggers = {{u"sync_insert"_s, u"INSERT"_s, function, {}, after},
                          {u"sync_update"_s, u"UPDATE"_s, function, before, after},
                          {u"sync_delete"_s, u"DELETE"_s, function, before, {}},
                          {u"sync_truncate"_s, u"TRUNCATE"_s, function, {}, {}}};
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
    function.head = u"RETURNS trigger LANGUAGE plpgsql"_s;
    // The plan is kept for the session and may be made while the tables are empty: it must be the plan that remains
    // right.
    function.settings = {u"search_path=pg_catalog, pg_temp"_s, u"enable_seqscan=off"_s, u"enable_hashjoin=off"_s,
                         u"enable_mergejoin=off"_s, u"jit=off"_s};
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
            table.indexes.push_back({indexName(table.name, columns), u"btree"_s, columns});
        return table;
    }
    const auto named = [&](const QStringList& columns) {
        QStringList all;
        for (const QString& name : columns)
            all << entity.column(name)->globalName();
        return all;
    };
    table.columns.push_back({u"chain_id"_s, u"bigint"_s, true, {}});
    for (const Column& column : entity.globalColumns())
        table.columns.push_back(columnOf(column, column.globalName(), entity.globalKey.contains(column.name)));
    table.columns.push_back({u"updated_at"_s, u"timestamp with time zone"_s, true, {}});
    const QStringList key = named(entity.globalKey);
    table.primaryKey = QStringList{u"chain_id"_s} + key;
    table.indexes.push_back({indexName(table.name, key), u"btree"_s, key});
    for (const QStringList& columns : entity.globalIndexes)
        table.indexes.push_back({indexName(table.name, named(columns)), u"btree"_s, named(columns)});
    if (entity.newestOnly())
        table.fillfactor = 85;  // rows are updated in place
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
