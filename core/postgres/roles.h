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

/// As the bootstrap superuser, on database postgres: makes engine (owner, no superuser), reader and retention with
/// these passwords, and the database. What is there already is put right. Passwords travel as SCRAM verifiers only.
Expected<Done> makeRoles(Session& bootstrap, const QString& enginePassword, const QString& readerPassword);
Expected<Done> makeDatabase(Session& bootstrap, const QString& database);
/// As the superuser, on the workspace's database: what PUBLIC may do there is taken back (connect, temporary tables,
/// advisory locks).
Expected<Done> closeDatabase(Session& bootstrap, const QString& database);

/// On a server of others: ROLE_IS_SUPERUSER when the user is one (the engine never is), else one role for all purposes.
Expected<RoleNames> serverRoles(Session& session);

QString randomPassword();
/// SCRAM-SHA-256 verifier (RFC 5803 form), so that the password itself never reaches the server's statements or log.
QString passwordVerifier(const QString& password);

}  // namespace signalbox::store
