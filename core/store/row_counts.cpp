// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/row_counts.h"
#include "signalbox/literals.h"

#include <cmath>

namespace signalbox::store {

namespace {

constexpr qint64 countedRows = 50'000;  // rows: some 5 ms
constexpr double sampled = 30'000;

struct Table {
    qint64 live = 0, pages = 0, changes = 0;
};

Table tableOf(Transaction& transaction, const std::string& name)
{
    const auto rows = transaction.exec(
        "SELECT greatest(coalesce(s.n_live_tup, 0), c.reltuples::bigint, 0), pg_relation_size(c.oid) / 8192, "
        "coalesce(s.n_tup_ins + s.n_tup_upd + s.n_tup_del, 0) FROM pg_class c LEFT JOIN pg_stat_all_tables s ON "
        "s.relid = c.oid WHERE c.oid = to_regclass(" +
        quoteText(QString::fromStdString(name)) + ")");
    return rows.empty() ? Table{} : Table{integer(rows[0][0]), integer(rows[0][1]), integer(rows[0][2])};
}

RowCounts::Count countOf(Transaction& transaction, const std::string& name, const Table& table,
                         const std::string& where = {})
{
    // The statistics are slightly behind the last commits: a table that looks small is counted, up to a limit.
    if (table.live > countedRows)
        return {table.live, false};
    const qint64 rows = integer(transaction.exec("SELECT count(*) FROM (SELECT FROM " + name + where + " LIMIT " +
                                                 std::to_string(2 * countedRows) + ") t")[0][0]);
    return {rows, rows < 2 * countedRows};
}

void countTokens(Transaction& transaction, RowCounts& counts, const std::string& name, const Table& table,
                 const QStringList& tokens)
{
    for (const QString& token : tokens)
        counts.tokens[token] = {counts.transfers.exact ? 0 : -1, counts.transfers.exact};
    std::string from = name;
    double share = 1;
    if (!counts.transfers.exact) {
        share = qBound(0.0001, sampled / double(qMax<qint64>(1, table.live)), 1.0);
        from += " TABLESAMPLE SYSTEM (" + std::to_string(share * 100) + ")";
    }
    qint64 seen = 0;
    std::map<QString, qint64> found;
    for (const auto& row : transaction.exec("SELECT encode(contract_address, 'hex'), count(*) FROM " + from +
                                            " GROUP BY contract_address")) {
        found[u"0x"_s + text(row[0])] = integer(row[1]);
        seen += integer(row[1]);
    }
    for (auto& [token, count] : counts.tokens) {
        const auto here = found.find(token);
        if (counts.transfers.exact)
            count.rows = here == found.end() ? 0 : here->second;
        else if (here != found.end())
            count.rows =
                std::llround(double(here->second) / double(qMax<qint64>(1, seen)) * double(counts.transfers.rows));
    }
}

void countBalanceEvents(Transaction& transaction, RowCounts& counts, const std::string& name, const Table& table)
{
    counts.balanceEvents = countOf(transaction, name, table);
    if (!counts.balanceEvents.exact)
        return;
    for (const auto& row : transaction.exec("SELECT encode(contract_address, 'hex'), count(*) FROM " + name +
                                            " GROUP BY contract_address"))
        counts.ruled[u"0x"_s + text(row[0])] = {integer(row[1]), true};
}

/// For a shared table: exact while it is small, else this chain's share by the statistics.
RowCounts::Count eventsOf(Transaction& transaction, const QString& caip2, const Table& table)
{
    const std::string chain = std::to_string(caip2.section(QLatin1Char(':'), 1).toLongLong());
    const std::string where = " WHERE chain_id = " + chain;
    if (table.live <= countedRows)
        return countOf(transaction, "erc8004.events", table, where);
    const auto share = transaction.exec(
        "SELECT f FROM pg_stats, unnest(most_common_vals::text::bigint[], most_common_freqs) AS m(v, f) WHERE "
        "schemaname = 'erc8004' AND tablename = 'events' AND attname = 'chain_id' AND v = " +
        chain);
    if (share.empty())
        return countOf(transaction, "erc8004.events", Table{}, where);
    return {std::llround(real(share[0][0]) * double(table.live)), false};
}

/// From PostgreSQL's statistics; small tables are counted.
RowCounts countTables(Transaction& transaction, const QString& schema, const RowCounts& before)
{
    RowCounts counts;
    std::vector<std::pair<std::string, Table>> tables;
    counts.changes = 0;
    for (const auto& row : transaction.exec(
             "SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND "
             "relkind = 'r' AND relpersistence = 'p'",
             {schema})) {
        const std::string name = quoteName(schema) + "." + quoteName(text(row[0]));
        tables.emplace_back(name, tableOf(transaction, name));
        counts.changes += tables.back().second.changes;
    }
    if (counts.changes == before.changes)
        return before;
    counts.tables = {0, true};
    for (const auto& [name, table] : tables) {
        const RowCounts::Count count = countOf(transaction, name, table);
        counts.tables.rows += count.rows;
        counts.tables.exact = counts.tables.exact && count.exact;
        if (name.ends_with(".\"blocks\""))
            counts.blocks = count;
    }
    return counts;
}

}  // namespace

Expected<RowCounts> countRows(Session& session, const QString& caip2, const QString& schema, const QStringList& tokens,
                              const RowCounts& before, bool hasEvents)
{
    return session.read([&](Transaction& transaction) {
        if (!hasEvents)
            return countTables(transaction, schema, before);
        const std::string s = quoteName(schema);
        const Table transfers = tableOf(transaction, s + ".transfers");
        const Table blocks = tableOf(transaction, s + ".blocks");
        const Table balanceEvents = tableOf(transaction, s + ".balance_events");
        const Table events = tableOf(transaction, "erc8004.events");
        RowCounts counts;
        counts.changes = transfers.changes + blocks.changes + balanceEvents.changes + events.changes;
        bool same = counts.changes == before.changes && before.tokens.size() == static_cast<std::size_t>(tokens.size());
        for (const QString& token : tokens)
            same = same && before.tokens.contains(token);
        const auto proofs = transaction.exec(
            "SELECT coalesce(sum(undecided), 0)::bigint FROM signalbox.proofs WHERE caip2 = $1", {caip2});
        if (same)
            counts = before;
        counts.undecided = integer(proofs[0][0]);
        if (same)
            return counts;
        counts.blocks = countOf(transaction, s + ".blocks", blocks);
        counts.transfers = countOf(transaction, s + ".transfers", transfers);
        countBalanceEvents(transaction, counts, s + ".balance_events", balanceEvents);
        counts.events = eventsOf(transaction, caip2, events);
        if (!tokens.isEmpty())
            countTokens(transaction, counts, s + ".transfers", transfers, tokens);
        return counts;
    });
}

}  // namespace signalbox::store
