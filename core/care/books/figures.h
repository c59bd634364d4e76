// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/database_queries.h"

namespace signalbox::care {

DatabaseSummary readSummary(store::Transaction& transaction);  ///< without what only this machine knows
std::vector<DatabaseConnection> readConnections(store::Transaction& transaction);  ///< the oldest transaction first

}  // namespace signalbox::care
