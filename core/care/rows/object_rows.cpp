// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/rows/object_rows.h"

#include "signalbox/literals.h"

namespace signalbox::care {

namespace {

// Live rows: the statistics are empty after a crash, and then the planner's estimate counts.
constexpr const char* liveRows =
    "(CASE WHEN coalesce(ts.n_live_tup, 0) > 0 THEN ts.n_live_tup ELSE greatest(t.reltuples, 0)::bigint END)";
constexpr const char* ownSchemas = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

QStringList verdictsOf(const DatabaseTable& table)
{
    QStringList verdicts;
    if (table.deadRows >= leastDead && double(table.deadRows) > mostDead * double(table.deadRows + table.rows))
        verdicts << u"dead_rows"_s;
    if (table.changedSinceAnalyze >= leastDead && double(table.changedSinceAnalyze) > mostDead * double(table.rows))
        verdicts << u"stale_statistics"_s;
    if (table.rows > 1'000 && table.sequentialScans > table.indexScans)
        verdicts << u"sequential_scans"_s;
    return verdicts;
}

}  // namespace

QDateTime statisticsSince(store::Transaction& transaction)
{
    // A crash resets all shared counters at one time; pg_stat_reset_shared() resets one of them and none of a database.
    return store::time(transaction.exec(
        "SELECT greatest(d.stats_reset, least(b.stats_reset, a.stats_reset)) FROM pg_stat_database d, pg_stat_bgwriter "
        "b, pg_stat_archiver a WHERE d.datname = current_database()")[0][0]);
}

bool countsTell(const QDateTime& since, const QDateTime& now)
{
    constexpr qint64 weekSeconds = 7 * 86'400;
    return !since.isValid() || since.secsTo(now) >= weekSeconds;
}

QString usageOf(qint64 scans, bool countsTell)
{
    return scans == 0      ? countsTell ? u"UNUSED"_s : u"NO STATISTICS"_s
           : scans < 100   ? u"RARELY USED"_s
           : scans < 1'000 ? u"OCCASIONALLY USED"_s
                           : u"FREQUENTLY USED"_s;
}

qint64 IndexRow::bytesAfter() const
{
    return index.bloat && *index.bloat > 1 ? qint64(double(index.bytes) / *index.bloat) : index.bytes;
}

std::vector<IndexRow> readIndexes(store::Transaction& transaction)
{
    transaction.exec("SET LOCAL lock_timeout = '3s'");  // of a table that is being dropped
    const bool told = countsTell(statisticsSince(transaction), QDateTime::currentDateTimeUtc());
    std::vector<IndexRow> all;
    for (const auto& row : transaction.exec(
             std::string(
                 "SELECT i.*, (b.bytes_after / (40.0 * nullif(b.table_rows, 0)))::float8 AS reached FROM (SELECT "
                 "n.nspname, t.relname AS table_name, i.relname, coalesce(pg_relation_size(i.oid), 0) AS bytes, "
                 "coalesce(s.idx_scan, 0) AS scans, a.amname, ") +
             liveRows +
             " AS rows, x.indisunique OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.oid) AS "
             "rule, x.indisvalid, pg_has_role(i.relowner, 'USAGE') AS ours FROM pg_catalog.pg_index x JOIN "
             "pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN pg_catalog.pg_class t ON t.oid = x.indrelid JOIN "
             "pg_catalog.pg_namespace n ON n.oid = i.relnamespace JOIN pg_catalog.pg_am a ON a.oid = i.relam LEFT JOIN "
             "pg_catalog.pg_stat_all_indexes s ON s.indexrelid = i.oid LEFT JOIN pg_catalog.pg_stat_all_tables ts ON "
             "ts.relid = t.oid WHERE i.relkind = 'i' AND " +
             ownSchemas +
             ") i LEFT JOIN signalbox.index_rebuilds b ON b.schema_name = i.nspname AND b.index_name = i.relname ORDER "
             "BY i.bytes DESC, i.nspname, i.relname")) {
        IndexRow one;
        DatabaseIndex& index = one.index;
        index.schema = store::text(row["nspname"]);
        index.table = store::text(row["table_name"]);
        index.name = store::text(row["relname"]);
        index.bytes = store::integer(row["bytes"]);
        index.scans = store::integer(row["scans"]);
        index.usage = usageOf(index.scans, told);
        index.isConstraint = store::boolean(row["rule"]);
        index.isValid = store::boolean(row["indisvalid"]);
        one.rows = store::integer(row["rows"]);
        one.isOurs = store::boolean(row["ours"]);
        if (store::text(row["amname"]) == "btree"_L1 && index.bytes > leastBloated && one.rows > 0) {
            index.bloat = double(index.bytes) / (40.0 * double(one.rows));
            index.isBloated = *index.bloat > mostBloat * std::max(1.0, store::real(row["reached"], 1));
        }
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<TableRow> readTables(store::Transaction& transaction)
{
    transaction.exec("SET LOCAL lock_timeout = '3s'");
    std::vector<TableRow> all;
    for (const auto& row : transaction.exec(
             std::string("SELECT n.nspname, t.relname, ") + liveRows +
             " AS rows, coalesce(ts.n_dead_tup, 0) AS dead, coalesce(pg_table_size(t.oid), 0) AS bytes, "
             "coalesce(pg_indexes_size(t.oid), 0) AS index_bytes, coalesce(ts.seq_scan, 0) AS seq_scans, "
             "coalesce(ts.idx_scan, 0) AS index_scans, greatest(ts.last_vacuum, ts.last_autovacuum) AS vacuumed, "
             "greatest(ts.last_analyze, ts.last_autoanalyze) AS analyzed, coalesce(ts.n_mod_since_analyze, 0) AS "
             "changed, pg_has_role(t.relowner, 'USAGE') AS ours, coalesce(greatest(ts.last_vacuum, ts.last_autovacuum) "
             "< "
             "now() - interval '10 min', true) AS rested FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON "
             "n.oid = t.relnamespace LEFT JOIN pg_catalog.pg_stat_all_tables ts ON ts.relid = t.oid WHERE t.relkind IN "
             "('r', 'm') AND t.relpersistence <> 't' AND " +
             ownSchemas + " ORDER BY 5 DESC, 1, 2")) {
        TableRow one;
        DatabaseTable& table = one.table;
        table.schema = store::text(row["nspname"]);
        table.name = store::text(row["relname"]);
        table.rows = store::integer(row["rows"]);
        table.deadRows = store::integer(row["dead"]);
        table.bytes = store::integer(row["bytes"]);
        table.indexBytes = store::integer(row["index_bytes"]);
        table.sequentialScans = store::integer(row["seq_scans"]);
        table.indexScans = store::integer(row["index_scans"]);
        table.vacuumed = store::time(row["vacuumed"]);
        table.analyzed = store::time(row["analyzed"]);
        table.changedSinceAnalyze = store::integer(row["changed"]);
        table.verdicts = verdictsOf(table);
        one.isOurs = store::boolean(row["ours"]);
        one.rested = store::boolean(row["rested"]);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<std::string> readLeftovers(store::Transaction& transaction)
{
    std::vector<std::string> all;
    for (const auto& row : transaction.exec(
             std::string("SELECT n.nspname, i.relname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = "
                         "x.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace WHERE NOT x.indisvalid "
                         "AND i.relname ~ '_cc(new|old)[0-9]*$' AND pg_has_role(i.relowner, 'USAGE') AND ") +
             ownSchemas +
             " AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.datname = "
             "current_database() AND p.relid = x.indrelid) ORDER BY 1, 2"))
        all.push_back(store::quoteName(store::text(row[0])) + "." + store::quoteName(store::text(row[1])));
    return all;
}

}  // namespace signalbox::care
