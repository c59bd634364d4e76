// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "postgres/session.h"
#include "signalbox/user_queries.h"

/// Rows of erc8004.users, in the caller's transaction.
namespace signalbox::users {

struct StoredUser {
    User user;
    QString hash;  ///< of the password
};

std::vector<StoredUser> readUsers(store::Transaction& transaction);                 ///< by username
Expected<StoredUser> readUser(store::Transaction& transaction, const QString& id);  ///< USER_UNKNOWN
/// By username or e-mail address, whatever the letter case.
std::optional<StoredUser> findUser(store::Transaction& transaction, const QString& name);
/// Of which kinds the stored password hashes are.
bool hasPasswords(store::Transaction& transaction, bool activeOnly = true);
bool hasBcrypt(store::Transaction& transaction);

/// `hash` of the password. USER_EXISTS, BAD_VALUE.
Expected<User> addUser(store::Transaction& transaction, const QString& username, const QString& email,
                       const QString& hash);
Expected<Done> checkNames(const QString& username, const QString& email);  ///< BAD_VALUE
void setActive(store::Transaction& transaction, const QString& id, bool active);
void setHash(store::Transaction& transaction, const QString& id, const QString& hash);
/// Triggers, jobs and results of the user `from`.
void handOver(store::Transaction& transaction, const QString& from, const QString& to);

/// Counts an attempt under the name, before its password is verified. SIGN_IN_LOCKED.
Expected<Done> beginSignIn(store::Transaction& transaction, const QByteArray& nameHash);
void signedIn(store::Transaction& transaction, const QByteArray& nameHash, const QString& id);

}  // namespace signalbox::users
