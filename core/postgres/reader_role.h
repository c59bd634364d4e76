// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::store {

/// What the reading role is made of; another number there makes it anew.
inline constexpr int readerRoleVersion = 1;

/// Of the engine's password, so that every console knows it and no file holds it.
QString readerPassword(const QString& enginePassword);

/// Asked as any role: the reading role is there as this version of the app makes it.
Expected<bool> readerIsReady(Session& session);

/// In a transaction of the bootstrap superuser on the workspace's database: takes back what PUBLIC may do beyond
/// reading, and sets the reading role's limits. Part of closeDatabase().
Done closeToReader(Transaction& transaction, const QString& database);

/// As the engine: the role may read every table of the workspace's schemas, secrets and tables with row-level
/// security excepted. What is granted already is not touched; new chains' schemas are granted when they are made.
/// Answers how many rights were missing.
Expected<int> grantReading(Session& engine, const QString& role);

/// Settings of a reading role that anybody may change for a role of his own: a statement whose console was killed ends
/// by itself, and what is read is never written.
QStringList readerSettings();

}  // namespace signalbox::store
