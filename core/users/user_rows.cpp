// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/user_rows.h"

#include <QRegularExpression>

#include "users/current_user.h"
#include "users/passwords.h"

namespace signalbox::users {

namespace {

using store::Transaction;

std::vector<StoredUser> read(Transaction& transaction, const std::string& where, const QString& value)
{
    std::vector<StoredUser> all;
    for (const auto& row : transaction.exec(
             "SELECT u.id, u.username, u.email, u.is_active, u.created_at, u.last_login_at, u.password_hash, (SELECT "
             "count(*) FROM erc8004.triggers t WHERE t.user_id = u.id) FROM erc8004.users u WHERE " +
                 where + " ORDER BY u.username",
             {value})) {
        StoredUser each;
        each.hash = store::text(row[6]);
        each.user = {store::text(row[0]),
                     store::text(row[1]),
                     store::text(row[2]),
                     store::boolean(row[3]),
                     hashKind(each.hash) != HashKind::None,
                     store::integer(row[7]),
                     store::time(row[4]),
                     store::time(row[5])};
        all.push_back(std::move(each));
    }
    return all;
}

Error userUnknown(const QString& id)
{
    return Error::make(ErrorKind::NotFound, "USER_UNKNOWN",
                       Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no user %1.")).arg(id));
}

tl::unexpected<Error> badValue(const char* pattern)
{
    return fail(ErrorKind::Invalid, "BAD_VALUE", Message(pattern));
}

}  // namespace

std::vector<StoredUser> readUsers(Transaction& transaction)
{
    return read(transaction, "$1 = ''", {});
}

Expected<StoredUser> readUser(Transaction& transaction, const QString& id)
{
    auto found = read(transaction, "u.id = $1", id);
    if (found.empty())
        return fail(userUnknown(id));
    return std::move(found.front());
}

std::optional<StoredUser> findUser(Transaction& transaction, const QString& name)
{
    auto found = read(transaction, "lower(u.username) = lower($1) OR lower(u.email) = lower($1)", name);
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

bool hasPasswords(Transaction& transaction, bool activeOnly)
{
    return store::boolean(
        transaction.exec("SELECT EXISTS (SELECT FROM erc8004.users WHERE password_hash LIKE '$%' AND "
                         "(is_active OR NOT $1::boolean))",
                         {activeOnly})[0][0]);
}

bool hasBcrypt(Transaction& transaction)
{
    return store::boolean(
        transaction.exec("SELECT EXISTS (SELECT FROM erc8004.users WHERE password_hash LIKE '$2%')")[0][0]);
}

Expected<Done> checkNames(const QString& username, const QString& email)
{
    static const QRegularExpression name(u"^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,48}[\\p{L}\\p{N}]$"_s);
    static const QRegularExpression address(u"^[^\\s@\\x00-\\x1f]{1,64}@[^\\s@\\x00-\\x1f]{1,189}$"_s);
    if (!name.match(username).hasMatch())
        return badValue(QT_TRANSLATE_NOOP("Engine",
                                          "A username has 3 to 50 letters and digits, and within it dots, hyphens and "
                                          "underscores."));
    if (!address.match(email).hasMatch())
        return badValue(QT_TRANSLATE_NOOP("Engine", "Write an e-mail address such as name@example.org."));
    return Done{};
}

Expected<User> addUser(Transaction& transaction, const QString& username, const QString& email, const QString& hash)
{
    if (const auto good = checkNames(username, email); !good)
        return fail(good.error());
    const auto rows = transaction.exec(
        "INSERT INTO erc8004.users (username, email, password_hash) VALUES ($1, $2, $3) "
        "ON CONFLICT DO NOTHING RETURNING id",
        {username, email, hash});
    if (rows.empty())
        return fail(ErrorKind::Conflict, "USER_EXISTS",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "A user with the name %1 or the address %2 exists already. Choose "
                                              "others."))
                        .arg(username, email));
    return readUser(transaction, store::text(rows[0][0])).map([](const StoredUser& added) { return added.user; });
}

void setActive(Transaction& transaction, const QString& id, bool active)
{
    transaction.exec("UPDATE erc8004.users SET is_active = $2 WHERE id = $1", {id, active});
}

void setHash(Transaction& transaction, const QString& id, const QString& hash)
{
    transaction.exec("UPDATE erc8004.users SET password_hash = $2 WHERE id = $1", {id, hash});
}

void handOver(Transaction& transaction, const QString& from, const QString& to)
{
    for (const char* table :
         {"triggers", "action_jobs", "action_results", "trigger_edits", "action_secrets", "agent_mcp_tokens"})
        transaction.exec(std::string("UPDATE erc8004.") + table + " SET user_id = $2 WHERE user_id = $1", {from, to});
}

Expected<Done> beginSignIn(Transaction& transaction, const QByteArray& nameHash)
{
    const auto locked = store::maybeInteger(
        transaction.exec("SELECT erc8004.begin_sign_in($1)", {store::Value::bytes(nameHash)})[0][0]);
    if (!locked)
        return Done{};
    auto error = Error::make(
        ErrorKind::Refused, "SIGN_IN_LOCKED",
        Message::counted(
            "Signing in under this name failed too often. Try again in %Ln minute.",
            QT_TRANSLATE_N_NOOP("Engine", "Signing in under this name failed too often. Try again in %Ln minutes."),
            (*locked + 59) / 60),
        {{u"seconds"_s, *locked}});
    error.retryAfterMs = *locked * 1000;
    return fail(std::move(error));
}

void signedIn(Transaction& transaction, const QByteArray& nameHash, const QString& id)
{
    transaction.exec("DELETE FROM erc8004.sign_in_failures WHERE name_hash = $1", {store::Value::bytes(nameHash)});
    transaction.exec("UPDATE erc8004.users SET last_login_at = now() WHERE id = $1", {id});
}

}  // namespace signalbox::users
