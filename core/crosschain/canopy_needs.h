// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "alerts/alert_rules.h"
#include "postgres/session.h"
#include "signalbox/sync_queries.h"

namespace signalbox::engine {

/// Chains whose stored blocks have nothing yet in tables or columns that were added since: one notice each, which
/// offers the reindex of what is left. Cheap: what a reindex fills is kept with the needs, whatever the chain's length.
Expected<std::vector<SyncNotice>> unfilledTables(store::Session& session);

Alert unfilledAlert(const SyncNotice& notice, const QString& chain);

/// What of a matrix deserves attention, by chain: one alert for each kind of trouble. A chain that is well has an empty
/// list.
std::map<QString, std::vector<Alert>> syncAlerts(const SyncMatrix& matrix);

/// Both kinds of notices: unfilled tables, and the open alerts about the tables of all chains.
Expected<std::vector<SyncNotice>> readNotices(store::Session& session);

}  // namespace signalbox::engine
