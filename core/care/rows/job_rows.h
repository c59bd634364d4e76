// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "care/rows/job_list.h"
#include "postgres/session.h"
#include "signalbox/database_queries.h"

/// Rows of signalbox.maintenance_jobs and maintenance_runs.
namespace signalbox::care {

struct RunOrder {
    qint64 id = 0;
    QString job;
    QStringList objects;     ///< schema.name; empty: all that need it
    bool scheduled = false;  ///< `objects` are wanted beside what needs the job
    QString kind = {};       ///< what the job does; empty: to be looked up
    bool own = false;        ///< an added job: objects that are gone are a warning
};
struct RunResult {
    QString state;  ///< done, warning, failed, stopped
    Message text;
    qint64 bytesFreed = 0, rows = 0;
};

/// A job, declared or added.
struct JobSpec {
    QString id, kind;
    Message what;
    QStringList objects;  ///< of an added job
    bool own = false;
};
Expected<JobSpec> jobSpec(store::Transaction& transaction, const QString& id);  ///< JOB_UNKNOWN

QuietHours quietHours(store::Transaction& transaction);  ///< of the workspace's settings

std::vector<MaintenanceJob> readJobs(store::Transaction& transaction, bool withFiles);
/// The next runs of jobs that no console has planned yet, by their schedule.
void addNextRuns(store::Transaction& transaction, std::vector<MaintenanceJob>& jobs, const QDateTime& now);
/// Errors: JOB_UNKNOWN, BAD_VALUE. An empty `cron` restores the declared schedule; an added job keeps its own.
Expected<Done> changeJob(store::Transaction& transaction, const QString& job, bool enabled, const QString& cron,
                         const QString& by);
Expected<Done> addToNext(store::Transaction& transaction, const QString& job, const QStringList& objects);

/// The number of the run. JOB_UNKNOWN, JOB_RUNNING.
Expected<qint64> queueRun(store::Transaction& transaction, const RunOrder& order, const QString& by);
Expected<Done> wantStop(store::Transaction& transaction, const QString& job);  ///< a queued run ends at once

bool hasQueued(store::Transaction& transaction);
std::optional<RunOrder> beginNext(store::Transaction& transaction, const QString& console);
bool stopWanted(store::Transaction& transaction, qint64 run);
void putProgress(store::Transaction& transaction, qint64 run, double share);
void putResult(store::Transaction& transaction, qint64 run, const RunResult& result);
/// Runs of consoles that ended in the middle.
void closeOrphans(store::Transaction& transaction);

/// Queues the jobs whose time has come, and puts down the next times.
void queueDue(store::Transaction& transaction, const QDateTime& now, bool withFiles);

}  // namespace signalbox::care
