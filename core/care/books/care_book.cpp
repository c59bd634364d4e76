// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/books/care_book.h"

#include "care/books/figures.h"
#include "care/books/size_series.h"
#include "care/books/statements.h"
#include "care/rows/object_rows.h"
#include "care/rows/own_jobs.h"
#include "care/work/slow_log.h"
#include "signalbox/literals.h"

namespace signalbox::care {

using store::Transaction;

template <class T, class F>
QFuture<Expected<T>> CareBook::readIn(F work) const
{
    return m_parts.thread->run<T>([work = std::move(work)](store::Session& session) {
        return session.read([&](Transaction& transaction) -> Expected<T> { return work(transaction); });
    });
}

template <class T, class F>
QFuture<Expected<T>> CareBook::writeIn(F work) const
{
    return m_parts.thread->run<T>([work = std::move(work)](store::Session& session) {
        return session.write([&](Transaction& transaction) -> Expected<T> { return work(transaction); });
    });
}

QFuture<Expected<DatabaseSummary>> CareBook::summary()
{
    return readIn<DatabaseSummary>([machine = m_parts.machine, server = m_parts.server](Transaction& transaction) {
        DatabaseSummary summary = readSummary(transaction);
        summary.server = server;
        summary.freeBytes = machine.freeBytes();
        return summary;
    });
}

QFuture<Expected<std::vector<DatabaseTable>>> CareBook::tables()
{
    return readIn<std::vector<DatabaseTable>>([](Transaction& transaction) {
        std::vector<DatabaseTable> all;
        for (TableRow& row : readTables(transaction))
            all.push_back(std::move(row.table));
        return all;
    });
}

QFuture<Expected<std::vector<DatabaseIndex>>> CareBook::indexes()
{
    return readIn<std::vector<DatabaseIndex>>([](Transaction& transaction) {
        std::vector<DatabaseIndex> all;
        for (IndexRow& row : readIndexes(transaction))
            all.push_back(std::move(row.index));
        return all;
    });
}

QFuture<Expected<std::vector<SlowQuery>>> CareBook::slowQueries(const QString& like)
{
    return readIn<std::vector<SlowQuery>>([like, isPrivate = m_parts.server.isEmpty()](Transaction& transaction) {
        return readStatements(transaction, like, isPrivate);
    });
}

QFuture<Expected<std::vector<LoggedQuery>>> CareBook::slowLog(int most)
{
    return readIn<std::vector<LoggedQuery>>(
        [most](Transaction& transaction) { return readSlowLog(transaction, most); });
}

QFuture<Expected<std::vector<DatabaseConnection>>> CareBook::connections()
{
    return readIn<std::vector<DatabaseConnection>>(
        [](Transaction& transaction) { return readConnections(transaction); });
}

QFuture<Expected<DatabaseSeries>> CareBook::series(const QDateTime& from, const QDateTime& to)
{
    return readIn<DatabaseSeries>([from, to](Transaction& transaction) { return readSizes(transaction, from, to); });
}

QFuture<Expected<std::vector<MaintenanceJob>>> CareBook::jobs()
{
    return readIn<std::vector<MaintenanceJob>>([files = m_parts.machine.hasFiles()](Transaction& transaction) {
        std::vector<MaintenanceJob> all = readJobs(transaction, files);
        addNextRuns(transaction, all, QDateTime::currentDateTimeUtc());
        return all;
    });
}

QFuture<Expected<Done>> CareBook::setJob(const QString& id, bool enabled, const QString& cron)
{
    return writeIn<Done>([=, person = m_parts.person](Transaction& transaction) {
        return changeJob(transaction, id, enabled, cron, person);
    });
}

QFuture<Expected<QString>> CareBook::putJob(const OwnJob& job)
{
    return writeIn<QString>(
        [job, person = m_parts.person](Transaction& transaction) { return care::putJob(transaction, job, person); });
}

QFuture<Expected<Done>> CareBook::removeJob(const QString& id)
{
    return writeIn<Done>([id](Transaction& transaction) { return care::removeJob(transaction, id); });
}

QFuture<Expected<std::vector<MaintenanceRun>>> CareBook::runs(const QString& job, int most)
{
    return readIn<std::vector<MaintenanceRun>>(
        [job, most](Transaction& transaction) { return readRuns(transaction, job, most); });
}

QFuture<Expected<MaintenancePlan>> CareBook::plan(const QString& job, const QStringList& objects)
{
    return readIn<MaintenancePlan>([job, objects, machine = m_parts.machine](Transaction& transaction) {
        return planOf(transaction, machine, {0, job, objects, false});
    });
}

QFuture<Expected<QString>> CareBook::run(const QString& job, const QStringList& objects)
{
    return writeIn<QString>([job, objects, machine = m_parts.machine,
                             person = m_parts.person](Transaction& transaction) -> Expected<QString> {
        const RunOrder order{0, job, objects, false};
        const auto steps = stepsOf(transaction, machine, order);  // what is not there is refused at once
        if (!steps)
            return fail(steps.error());
        qint64 most = 0;
        for (const Step& step : *steps)
            most = step.kind == Step::Kind::Rebuild ? std::max(most, step.bytesAfter) : most;
        if (const auto allowed = machine.allows(most); !allowed && job != "log_rotation"_L1)
            return fail(allowed.error());
        return queueRun(transaction, order, person).map([](qint64 id) { return QString::number(id); });
    });
}

QFuture<Expected<Done>> CareBook::addToNext(const QString& job, const QStringList& objects)
{
    return writeIn<Done>([job, objects, machine = m_parts.machine](Transaction& transaction) -> Expected<Done> {
        if (const auto steps = stepsOf(transaction, machine, {0, job, objects, false}); !steps)
            return fail(steps.error());
        return care::addToNext(transaction, job, objects);
    });
}

QFuture<Expected<Done>> CareBook::stop(const QString& job)
{
    return writeIn<Done>([job](Transaction& transaction) { return wantStop(transaction, job); });
}

}  // namespace signalbox::care
