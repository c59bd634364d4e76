// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/schema_state.h"
#include "signalbox/literals.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace signalbox::layers {

using store::text;

namespace {

QStringList names(const pqxx::field& json)
{
    QStringList all;
    for (const auto& value : QJsonDocument::fromJson(QByteArray(json.c_str())).array())
        all << value.toString();
    return all;
}

/// Bits of pg_trigger.tgtype: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead of.
QString eventOf(qint64 type)
{
    switch (type) {
        case 4:
            return u"INSERT"_s;
        case 8:
            return u"DELETE"_s;
        case 16:
            return u"UPDATE"_s;
        case 32:
            return u"TRUNCATE"_s;
        default:
            return {};
    }
}

}  // namespace

SchemaState SchemaState::read(store::Transaction& transaction, const QString& schema)
{
    SchemaState state;
    // Time defaults are printed in the session's zone.
    transaction.exec("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL extra_float_digits = 1");
    const auto there = transaction.exec("SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1", {schema});
    if (there.empty())
        return state;
    state.exists = true;
    const qint64 oid = store::integer(there[0][0]);
    for (const auto& row : transaction.exec("SELECT relname, relpersistence = 'u' FROM pg_catalog.pg_class WHERE "
                                            "relnamespace = $1 AND relkind IN ('r', 'p')",
                                            {oid}))
        state.tables[text(row[0])].unlogged = store::boolean(row[1]);
    for (const auto& row :
         transaction.exec("SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, "
                          "pg_get_expr(d.adbin, d.adrelid) "
                          "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid LEFT JOIN "
                          "pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relnamespace = "
                          "$1 AND c.relkind IN "
                          "('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped",
                          {oid}))
        state.tables[text(row[0])].columns[text(row[1])] = {text(row[2]), text(row[4]), store::boolean(row[3])};
    for (const auto& row : transaction.exec(
             "SELECT c.relname, i.relname, m.amname, x.indisvalid, x.indisprimary, (SELECT "
             "coalesce(json_agg(coalesce(a.attname::text, '') ORDER BY k.at), '[]') FROM unnest(x.indkey) WITH "
             "ORDINALITY k (num, at) "
             "LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num), pg_get_expr(x.indpred, "
             "x.indrelid) FROM pg_catalog.pg_index "
             "x JOIN "
             "pg_catalog.pg_class c ON c.oid = x.indrelid JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN "
             "pg_catalog.pg_am m ON m.oid = i.relam WHERE c.relnamespace = $1",
             {oid})) {
        Table& table = state.tables[text(row[0])];
        if (store::boolean(row[4]))
            table.primaryKey = names(row[5]);
        else
            table.indexes[text(row[1])] = {text(row[2]), names(row[5]), store::boolean(row[3]), text(row[6])};
    }
    for (const auto& row : transaction.exec(
             "SELECT c.relname, g.tgname, g.tgenabled IN ('O', 'A'), CASE WHEN g.tgqual IS NULL AND g.tgnargs = 0 AND "
             "g.tgattr::text = '' AND p.pronamespace = $1 THEN g.tgtype ELSE -1 END, p.proname, coalesce(g.tgoldtable, "
             "''), "
             "coalesce(g.tgnewtable, '') FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid "
             "JOIN "
             "pg_catalog.pg_proc p ON p.oid = g.tgfoid WHERE c.relnamespace = $1 AND NOT g.tgisinternal",
             {oid}))
        state.tables[text(row[0])].triggers[text(row[1])] = {eventOf(store::integer(row[3])), text(row[4]),
                                                             text(row[5]), text(row[6]), store::boolean(row[2])};
    for (const auto& row : transaction.exec("SELECT proname, prosrc, coalesce(to_json(proconfig), '[]') FROM "
                                            "pg_catalog.pg_proc WHERE pronamespace = $1",
                                            {oid}))
        state.functions[text(row[0])] = {text(row[1]), names(row[2])};
    for (const auto& row : transaction.exec("SELECT relname, coalesce(obj_description(oid, 'pg_class'), '') FROM "
                                            "pg_catalog.pg_class WHERE relnamespace = $1 AND relkind = 'v'",
                                            {oid}))
        state.views[text(row[0])] = text(row[1]);
    return state;
}

}  // namespace signalbox::layers
