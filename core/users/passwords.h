// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "signalbox/error.h"

/// Password hashes: Argon2id for new ones; those of other programs are verified as well. Blocking, for some tenths of a
/// second; any thread.
namespace signalbox::users {

/// WEAK_PASSWORD: at least 12 characters, not one character repeated, not the name, no well-known password.
Expected<Done> checkPassword(const QString& password, const QString& username, const QString& email);

Expected<QString> hashPassword(const QString& password);  ///< $argon2id$…

enum class HashKind { None, Argon2id, Bcrypt };
HashKind hashKind(const QString& hash);  ///< None: nobody can sign in with it

/// $argon2id$, and bcrypt with $2a$, $2b$ or $2y$. False for any other hash, after the work of an Argon2id.
bool passwordMatches(const QString& password, const QString& hash);
/// The same work for a name that does not exist.
void verifyNothing(const QString& password, HashKind kind);

}  // namespace signalbox::users
