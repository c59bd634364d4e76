// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <initializer_list>
#include <memory>
#include <pqxx/pqxx>
#include <type_traits>

#include "postgres/connection_info.h"
#include "postgres/value.h"
#include "signalbox/error.h"

namespace signalbox::store {

/// A transaction of a Session. It exists only inside the function that received it, and throws pqxx exceptions, which
/// the Session turns into Errors.
class Transaction {
public:
    explicit Transaction(pqxx::transaction_base& transaction) : m_transaction(transaction) {}
    pqxx::result exec(const std::string& sql);
    pqxx::result exec(const std::string& sql, std::initializer_list<Value> values);
    pqxx::result exec(const std::string& sql, const std::vector<Value>& values);
    /// The session keeps the plan of the statement: for the few that are repeated, and whose planning takes longer than
    /// they do.
    pqxx::result execPrepared(const std::string& sql, const std::vector<Value>& values);
    pqxx::transaction_base& raw() { return m_transaction; }

private:
    pqxx::transaction_base& m_transaction;
};

/// One PostgreSQL connection for one thread; calls block. It is opened when first needed. A broken connection is
/// dropped, and the next call opens a new one with the same settings; the call that broke returns DATABASE_AWAY
/// (Retryable), or COMMIT_UNKNOWN if the connection broke during COMMIT.
class Session {
public:
    explicit Session(ConnectionInfo info);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const ConnectionInfo& info() const { return m_info; }
    Expected<Done> open();
    void close();
    bool isOpen() const;
    int connections() const;  ///< number opened so far, including those that a call reopened
    int backendPid() const;   ///< 0 if not open
    int socket() const;       ///< for a QSocketNotifier; −1 if not open

    /// Runs `work(Transaction&)` in one transaction: committed if `work` returns a value, rolled back if it returns an
    /// Error or throws. `work` returns T or Expected<T>, never void. A write or read inside `work` becomes part of the
    /// same transaction, so changes by several repositories are stored together or not at all. `work` must return the
    /// Error of such an inner call.
    template <class F>
    auto write(F&& work)
    {
        return run(Mode::Write, std::forward<F>(work));
    }
    /// The same in a read-only transaction; repeated once if the connection turns out to be dead.
    template <class F>
    auto read(F&& work)
    {
        return run(Mode::Read, std::forward<F>(work));
    }
    /// Runs without a transaction, for VACUUM, CREATE DATABASE and similar statements.
    template <class F>
    auto plain(F&& work)
    {
        return run(Mode::Plain, std::forward<F>(work));
    }

    /// Notifications of `channel` reach `handler` from poll(); without a connection, from the next one on. Kept over
    /// reconnects; one handler per channel.
    Expected<Done> listen(const QString& channel, std::function<void(const QString& payload)> handler);
    Expected<int> poll();  ///< number of notifications delivered; does not wait
    /// From any thread, permanently: the running call and all later ones fail at once as DATABASE_AWAY, whether or not
    /// the server answers.
    void abandon();

private:
    enum class Mode { Write, Read, Plain };
    template <class T>
    struct Unwrap {
        using type = T;
    };
    template <class T>
    struct Unwrap<Expected<T>> {
        using type = T;
    };

    template <class F>
    auto run(Mode mode, F&& work)
    {
        using Answer = std::invoke_result_t<F, Transaction&>;
        using T = typename Unwrap<Answer>::type;
        std::optional<T> value;
        const Expected<Done> done = transact(mode, [&](Transaction& transaction) -> Expected<Done> {
            Answer answer = work(transaction);
            if constexpr (std::is_same_v<Answer, T>) {
                value.emplace(std::move(answer));
            } else {
                if (!answer)
                    return fail(answer.error());
                value.emplace(std::move(*answer));
            }
            return Done{};
        });
        if (!done)
            return Expected<T>(fail(done.error()));
        return Expected<T>(std::move(*value));
    }
    Expected<Done> transact(Mode mode, const std::function<Expected<Done>(Transaction&)>& work);
    Expected<Done> join(const std::function<Expected<Done>(Transaction&)>& work);

    struct Private;
    ConnectionInfo m_info;
    std::unique_ptr<Private> d;
};

/// The Error for an SQLSTATE and message of the server; `message` is redacted and shortened.
Error errorFromSqlState(const QString& sqlState, const QString& message);

/// The Error for a failed login, from libpq's text: LOGIN_REFUSED, DATABASE_MISSING, TLS_REFUSED, TLS_NEEDED,
/// TOO_MANY_CONNECTIONS; a temporary failure is DATABASE_AWAY with the text in args "said".
Error connectionRefused(const ConnectionInfo& info, const QString& message);

// Readers of fields.
QString text(const pqxx::field& field);  ///< empty for null
std::optional<QString> maybeText(const pqxx::field& field);
qint64 integer(const pqxx::field& field, qint64 ifNull = 0);
std::optional<qint64> maybeInteger(const pqxx::field& field);
double real(const pqxx::field& field, double ifNull = 0);
std::optional<double> maybeReal(const pqxx::field& field);
bool boolean(const pqxx::field& field);
QByteArray bytes(const pqxx::field& field);        ///< bytea
QDateTime time(const pqxx::field& field);          ///< UTC; invalid for null. Any timestamptz in ISO style
QJsonObject object(const pqxx::field& field);      ///< json, jsonb
std::string quoteName(const QString& identifier);  ///< "name", for generated SQL
std::string quoteText(const QString& literal);     ///< 'text'

}  // namespace signalbox::store
