// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/database_queries.h"

namespace signalbox::care {

constexpr qint64 slowMs = 5'000;

/// Notes every query of this database that runs for longer than `slowMs` in signalbox.slow_query_log: who, since when,
/// for how long, and its text as pg_stat_statements has it, without values; none if the server does not have it.
Expected<Done> noteSlowQueries(store::Session& session);

std::vector<LoggedQuery> readSlowLog(store::Transaction& transaction, int most);  ///< newest first

}  // namespace signalbox::care
