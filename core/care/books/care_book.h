// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "care/work/steps.h"
#include "postgres/session_thread.h"
#include "signalbox/database_queries.h"

namespace signalbox::care {

/// Reads the state of the workspace's database and its maintenance jobs, in the thread of a session. Runs are queued
/// for the console with the lease.
class CareBook : public DatabaseQueries {
public:
    struct Parts {
        std::shared_ptr<engine::SessionThread> thread;
        Machine machine;
        QString server;  ///< host; empty for the private server
        QString person;  ///< user@host, for the history
    };
    explicit CareBook(Parts parts) : m_parts(std::move(parts)) {}

    QFuture<Expected<DatabaseSummary>> summary() override;
    QFuture<Expected<std::vector<DatabaseTable>>> tables() override;
    QFuture<Expected<std::vector<DatabaseIndex>>> indexes() override;
    QFuture<Expected<std::vector<SlowQuery>>> slowQueries(const QString& like) override;
    QFuture<Expected<std::vector<LoggedQuery>>> slowLog(int most) override;
    QFuture<Expected<std::vector<DatabaseConnection>>> connections() override;
    QFuture<Expected<DatabaseSeries>> series(const QDateTime& from, const QDateTime& to) override;
    QFuture<Expected<std::vector<MaintenanceJob>>> jobs() override;
    QFuture<Expected<Done>> setJob(const QString& id, bool enabled, const QString& cron) override;
    QFuture<Expected<QString>> putJob(const OwnJob& job) override;
    QFuture<Expected<Done>> removeJob(const QString& id) override;
    QFuture<Expected<std::vector<MaintenanceRun>>> runs(const QString& job, int most) override;
    QFuture<Expected<MaintenancePlan>> plan(const QString& job, const QStringList& objects) override;
    QFuture<Expected<QString>> run(const QString& job, const QStringList& objects) override;
    QFuture<Expected<Done>> addToNext(const QString& job, const QStringList& objects) override;
    QFuture<Expected<Done>> stop(const QString& job) override;

private:
    template <class T, class F>
    QFuture<Expected<T>> readIn(F work) const;
    template <class T, class F>
    QFuture<Expected<T>> writeIn(F work) const;

    const Parts m_parts;
};

}  // namespace signalbox::care
