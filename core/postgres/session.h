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

/// A transaction of a Session; lives only inside the function that received it. Throws pqxx exceptions, which the
/// Session turns into Errors.
class Transaction {
public:
    explicit Transaction(pqxx::transaction_base& transaction) : m_transaction(transaction) {}
    pqxx::result exec(const std::string& sql);
    pqxx::result exec(const std::string& sql, std::initializer_list<Value> values);
    pqxx::result exec(const std::string& sql, const std::vector<Value>& values);
    pqxx::transaction_base& raw() { return m_transaction; }

private:
    pqxx::transaction_base& m_transaction;
};

/// One PostgreSQL connection, used in one thread only; calls block. It is opened when first needed. After a broken
/// connection it is dropped and made anew, settings included, by the next call; the call that broke answers
/// DATABASE_AWAY (Retryable), or COMMIT_UNKNOWN when the connection went during COMMIT.
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
    int connections() const;  ///< made so far: a call may have made a new one by itself
    int backendPid() const;   ///< 0: not open
    int socket() const;       ///< for a QSocketNotifier; −1: not open

    /// Runs `work(Transaction&)` in one transaction, committed when it answers a value, rolled back when it answers an
    /// Error or throws. `work` answers T or Expected<T>, never void. A write or read inside `work` becomes part of the
    /// same transaction: what calls of several repositories change is then stored together or not at all. An Error of
    /// such an inner call must be answered by `work`.
    template <class F>
    auto write(F&& work)
    {
        return run(Mode::Write, std::forward<F>(work));
    }
    /// The same, read only; tried a second time when the connection turns out to be dead.
    template <class F>
    auto read(F&& work)
    {
        return run(Mode::Read, std::forward<F>(work));
    }
    /// Without a transaction, for VACUUM, CREATE DATABASE and the like.
    template <class F>
    auto plain(F&& work)
    {
        return run(Mode::Plain, std::forward<F>(work));
    }

    /// Notifications of `channel` reach `handler` from poll(), from the next connection on where there
    /// is none. Kept over reconnects; one handler for each channel.
    Expected<Done> listen(const QString& channel, std::function<void(const QString& payload)> handler);
    Expected<int> poll();  ///< notifications delivered, without waiting
    /// From any thread, for good: the running call and all that follow fail at once as DATABASE_AWAY, whether or not
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

/// The Error for a server's SQLSTATE and message; `message` is redacted and shortened.
Error errorFromSqlState(const QString& sqlState, const QString& message);

/// The Error for a login that did not succeed, from what libpq said: LOGIN_REFUSED, DATABASE_MISSING, TLS_REFUSED,
/// TLS_NEEDED, TOO_MANY_CONNECTIONS; what is passing is DATABASE_AWAY, with the words in args "said".
Error connectionRefused(const ConnectionInfo& info, const QString& message);

// Reading fields.
QString text(const pqxx::field& field);  ///< null: empty
qint64 integer(const pqxx::field& field, qint64 ifNull = 0);
std::optional<qint64> maybeInteger(const pqxx::field& field);
double real(const pqxx::field& field, double ifNull = 0);
std::optional<double> maybeReal(const pqxx::field& field);
bool boolean(const pqxx::field& field);
QByteArray bytes(const pqxx::field& field);        ///< bytea
QDateTime time(const pqxx::field& field);          ///< UTC; null: invalid. Any timestamptz in ISO style
QJsonObject object(const pqxx::field& field);      ///< json, jsonb
std::string quoteName(const QString& identifier);  ///< "name", for SQL that is put together
std::string quoteText(const QString& literal);     ///< 'text'

}  // namespace signalbox::store
