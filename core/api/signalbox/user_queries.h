// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <optional>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {

struct User {
    QString id, username, email;
    bool active = true;
    bool canSignIn = false;  ///< has a password; the local user has none
    qint64 triggers = 0;
    QDateTime createdAt, lastSignIn;
};

/// Who owns triggers. A workspace on this machine has one user, `local`, who needs no password. On a server, a console
/// shows the triggers of the user who signed in. Calls return at once. Errors: SIGN_IN_FAILED, SIGN_IN_LOCKED,
/// USER_UNKNOWN, USER_EXISTS, WEAK_PASSWORD, BAD_VALUE.
class UserQueries {
public:
    virtual ~UserQueries() = default;

    virtual bool needsSignIn() const = 0;  ///< a server's workspace with users, and nobody signed in
    virtual std::optional<User> current() const = 0;
    virtual QFuture<Expected<User>> signIn(const QString& username, const QString& password) = 0;
    virtual void signOut() = 0;
    virtual QFuture<Expected<std::vector<User>>> users() = 0;  ///< by username
    virtual QFuture<Expected<User>> add(const QString& username, const QString& email, const QString& password) = 0;
    virtual QFuture<Expected<Done>> setActive(const QString& id, bool active) = 0;
    virtual QFuture<Expected<Done>> setPassword(const QString& id, const QString& password) = 0;
};

QJsonObject toJson(const User&);

}  // namespace signalbox
