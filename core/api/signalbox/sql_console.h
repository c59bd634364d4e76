// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/literals.h"

namespace signalbox {

enum class SqlKind { Text, Number, Boolean, Json };

struct SqlColumn {
    QString name, type;  ///< type as PostgreSQL prints it: bigint, numeric(78,0), bytea
    SqlKind kind = SqlKind::Text;
};

struct SqlRequest {
    static constexpr int maxLimit = 100'000;
    QString text;                ///< one statement that reads
    int limit = 1'000;           ///< rows returned, 1..maxLimit
    double timeoutSeconds = 30;  ///< time after which the statement is stopped from outside
};

/// Cells row by row, as text without loss: numbers with all digits, bytea as 0x…, true and false, times in UTC. A null
/// string is NULL; an empty one is an empty text.
struct SqlResult {
    std::vector<SqlColumn> columns;
    std::vector<QString> cells;
    int rows = 0;
    bool truncated = false;  ///< true if there were more rows
    bool tooLarge = false;   ///< true if cut below the limit because the rows took too much memory
    double milliseconds = 0;
    QStringList notices;
    const QString& cell(int row, int column) const { return cells[size_t(row) * columns.size() + size_t(column)]; }
};

struct SqlRun {
    quint64 id = 0;
    QFuture<Expected<SqlResult>> answer;
};

/// A readable table, view or function.
struct SqlTable {
    QString schema, name, kind;  ///< table, view, function
    QString arguments;           ///< arguments of a function
    QString about;               ///< one English sentence, may be empty
    std::vector<SqlColumn> columns;
    std::optional<qint64> rows;  ///< the planner's estimate; unset if unknown
};

/// A saved query. {chain} in its text is replaced by a chain's schema.
struct SavedQuery {
    QString id, family;    ///< family: canopy, eip155; empty for any workspace
    QString title, about;  ///< English
    QString text;
    bool usesChain() const { return text.contains("{chain}"_L1); }
    QString forChain(const QString& schema) const;
};

struct SqlExport {
    QString text, file;
    QString format = u"csv"_s;  ///< csv, json (one object per line)
};

/// Reads the workspace's tables by SQL, as a role that can do nothing else. Several statements run concurrently, each
/// in its own session and thread; more than `parallel` wait for their turn. Thread rules as for Engine.
///
/// Errors of run(): SQL_NOT_READING, SQL_SEVERAL, SQL_EMPTY, SQL_LIMIT (before any request); SQL_ERROR,
/// SQL_UNKNOWN_NAME, SQL_FORBIDDEN, SQL_TIMEOUT, SQL_CANCELLED, SQL_OFF, DATABASE_AWAY. Where the database names the
/// place of a fault, args has `position`: the UTF-16 unit of the text, from 0.
class SqlConsole {
public:
    static constexpr int parallel = 4;
    virtual ~SqlConsole() = default;

    virtual std::optional<Error> unavailable() const = 0;  ///< SQL_OFF and what to do; unset if it works
    virtual SqlRun run(const SqlRequest& request) = 0;
    virtual void cancel(quint64 run) = 0;  ///< the run returns SQL_CANCELLED unless it has finished
    virtual QFuture<Expected<std::vector<SqlTable>>> tables() = 0;
    virtual std::vector<SavedQuery> savedQueries() const = 0;
    /// Writes the whole result to a file; a job: Engine::jobChanged() reports its progress, Engine::cancelJob() stops
    /// it.
    virtual qint64 startExport(const SqlExport& request) = 0;
};

/// Rows as lines of a file. CSV by RFC 4180, NULL is an empty cell and an empty text is ""; texts that a spreadsheet
/// would execute (leading = + - @) get an apostrophe. JSON is one object per line: numbers below 2^53 as numbers,
/// larger ones as text, json unchanged; columns of the same name are numbered by _2, _3.
QByteArray sqlCsvHead(const std::vector<SqlColumn>& columns);
QByteArray sqlCsvLine(const std::vector<SqlColumn>& columns, const QString* cells);
QByteArray sqlJsonLine(const std::vector<SqlColumn>& columns, const QString* cells);
void makeNamesUnique(std::vector<SqlColumn>& columns);  ///< before sqlJsonLine()

}  // namespace signalbox
