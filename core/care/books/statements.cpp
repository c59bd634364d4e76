// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/books/statements.h"

#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::care {

namespace {

tl::unexpected<Error> missing(bool isPrivate)
{
    return fail(ErrorKind::Refused, "NO_STATISTICS",
                isPrivate
                    ? Message(QT_TRANSLATE_NOOP(
                          "Engine",
                          "No query statistics have been collected yet. Collection begins when the database server "
                          "starts next: close all windows and commands of this workspace, then open it again."))
                    : Message(QT_TRANSLATE_NOOP("Engine",
                                                "The server collects no query statistics. Ask its administrator to add "
                                                "pg_stat_statements to shared_preload_libraries, restart the server, "
                                                "and run CREATE EXTENSION pg_stat_statements in this database.")));
}

}  // namespace

Expected<std::vector<SlowQuery>> readStatements(store::Transaction& transaction, const QString& like, bool isPrivate)
{
    // Its settings exist only if the library is preloaded.
    const auto place = transaction.exec(
        "SELECT n.nspname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace "
        "WHERE "
        "e.extname = 'pg_stat_statements' AND current_setting('pg_stat_statements.max', true) IS NOT NULL");
    if (place.empty())
        return missing(isPrivate);
    const std::string view = store::quoteName(store::text(place[0][0])) + ".pg_stat_statements";
    std::vector<SlowQuery> all;
    for (const auto& row : transaction.exec(
             "SELECT left(s.query, 2000), s.calls, s.mean_exec_time, s.max_exec_time, s.total_exec_time, s.rows FROM " +
                 view +
                 " s WHERE s.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) AND "
                 "s.query ~* '^\\W*(select|insert|update|delete|merge|with|call)\\M' AND strpos(s.query, "
                 "'pg_stat_statements') = 0 AND CASE WHEN $1::text = '' THEN s.mean_exec_time > 100 ELSE s.query LIKE "
                 "$1 "
                 "END ORDER BY s.mean_exec_time DESC LIMIT 20",
             {like}))
        all.push_back({redact(store::text(row[0])), store::integer(row[1]), store::real(row[2]), store::real(row[3]),
                       store::real(row[4]), store::integer(row[5])});
    return all;
}

}  // namespace signalbox::care
