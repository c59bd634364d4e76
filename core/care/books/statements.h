// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/database_queries.h"

namespace signalbox::care {

/// The slowest statements by their mean, from pg_stat_statements, as DatabaseQueries::slowQueries() says. Only queries,
/// whose values the server replaces by $1, $2, …. NO_STATISTICS says how to get them.
Expected<std::vector<SlowQuery>> readStatements(store::Transaction& transaction, const QString& like, bool isPrivate);

}  // namespace signalbox::care
