// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session_thread.h"
#include "signalbox/user_queries.h"
#include "users/current_user.h"

namespace signalbox::users {

/// Users of a workspace, and who is signed in at this console. Reads and writes in the thread of a session, as the
/// engine: whoever holds the engine's password may change every user. On a server, the first user with a password takes
/// over the triggers of the local one, who cannot sign in any more.
class UserBook : public UserQueries {
public:
    /// `user` is who is signed in from now on: the local user, until a server's workspace turns out to have users.
    UserBook(std::shared_ptr<engine::SessionThread> thread, std::shared_ptr<CurrentUser> user, bool onServer);

    bool needsSignIn() const override;
    std::optional<User> current() const override;
    QFuture<Expected<User>> signIn(const QString& username, const QString& password) override;
    void signOut() override;
    QFuture<Expected<std::vector<User>>> users() override;
    QFuture<Expected<User>> add(const QString& username, const QString& email, const QString& password) override;
    QFuture<Expected<Done>> setActive(const QString& id, bool active) override;
    QFuture<Expected<Done>> setPassword(const QString& id, const QString& password) override;

private:
    struct State;
    std::shared_ptr<engine::SessionThread> m_thread;
    std::shared_ptr<State> m_state;  ///< shared with the calls that run in the thread
};

}  // namespace signalbox::users
