// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/user_book.h"

#include <QCryptographicHash>

#include "users/passwords.h"
#include "users/user_rows.h"

namespace signalbox::users {

namespace {

using store::Session;
using store::Transaction;

Error signInFailed()
{
    return Error::make(ErrorKind::Refused, "SIGN_IN_FAILED",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "The name or the password is wrong, or the user is disabled. Check "
                                                 "both and try again.")));
}

tl::unexpected<Error> localRefused()
{
    return fail(ErrorKind::Invalid, "BAD_VALUE",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The local user has no password and cannot be disabled. Add another user "
                                          "instead.")));
}

QByteArray nameHash(const QString& name)
{
    return QCryptographicHash::hash(name.toLower().toUtf8(), QCryptographicHash::Sha256);
}

struct Attempt {
    std::optional<StoredUser> found;
    QByteArray name;
    bool bcrypt = false;
};

/// The same work for every name, whether it exists or not.
bool verified(const Attempt& attempt, const QString& password)
{
    const HashKind kind = attempt.found ? hashKind(attempt.found->hash) : HashKind::None;
    bool good = false;
    for (const HashKind each : {HashKind::Argon2id, HashKind::Bcrypt}) {
        if (each == kind)
            good = passwordMatches(password, attempt.found->hash);
        else if (each == HashKind::Argon2id || attempt.bcrypt)
            verifyNothing(password, each);
    }
    return good && attempt.found->user.active;
}

}  // namespace

struct UserBook::State {
    State(std::shared_ptr<CurrentUser> who, bool server) : user(std::move(who)), onServer(server) {}

    const std::shared_ptr<CurrentUser> user;
    const bool onServer;
    mutable std::mutex mutex;
    std::optional<User> current;
    bool hasUsers = false;  ///< some can sign in, on a server

    void set(std::optional<User> who)
    {
        user->set(who ? std::optional(who->id) : std::nullopt);
        const std::lock_guard lock(mutex);
        current = std::move(who);
    }

    /// After each change of users: signs out who may not stay, and signs in the local user where nobody can.
    void review(Session& session)
    {
        session.read([this](Transaction& transaction) {
            review(transaction);
            return Done{};
        });
    }

private:
    void review(Transaction& transaction)
    {
        const bool needed = onServer && hasPasswords(transaction);
        {
            const std::lock_guard lock(mutex);
            hasUsers = needed;
        }
        const QString id = user->id().value_or(QString());
        auto who = readUser(transaction, id);
        if (!who || !who->user.active || (id == localUser && needed)) {
            if (needed)
                return set(std::nullopt);
            who = readUser(transaction, localUser);
        }
        set(who ? std::optional(who->user) : std::nullopt);
    }
};

UserBook::UserBook(std::shared_ptr<engine::SessionThread> thread, std::shared_ptr<CurrentUser> user, bool onServer)
    : m_thread(std::move(thread)), m_state(std::make_shared<State>(std::move(user), onServer))
{
    // Other books ask in the same thread, or after this: until then a local workspace has its user, a server's none.
    m_state->user->set(onServer ? std::nullopt : std::optional(localUser));
    m_thread->post([state = m_state](Session* session) {
        if (session)
            state->review(*session);
    });
}

bool UserBook::needsSignIn() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->hasUsers && !m_state->current;
}

std::optional<User> UserBook::current() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->current;
}

QFuture<Expected<User>> UserBook::signIn(const QString& username, const QString& password)
{
    return m_thread->run<User>([=, state = m_state](Session& session) -> Expected<User> {
        const auto attempt = session.write([&](Transaction& transaction) -> Expected<Attempt> {
            Attempt made{findUser(transaction, username.trimmed()), {}, hasBcrypt(transaction)};
            made.name = nameHash(made.found ? made.found->user.id : username.trimmed());
            if (const auto free = beginSignIn(transaction, made.name); !free)
                return fail(free.error());
            return made;
        });
        if (!attempt)
            return fail(attempt.error());
        if (!verified(*attempt, password))
            return fail(signInFailed());
        const QString id = attempt->found->user.id;
        auto who = session.write([&](Transaction& transaction) -> Expected<User> {
            signedIn(transaction, attempt->name, id);
            return readUser(transaction, id).map([](const StoredUser& stored) { return stored.user; });
        });
        if (who)
            state->set(*who);
        return who;
    });
}

void UserBook::signOut()
{
    if (m_state->onServer)
        m_state->set(std::nullopt);
    else
        m_state->user->set(localUser);
    m_thread->post([state = m_state](Session* session) {
        if (session)
            state->review(*session);
    });
}

QFuture<Expected<std::vector<User>>> UserBook::users()
{
    return m_thread->run<std::vector<User>>([](Session& session) {
        return session.read([](Transaction& transaction) {
            std::vector<User> all;
            for (auto& each : readUsers(transaction))
                all.push_back(std::move(each.user));
            return all;
        });
    });
}

QFuture<Expected<User>> UserBook::add(const QString& username, const QString& email, const QString& password)
{
    return m_thread->run<User>([=, state = m_state](Session& session) -> Expected<User> {
        for (const auto& good : {checkNames(username, email), checkPassword(password, username, email)})
            if (!good)
                return fail(good.error());
        const auto hash = hashPassword(password);
        if (!hash)
            return fail(hash.error());
        const auto user = session.write([&](Transaction& transaction) -> Expected<User> {
            const bool first = state->onServer && !hasPasswords(transaction, false);
            auto added = addUser(transaction, username, email, *hash);
            if (added && first) {
                handOver(transaction, localUser, added->id);
                added = readUser(transaction, added->id).map([](const StoredUser& stored) { return stored.user; });
            }
            return added;
        });
        state->review(session);
        return user;
    });
}

QFuture<Expected<Done>> UserBook::setActive(const QString& id, bool active)
{
    return m_thread->run<Done>([=, state = m_state](Session& session) {
        const auto done = session.write([&](Transaction& transaction) -> Expected<Done> {
            if (id == localUser)
                return localRefused();
            if (const auto stored = readUser(transaction, id); !stored)
                return fail(stored.error());
            users::setActive(transaction, id, active);
            return Done{};
        });
        state->review(session);
        return done;
    });
}

QFuture<Expected<Done>> UserBook::setPassword(const QString& id, const QString& password)
{
    return m_thread->run<Done>([=, state = m_state](Session& session) -> Expected<Done> {
        if (id == localUser)
            return localRefused();
        const auto stored = session.read([&](Transaction& transaction) { return readUser(transaction, id); });
        if (!stored)
            return fail(stored.error());
        if (const auto good = checkPassword(password, stored->user.username, stored->user.email); !good)
            return good;
        const auto hash = hashPassword(password);
        if (!hash)
            return fail(hash.error());
        const auto done = session.write([&](Transaction& transaction) {
            setHash(transaction, id, *hash);
            transaction.exec("DELETE FROM erc8004.sign_in_failures WHERE name_hash = $1",
                             {store::Value::bytes(nameHash(id))});
            return Done{};
        });
        state->review(session);
        return done;
    });
}

}  // namespace signalbox::users
