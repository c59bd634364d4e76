// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "alerts/alert_rules.h"
#include "catalog/catalog.h"
#include "postgres/session.h"
#include "signalbox/sync_queries.h"

namespace signalbox::engine {

/// Chains whose stored blocks have not been backfilled in tables or columns that were added later: one alert each,
/// which offers the reindex of the rest. Cheap: the progress of a reindex is kept with the needs, whatever the chain's
/// length.
Expected<std::vector<SyncAlert>> unfilledTables(store::Session& session, const catalog::Catalog& catalog);

/// Chains whose registries were edited before the coverage recorded addresses, with blocks of that time that were not
/// reindexed.
Expected<std::vector<SyncAlert>> editedAlerts(store::Session& session);
Alert editedAlert(const SyncAlert& item, const QString& chain);

Alert unfilledAlert(const SyncAlert& item, const QString& chain);

/// The alerts for a matrix, by chain: one per kind. A healthy chain has an empty list.
std::map<QString, std::vector<Alert>> syncAlerts(const SyncMatrix& matrix);

/// All kinds: tables that are not backfilled (`catalog` is null if no chain has such tables), edited registries, and
/// the open alerts about global tables.
Expected<std::vector<SyncAlert>> readSyncAlerts(store::Session& session, const catalog::Catalog* catalog);

}  // namespace signalbox::engine
