// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/database_queries.h"

namespace signalbox::test {

/// The database of the picture: three bloated indexes, one unused, six jobs of which one runs, and a forecast. What
/// callers ask for is recorded.
class ScriptedDatabase : public DatabaseQueries {
public:
    explicit ScriptedDatabase(const QDateTime& now = QDateTime::currentDateTimeUtc());

    std::optional<Error> failWith;       ///< error of every question
    std::optional<Error> refuseChanges;  ///< error of run(), setJob(), putJob(), removeJob() and addToNext()
    std::vector<MaintenanceJob> jobRows;
    std::vector<DatabaseIndex> indexRows;
    QStringList ran, added, stopped, planned;  ///< "reindex a.b c.d"
    struct Change {
        QString job;
        bool enabled;
        QString cron;
    };
    std::vector<Change> changes;
    std::vector<OwnJob> put;
    QStringList removed;
    std::vector<LoggedQuery> logged;
    std::vector<MaintenanceRun> runRows;

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
    template <class T>
    QFuture<Expected<T>> answer(T value) const;

    QDateTime m_now;
};

}  // namespace signalbox::test
