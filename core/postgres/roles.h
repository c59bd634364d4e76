// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/migrator.h"
#include "postgres/session.h"
#include "signalbox/literals.h"

namespace signalbox::store {

/// Roles of a private cluster.
inline const QString bootstrapRole = u"signalbox_admin"_s;
inline const QString engineRole = u"signalbox_engine"_s;
inline const QString readerRole = u"signalbox_reader"_s;
inline const QString retentionRole = u"signalbox_retention"_s;
inline const QString workspaceDatabase = u"signalbox"_s;

RoleNames localRoles();

/// Runs as the bootstrap superuser on database postgres. Creates engine (owner, not a superuser), reader and retention
/// with these passwords, and the database; existing ones are corrected. Passwords are sent as SCRAM verifiers only.
Expected<Done> makeRoles(Session& bootstrap, const QString& enginePassword, const QString& readerPassword);
Expected<Done> makeDatabase(Session& bootstrap, const QString& database);
/// Runs as the superuser on the workspace's database. Revokes PUBLIC's rights there (connect, temporary tables,
/// advisory locks).
Expected<Done> closeDatabase(Session& bootstrap, const QString& database);

/// On an existing server: ROLE_IS_SUPERUSER if the user is one (the engine never is), else one role for all purposes.
Expected<RoleNames> serverRoles(Session& session);

QString randomPassword();
/// SCRAM-SHA-256 verifier (RFC 5803 form), which keeps the password itself out of reaches the server's statements or
/// log.
QString passwordVerifier(const QString& password);

}  // namespace signalbox::store
