// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/schema_maker.h"
#include "signalbox/literals.h"

#include <QRegularExpression>
#include <future>

namespace signalbox::store {

QString schemaSlug(const QString& caip2)
{
    static const QRegularExpression other(u"[^a-z0-9]"_s);
    const QString family = caip2.section(QLatin1Char(':'), 0, 0);
    return family + QLatin1Char('_') + caip2.section(QLatin1Char(':'), 1).toLower().replace(other, u"_"_s).left(40);
}

void SchemaMaker::makeEvm(Transaction& transaction, const QString& schema, const QString& reader)
{
    const std::string s = quoteName(schema);
    transaction.exec("CREATE SCHEMA " + s);
    transaction.exec("CREATE TABLE " + s +
                     ".blocks (number bigint PRIMARY KEY, hash bytea NOT NULL, parent_hash bytea NOT NULL, timestamp "
                     "timestamptz NOT NULL, bloom bytea)");
    transaction.exec(
        "CREATE TABLE " + s +
        ".transfers (block_number bigint NOT NULL, log_index integer NOT NULL, transaction_hash bytea NOT NULL, "
        "contract_address bytea NOT NULL, from_address bytea NOT NULL, to_address bytea NOT NULL, value numeric(78, 0) "
        "NOT NULL, "
        "PRIMARY KEY (block_number, log_index))");
    transaction.exec(
        "CREATE TABLE " + s +
        ".balance_events (block_number bigint NOT NULL, log_index integer NOT NULL, transaction_hash bytea NOT NULL, "
        "contract_address bytea NOT NULL, holder bytea NOT NULL, delta numeric(78, 0) NOT NULL, kind text NOT NULL, "
        "PRIMARY KEY (block_number, log_index))");
    transaction.exec("CREATE INDEX balance_events_holders ON " + s +
                     ".balance_events USING brin (block_number int8_minmax_ops, holder bytea_bloom_ops "
                     "(n_distinct_per_range = 900, false_positive_rate = 0.001)) WITH (pages_per_range = 16, "
                     "autosummarize = on)");
    transaction.exec(
        "CREATE TABLE " + s +
        ".reorgs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, detected_at timestamptz NOT NULL DEFAULT now(), "
        "ancestor bigint NOT NULL, depth integer NOT NULL, old_head bytea NOT NULL, new_head bytea NOT NULL, "
        "rows_undone bigint NOT NULL, "
        "reason text NOT NULL DEFAULT 'reorg')");
    // Amounts and hashes are short: stored in the row, never compressed.
    transaction.exec("ALTER TABLE " + s +
                     ".transfers ALTER value SET STORAGE MAIN, SET (autovacuum_vacuum_insert_scale_factor = 0.5, "
                     "autovacuum_analyze_scale_factor = 0.2)");
    if (!reader.isEmpty() && !transaction
                                  .exec("SELECT FROM pg_catalog.pg_roles WHERE rolname = $1 AND rolname <> "
                                        "current_user AND has_schema_privilege(rolname, 'signalbox', 'USAGE')",
                                        {reader})
                                  .empty())
        transaction.exec("GRANT USAGE ON SCHEMA " + s + " TO " + quoteName(reader) +
                         "; GRANT SELECT ON ALL TABLES IN SCHEMA " + s + " TO " + quoteName(reader));
}

void SchemaMaker::drop(Transaction& transaction, const QString& schema)
{
    transaction.exec("DROP SCHEMA IF EXISTS " + quoteName(schema) + " CASCADE");
}

namespace {

struct RangeIndex {
    const char* name;
    const char* definition;
};

// One bloom per address column and 16 pages (some 900 rows); the heights beside them limit a search to a window. Sized
// for 880 different addresses: with fewer, false hits dominate the search for a rare address (180 ms for 20 million
// rows at 608 and 0.2 %, 33 ms at this size). Two ranges fill an index page: 4.7 bytes and 0.7 µs per row to build.
// With 8 pages per range a scan takes twice as long; 32 pages double the rows read for a page of hits.
constexpr RangeIndex indexes[] = {
    {"transfers_addresses",
     "(block_number int8_minmax_ops, from_address bytea_bloom_ops (n_distinct_per_range = 880, false_positive_rate = "
     "0.0005), to_address bytea_bloom_ops (n_distinct_per_range = 880, false_positive_rate = 0.0005), contract_address "
     "bytea_bloom_ops (n_distinct_per_range = 103, false_positive_rate = 0.002)) WITH (pages_per_range = 16)"},
    // A transaction often contains one transfer only: as many distinct values as rows.
    {"transfers_transaction",
     "(block_number int8_minmax_ops, transaction_hash bytea_bloom_ops (n_distinct_per_range = 1850, "
     "false_positive_rate = 0.001)) WITH (pages_per_range = 32)"},
};

Expected<Done> bringUpToDate(Session& session, const QString& schema, const RangeIndex& index)
{
    const auto made = session.write([&](Transaction& transaction) {
        const std::string name = quoteName(schema) + "." + index.name;
        if (!boolean(transaction.exec("SELECT to_regclass($1) IS NULL", {QString::fromStdString(name)})[0][0]))
            return false;
        transaction.exec("SET LOCAL lock_timeout = '10s'");
        transaction.exec("CREATE INDEX IF NOT EXISTS " + std::string(index.name) + " ON " + quoteName(schema) +
                         ".transfers USING brin " + index.definition);
        return true;
    });
    if (!made)
        return fail(made.error());
    if (*made)
        return Done{};
    return session.plain([&](Transaction& transaction) {
        transaction.exec("SELECT brin_summarize_new_values($1::regclass)",
                         {QString::fromStdString(quoteName(schema) + "." + index.name)});
        return Done{};
    });
}

}  // namespace

Expected<bool> SchemaMaker::hasIndexes(Session& session, const QString& schema)
{
    return session.read([&](Transaction& transaction) {
        for (const RangeIndex& index : indexes)
            if (boolean(transaction.exec("SELECT to_regclass($1) IS NULL",
                                         {QString::fromStdString(quoteName(schema) + "." + index.name)})[0][0]))
                return false;
        return true;
    });
}

Expected<Done> SchemaMaker::summarizeIndexes(Session& session, const QString& schema, Session* beside)
{
    std::future<Expected<Done>> other;
    if (beside)
        other = std::async(std::launch::async, [&] { return bringUpToDate(*beside, schema, indexes[1]); });
    auto done = bringUpToDate(session, schema, indexes[0]);
    const auto second = beside ? other.get() : bringUpToDate(session, schema, indexes[1]);
    return done ? second : done;
}

}  // namespace signalbox::store
