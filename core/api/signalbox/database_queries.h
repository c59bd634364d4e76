// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {

struct DatabaseSummary {
    QString version, server;  ///< "PostgreSQL 15.14"; host of the server, empty for the private one
    qint64 bytes = 0;
    std::optional<qint64> freeBytes, bytesPerHour,
        forecastBytes;               ///< of the disk; growth; size when backfills are done
    std::optional<double> cacheHit;  ///< percent
    std::optional<double> readBytesPerHour;
    qint64 bloatBytes = 0, bloatedIndexes = 0;
    std::optional<qint64> oldestTransaction;  ///< ms
    QString oldestQuery;                      ///< application of it
    int connections = 0, active = 0, idle = 0, most = 100;
    QDateTime statisticsSince;  ///< counts of scans; invalid: since the database was created
    QDateTime forecastAt;       ///< when the last backfill is done
    QString forecastChain;      ///< name of its chain
};
struct DatabaseTable {
    QString schema, name;
    qint64 rows = 0, deadRows = 0, bytes = 0, indexBytes = 0, sequentialScans = 0, indexScans = 0;
    QDateTime vacuumed, analyzed;
    qint64 changedSinceAnalyze = 0;
    QStringList verdicts;  ///< dead_rows, stale_statistics, sequential_scans
};
struct DatabaseIndex {
    QString schema, table, name;
    qint64 bytes = 0, scans = 0;
    std::optional<double> bloat;  ///< size / (40 bytes * rows); none below 10 MiB or for other methods than B-tree
    /// UNUSED, RARELY USED, OCCASIONALLY USED, FREQUENTLY USED; NO STATISTICS: no scans, but they have not been counted
    /// for a week yet
    QString usage;
    bool isBloated = false, isConstraint = false, isValid = true;
};
struct SlowQuery {
    QString text;  ///< without values
    qint64 calls = 0;
    double meanMs = 0, maxMs = 0, totalMs = 0;
    qint64 rows = 0;
};
/// A query that ran for more than five seconds.
struct LoggedQuery {
    QDateTime started;
    int pid = 0;
    QString application, user, text;  ///< text without values; empty if the server does not collect texts
    qint64 tookMs = 0;                ///< as last seen
};
struct DatabaseConnection {
    int pid = 0;
    QString application, user, state, query, waits;
    std::optional<qint64> transactionMs, stateMs;
};
struct MaintenanceJob {
    QString id;  ///< reindex, vacuum, samples, ...
    Message what, schedule, result;
    bool enabled = true, running = false;
    double progress = -1;
    QDateTime lastRun, nextRun;  ///< end of the newest run, its start while it runs
    QString cron;                ///< five fields, UTC; empty: when due
    QString state;        ///< of the newest run: queued, running, done, warning, failed, stopped; empty: none yet
    QString quiet;        ///< "02:00-06:00", UTC, for a job that starts on its schedule only then; empty: at any time
    QStringList added;    ///< objects that were added to the next run
    QString kind;         ///< what it does: reindex, vacuum, analyze; of another declared job its ID
    bool own = false;     ///< an operator added it
    QStringList objects;  ///< an added job works on: schema.name, or a schema for all in it; empty: what needs it
    QString changedBy;    ///< who last changed it; empty: nobody did
    QDateTime changedAt;
    std::optional<qint64> tookMs;  ///< the newest run that has ended
};
/// A maintenance job that an operator adds beside the declared ones.
struct OwnJob {
    QString id;           ///< empty: a new one
    QString name;         ///< 1 to 80 characters
    QString kind;         ///< reindex, vacuum, analyze
    QStringList objects;  ///< as in MaintenanceJob
    QString cron;         ///< five fields, UTC
    bool quiet = false;   ///< starts on its schedule in quiet hours only
    bool enabled = true;
};
struct MaintenanceRun {
    QString id, job;
    Message what;  ///< name of the job
    QString state, by, console;
    QStringList objects;
    QDateTime wanted, started, finished;
    qint64 bytesFreed = 0, rows = 0;
    Message result;
};
struct MaintenancePlan {
    QStringList statements;
    qint64 bytesNow = 0, bytesAfter = 0, rows = 0, extraBytes = 0;
    std::optional<double> seconds;  ///< by earlier runs
    std::vector<Message> warnings;
    int openTransactions = 0;  ///< that a rebuild waits for
    std::optional<qint64> oldestTransactionMs, freeBytes;
};
struct DatabaseSeries {
    std::vector<qint64> at;
    std::vector<double> bytes, forecast;
};

/// Care of the workspace's database. Errors: NO_STATISTICS (pg_stat_statements is missing), INDEX_UNKNOWN,
/// TABLE_UNKNOWN, JOB_UNKNOWN, JOB_RUNNING, JOB_DECLARED, DISK_FULL, BAD_VALUE.
class DatabaseQueries {
public:
    virtual ~DatabaseQueries() = default;
    virtual QFuture<Expected<DatabaseSummary>> summary() = 0;
    virtual QFuture<Expected<std::vector<DatabaseTable>>> tables() = 0;
    virtual QFuture<Expected<std::vector<DatabaseIndex>>> indexes() = 0;
    /// Slowest mean first. Empty: at most 20 above 100 ms; else at most 20 whose text matches the pattern of LIKE.
    virtual QFuture<Expected<std::vector<SlowQuery>>> slowQueries(const QString& like) = 0;
    virtual QFuture<Expected<std::vector<LoggedQuery>>> slowLog(int most) = 0;  ///< newest first
    virtual QFuture<Expected<std::vector<DatabaseConnection>>> connections() = 0;
    virtual QFuture<Expected<DatabaseSeries>> series(const QDateTime& from, const QDateTime& to) = 0;
    virtual QFuture<Expected<std::vector<MaintenanceJob>>> jobs() = 0;
    virtual QFuture<Expected<Done>> setJob(const QString& id, bool enabled, const QString& cron) = 0;
    virtual QFuture<Expected<QString>> putJob(const OwnJob& job) = 0;  ///< adds or changes it; its ID
    virtual QFuture<Expected<Done>> removeJob(const QString& id) = 0;  ///< an added one, with the history of its runs
    virtual QFuture<Expected<std::vector<MaintenanceRun>>> runs(const QString& job, int most) = 0;  ///< newest first
    /// `job` may also be a kind of an added job.
    virtual QFuture<Expected<MaintenancePlan>> plan(const QString& job, const QStringList& objects) = 0;
    /// Objects are schema.name; empty: all that need it. The console with the lease begins within seconds; progress is
    /// in jobs(). The answer is the number of the run.
    virtual QFuture<Expected<QString>> run(const QString& job, const QStringList& objects) = 0;
    virtual QFuture<Expected<Done>> addToNext(const QString& job, const QStringList& objects) = 0;
    virtual QFuture<Expected<Done>> stop(const QString& job) = 0;
};

QJsonObject toJson(const DatabaseSummary&);
QJsonObject toJson(const DatabaseTable&);
QJsonObject toJson(const DatabaseIndex&);
QJsonObject toJson(const SlowQuery&);
QJsonObject toJson(const LoggedQuery&);
QJsonObject toJson(const DatabaseConnection&);
QJsonObject toJson(const MaintenanceJob&);
QJsonObject toJson(const MaintenanceRun&);
QJsonObject toJson(const MaintenancePlan&);

}  // namespace signalbox
