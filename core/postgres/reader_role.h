// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::store {

/// Version of the reading role's definition; a different number in the database causes the role to be created again.
inline constexpr int readerRoleVersion = 2;

/// Derived from the engine's password, so that every console knows it and no file contains it.
QString readerPassword(const QString& enginePassword);

/// Any role may ask: whether the reading role exists as this version of the program creates it.
Expected<bool> readerIsReady(Session& session);

/// Runs in a transaction of the bootstrap superuser on the workspace's database. Revokes PUBLIC's rights beyond reading
/// and sets the reading role's limits. Part of closeDatabase().
Done closeToReader(Transaction& transaction, const QString& database);

/// Runs as the engine. Lets the role read every table of the workspace's schemas except secrets and tables with
/// row-level security. Existing grants are kept; schemas of new chains are granted when they are created. Returns how
/// many rights were missing.
Expected<int> grantReading(Session& engine, const QString& role);

/// Settings of the reading role that every role may change for itself: a statement whose console was killed ends after
/// a while, and its transactions are read only.
QStringList readerSettings();

}  // namespace signalbox::store
