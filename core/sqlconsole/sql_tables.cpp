// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlconsole/sql_tables.h"

#include <QHash>

#include "catalog/catalog.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

const QString question =
    u"WITH schemas AS (SELECT n.oid, n.nspname, CASE n.nspname WHEN 'canopyx_global' THEN 0 WHEN 'canopyx' THEN 1 WHEN "
    "'signalbox' THEN 9 ELSE 5 END AS place FROM pg_catalog.pg_namespace n WHERE n.nspname NOT LIKE 'pg\\_%' AND "
    "n.nspname NOT IN ('information_schema', 'public') AND has_schema_privilege(n.oid, 'USAGE')), "
    "found AS (SELECT s.place, s.nspname::text AS schema, c.relname::text AS name, "
    "CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS kind, ''::text AS arguments, "
    "CASE WHEN c.relkind IN ('r', 'm') AND c.reltuples >= 0 THEN c.reltuples::bigint END AS rows, "
    "a.attnum::integer AS at, a.attname::text AS column_name, format_type(a.atttypid, a.atttypmod) AS type, "
    "a.atttypid IN (20, 21, 23, 26, 700, 701, 1700) AS number "
    "FROM pg_catalog.pg_class c JOIN schemas s ON s.oid = c.relnamespace "
    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relname NOT LIKE '%\\_staging' AND "
    "has_table_privilege(c.oid, 'SELECT') "
    "UNION ALL SELECT s.place, s.nspname::text, p.proname::text, 'function', "
    "pg_get_function_identity_arguments(p.oid), NULL, 0, NULL, NULL, NULL "
    "FROM pg_catalog.pg_proc p JOIN schemas s ON s.oid = p.pronamespace WHERE p.proretset AND "
    "has_function_privilege(p.oid, 'EXECUTE')) "
    "SELECT schema, name, kind, arguments, rows, column_name, type, number FROM found "
    "ORDER BY place, schema, kind = 'function', name, arguments, at"_s;

}  // namespace

Expected<std::vector<SqlTable>> readableTables(store::ReaderSession& session, const catalog::Catalog& catalog,
                                               const std::atomic_int& stop)
{
    QHash<QString, QString> abouts;
    for (const catalog::Entity& entity : catalog.entities()) {
        abouts.insert(entity.table(), entity.about);
        abouts.insert(entity.globalTable(), entity.about);
    }
    std::vector<SqlTable> all;
    using Session = store::ReaderSession;
    const auto done = session.run(question, {-1, 30'000}, stop, [&](const PGresult* row) {
        if (PQntuples(row) == 0)
            return true;
        const QString schema = Session::cell(row, 0), name = Session::cell(row, 1), arguments = Session::cell(row, 3);
        if (all.empty() || all.back().schema != schema || all.back().name != name ||
            all.back().arguments != arguments) {
            SqlTable table{schema, name, Session::cell(row, 2), arguments, {}, {}, {}};
            if (schema.startsWith("chain_"_L1) || schema == "canopyx_global"_L1)
                table.about = abouts.value(name);
            if (!PQgetisnull(row, 0, 4))
                table.rows = Session::cell(row, 4).toLongLong();
            all.push_back(std::move(table));
        }
        if (!PQgetisnull(row, 0, 5))
            all.back().columns.push_back({Session::cell(row, 5), Session::cell(row, 6),
                                          Session::cell(row, 7) == "true"_L1 ? SqlKind::Number : SqlKind::Text});
        return true;
    });
    if (!done)
        return fail(done.error());
    return all;
}

}  // namespace signalbox::engine
