// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/books/figures.h"

#include "care/books/size_series.h"
#include "care/rows/object_rows.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::care {

namespace {

using store::Transaction;

void readServer(Transaction& transaction, DatabaseSummary& summary)
{
    const auto row = transaction.exec(
        "SELECT current_setting('server_version'), pg_database_size(current_database()), "
        "current_setting('max_connections')::int, 100.0 * d.blks_hit / nullif(d.blks_hit + d.blks_read, 0) FROM "
        "pg_stat_database d WHERE d.datname = current_database()")[0];
    summary.version = u"PostgreSQL "_s + store::text(row[0]).section(u' ', 0, 0);
    summary.bytes = store::integer(row[1]);
    summary.statisticsSince = statisticsSince(transaction);
    summary.most = int(store::integer(row[2], 100));
    summary.cacheHit = store::maybeReal(row[3]);
}

void readSessions(Transaction& transaction, DatabaseSummary& summary)
{
    const auto row = transaction.exec(
        "SELECT count(*), count(*) FILTER (WHERE state = 'active'), count(*) FILTER (WHERE state = 'idle'), "
        "(max(extract(epoch FROM clock_timestamp() - xact_start)) FILTER (WHERE pid <> pg_backend_pid()) * "
        "1000)::bigint, "
        "(array_agg(coalesce(nullif(application_name, ''), usename, '') ORDER BY xact_start) FILTER (WHERE xact_start "
        "IS "
        "NOT NULL AND pid <> pg_backend_pid()))[1] FROM pg_stat_activity WHERE datname = current_database() AND "
        "backend_type = 'client backend'")[0];
    summary.connections = int(store::integer(row[0]));
    summary.active = int(store::integer(row[1]));
    summary.idle = int(store::integer(row[2]));
    summary.oldestTransaction = store::maybeInteger(row[3]);
    summary.oldestQuery = store::text(row[4]);
}

/// Cache and reads of the last hour, in place of those since the statistics began.
void readLastHour(Transaction& transaction, DatabaseSummary& summary)
{
    const auto row = transaction.exec(
        "SELECT l.blocks_read - f.blocks_read, l.blocks_hit - f.blocks_hit, extract(epoch FROM l.at - f.at) FROM "
        "(SELECT "
        "* FROM signalbox.database_samples WHERE at > now() - interval '1 hour' ORDER BY at LIMIT 1) f, (SELECT * FROM "
        "signalbox.database_samples WHERE at > now() - interval '1 hour' ORDER BY at DESC LIMIT 1) l WHERE l.at > f.at "
        "AND l.blocks_read >= f.blocks_read AND l.blocks_hit >= f.blocks_hit");
    if (row.empty())
        return;
    constexpr double blockBytes = 8192;
    const double blocksRead = store::real(row[0][0]), hit = store::real(row[0][1]), seconds = store::real(row[0][2]);
    summary.readBytesPerHour = blocksRead * blockBytes * 3600 / seconds;
    if (blocksRead + hit > 0)
        summary.cacheHit = 100 * hit / (blocksRead + hit);
}

}  // namespace

DatabaseSummary readSummary(Transaction& transaction)
{
    DatabaseSummary summary;
    readServer(transaction, summary);
    readSessions(transaction, summary);
    readLastHour(transaction, summary);
    for (const IndexRow& row : readIndexes(transaction))
        if (row.index.isBloated) {
            ++summary.bloatedIndexes;
            summary.bloatBytes += row.index.bytes - row.bytesAfter();
        }
    const Growth growth = readGrowth(transaction);
    summary.bytesPerHour = growth.bytesPerHour;
    if (growth.bytesPerHour && growth.doneAt.isValid()) {
        summary.forecastAt = growth.doneAt;
        summary.forecastChain = growth.chain;
        summary.forecastBytes = growth.bytesAt(summary.bytes, growth.doneAt);
    }
    return summary;
}

std::vector<DatabaseConnection> readConnections(Transaction& transaction)
{
    std::vector<DatabaseConnection> all;
    for (const auto& row : transaction.exec(
             "SELECT pid, application_name, coalesce(usename, ''), coalesce(state, ''), left(coalesce(query, ''), "
             "2000), "
             "CASE WHEN wait_event_type = 'Lock' THEN 'Lock ' || wait_event || coalesce(', pid ' || "
             "array_to_string(pg_blocking_pids(pid), ', '), '') ELSE '' END, (extract(epoch FROM clock_timestamp() - "
             "xact_start) * 1000)::bigint, (extract(epoch FROM clock_timestamp() - state_change) * 1000)::bigint FROM "
             "pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> "
             "pg_backend_pid() ORDER BY xact_start NULLS LAST, pid"))
        all.push_back({int(store::integer(row[0])), store::text(row[1]), store::text(row[2]), store::text(row[3]),
                       redact(store::text(row[4])), store::text(row[5]), store::maybeInteger(row[6]),
                       store::maybeInteger(row[7])});
    return all;
}

}  // namespace signalbox::care
