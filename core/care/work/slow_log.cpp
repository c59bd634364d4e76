// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/work/slow_log.h"

#include "support/redact.h"

namespace signalbox::care {

namespace {

using store::Transaction;

/// The view reads a file, so it is asked only while texts are missing.
void addTexts(Transaction& transaction)
{
    const auto place = transaction.exec(
        "SELECT n.nspname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace "
        "WHERE "
        "e.extname = 'pg_stat_statements' AND current_setting('pg_stat_statements.max', true) IS NOT NULL");
    if (place.empty())
        return;
    const auto texts =
        transaction.exec("SELECT DISTINCT ON (s.queryid) s.queryid, left(s.query, 2000) FROM " +
                         store::quoteName(store::text(place[0][0])) +
                         ".pg_stat_statements s WHERE s.query ~* "
                         "'^\\W*(select|insert|update|delete|merge|with|call)\\M' AND s.queryid IN "
                         "(SELECT l.query_id FROM signalbox.slow_query_log l WHERE l.query = '') ORDER BY s.queryid");
    for (const auto& row : texts)
        transaction.exec("UPDATE signalbox.slow_query_log SET query = $2 WHERE query_id = $1 AND query = ''",
                         {store::integer(row[0]), redact(store::text(row[1]))});
}

}  // namespace

std::vector<LoggedQuery> readSlowLog(Transaction& transaction, int most)
{
    std::vector<LoggedQuery> all;
    for (const auto& row : transaction.exec(
             "SELECT started_at, pid, application, user_name, query, took_ms FROM signalbox.slow_query_log ORDER BY "
             "started_at DESC, pid LIMIT $1",
             {most}))
        all.push_back({store::time(row[0]), int(store::integer(row[1])), store::text(row[2]), store::text(row[3]),
                       store::text(row[4]), store::integer(row[5])});
    return all;
}

Expected<Done> noteSlowQueries(store::Session& session)
{
    // The text is there once the query has ended.
    constexpr const char* pending =
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND "
        "backend_type = 'client backend' AND pid <> pg_backend_pid() AND query_id IS NOT NULL AND query_start < "
        "clock_timestamp() - $1 * interval '1 ms'), EXISTS (SELECT FROM signalbox.slow_query_log WHERE query = '' AND "
        "started_at + took_ms * interval '1 ms' > clock_timestamp() - interval '2 min')";
    const auto any = session.read([&](Transaction& transaction) {
        const auto row = transaction.exec(pending, {slowMs})[0];
        return std::pair(store::boolean(row[0]), store::boolean(row[1]));
    });
    if (!any)
        return fail(any.error());
    const auto [running, ended] = *any;
    if (!running && !ended)
        return Done{};
    return session.write([](Transaction& transaction) {
        transaction.exec(
            "INSERT INTO signalbox.slow_query_log AS l (started_at, pid, application, user_name, query_id, took_ms) "
            "SELECT "
            "query_start, pid, application_name, coalesce(usename, ''), query_id, (extract(epoch FROM "
            "clock_timestamp() - "
            "query_start) * 1000)::bigint FROM pg_stat_activity WHERE datname = current_database() AND state = "
            "'active' "
            "AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND query_id IS NOT NULL AND query_start "
            "< "
            "clock_timestamp() - $1 * interval '1 ms' ON CONFLICT (started_at, pid) DO UPDATE SET took_ms = "
            "excluded.took_ms",
            {slowMs});
        addTexts(transaction);
        return Done{};
    });
}

}  // namespace signalbox::care
