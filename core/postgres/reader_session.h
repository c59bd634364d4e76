// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "postgres/connection_info.h"
#include "signalbox/sql_console.h"

namespace signalbox::store {

/// One session of the reading role, in one thread. Each statement runs in its own read-only transaction, which is
/// rolled back. A request to cancel from outside stops it when its time is over or the user asks; nothing that the
/// statement sets can prevent this.
class ReaderSession {
public:
    struct Limits {
        qint64 rows = -1;         ///< number of wanted rows; −1 for all, which are planned as such
        qint64 milliseconds = 0;  ///< time limit; 0 for none
    };
    /// Called with each row of the result in turn; for an empty result, once without a row. False ends the reading.
    using Take = std::function<bool(const PGresult* row)>;

    explicit ReaderSession(ConnectionInfo info) : m_info(std::move(info)) {}
    ~ReaderSession() { close(); }
    ReaderSession(const ReaderSession&) = delete;
    ReaderSession& operator=(const ReaderSession&) = delete;

    struct Outcome {
        bool more = false;  ///< true if there were rows beyond those taken
        double milliseconds = 0;
        QStringList notices, types;  ///< types are those of the columns, as PostgreSQL prints them
        qint64 taken = 0;            ///< number of rows
        qint64 seen = 0, bytes = 0;  ///< of the last request for rows
    };
    /// `stop`: 1 ends the statement, 2 also the session.
    Expected<Outcome> run(const QString& statement, const Limits& limits, const std::atomic_int& stop,
                          const Take& take);
    void close();

    static QString cell(const PGresult* row, int column);           ///< null for NULL
    static std::vector<SqlColumn> columns(const PGresult* result);  ///< without the names of the types

private:
    enum class Why { None, Time, Asked, Enough };
    Expected<Done> open();
    bool wait(const std::atomic_int& stop, qint64 deadline, Why& why);
    Expected<Done> simple(const QByteArray& sql, const std::atomic_int& stop);
    Expected<Done> rows(const QByteArray& sql, qsizetype prefix, const QString& statement, const Limits& limits,
                        const std::atomic_int& stop, qint64 deadline, const Take& take, Outcome& outcome);
    void askToCancel();
    void awaitCancel();
    Error failure(const PGresult* result, qsizetype prefix, const QString& statement, Why why, const Limits& limits);
    void nameTypes(Outcome& outcome, const std::atomic_int& stop);

    ConnectionInfo m_info;
    PGconn* m_connection = nullptr;
    std::shared_ptr<std::atomic_bool> m_asked;  ///< set when a request to cancel was sent; true once it was delivered
    QStringList m_notices;
    std::vector<std::pair<Oid, int>> m_columnTypes;
};

}  // namespace signalbox::store
