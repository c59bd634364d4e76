// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "postgres/reader_session.h"
#include "signalbox/sql_console.h"

namespace signalbox::engine {

/// All tables that the reading role may read, with columns: global tables first, then each chain's, then the
/// workspace's own. Staging tables and trigger functions are excluded.
Expected<std::vector<SqlTable>> readableTables(store::ReaderSession& session, const catalog::Catalog& catalog,
                                               const std::atomic_int& stop);

}  // namespace signalbox::engine
