// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/database_words.h"

#include <QCoreApplication>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::DatabaseWords)
};

enum class Use { NotCounted, Unused, Rarely, Occasionally, Frequently };

Use useOf(const DatabaseIndex& index)
{
    return index.usage == "NO STATISTICS"_L1       ? Use::NotCounted
           : index.usage == "UNUSED"_L1            ? Use::Unused
           : index.usage == "RARELY USED"_L1       ? Use::Rarely
           : index.usage == "OCCASIONALLY USED"_L1 ? Use::Occasionally
                                                   : Use::Frequently;
}

/// The day is enough for an older time.
QString dayText(const QDateTime& at)
{
    return format::clock(at).section(u", "_s, 0, 0);
}

QString useWord(Use use, const QDateTime& since)
{
    switch (use) {
        case Use::NotCounted:
            return since.isValid() ? Words::tr("no statistics before %1", "time").arg(dayText(since))
                                   : Words::tr("no statistics yet");
        case Use::Unused:
            return since.isValid() ? Words::tr("unused since %1").arg(dayText(since)) : Words::tr("unused");
        case Use::Rarely:
            return Words::tr("rarely used");
        case Use::Occasionally:
            return Words::tr("occasionally used");
        case Use::Frequently:
            return Words::tr("frequently used");
    }
    return {};
}

/// "64 %, 4 min left"
QString runningText(const MaintenanceJob& job)
{
    constexpr double least = 0.02;  // before, the rest is a guess
    if (job.progress <= 0)
        return Words::tr("running");
    const double seconds = double(job.lastRun.msecsTo(QDateTime::currentDateTimeUtc())) / 1000;
    if (job.progress < least || !job.lastRun.isValid() || seconds <= 0)
        return format::share(job.progress);
    return Words::tr("%1, %2 left", "share; duration")
        .arg(format::share(job.progress), format::estimate(seconds * (1 - job.progress) / job.progress));
}

bool isSuperfluous(const DatabaseIndex& index)
{
    return useOf(index) == Use::Unused && !index.isConstraint;
}

}  // namespace

QString indexVerdict(const DatabaseIndex& index, const QDateTime& since)
{
    QStringList parts;
    if (!index.isValid)
        parts << Words::tr("not valid");
    if (index.isBloated)
        parts << Words::tr("bloated");
    parts << useWord(useOf(index), since);
    return format::list(parts);
}

State indexSign(const DatabaseIndex& index)
{
    if (!index.isValid)
        return State::Error;
    if (index.isBloated || isSuperfluous(index))
        return State::Slow;
    return useOf(index) == Use::Frequently || useOf(index) == Use::Occasionally ? State::Ok : State::None;
}

int indexSeverity(const DatabaseIndex& index)
{
    return !index.isValid ? 5 : index.isBloated ? 4 : isSuperfluous(index) ? 3 : useOf(index) <= Use::Rarely ? 2 : 1;
}

QString tableVerdict(const DatabaseTable& table)
{
    QStringList parts;
    if (table.verdicts.contains("dead_rows"_L1))
        parts << Words::tr("%1 of rows dead")
                     .arg(format::share(double(table.deadRows) /
                                        double(std::max<qint64>(1, table.deadRows + table.rows))));
    if (table.verdicts.contains("stale_statistics"_L1))
        parts << Words::tr("stale statistics");
    if (table.verdicts.contains("sequential_scans"_L1))
        parts << Words::tr("mostly read without an index");
    return format::list(parts);
}

QString ratioText(const std::optional<double>& bloat)
{
    return bloat ? format::number(*bloat, 2) : format::none();
}

State runSign(const QString& state)
{
    return state == "running"_L1 || state == "queued"_L1    ? State::Backfill
           : state == "failed"_L1                           ? State::Error
           : state == "warning"_L1 || state == "stopped"_L1 ? State::Slow
           : state == "done"_L1                             ? State::True
                                                            : State::None;
}

QString runResult(const MaintenanceRun& run)
{
    if (run.state == "running"_L1)
        return Words::tr("running");
    if (run.state == "queued"_L1)
        return Words::tr("queued");
    return run.result.isEmpty() ? format::none() : engineWords(run.result);
}

QString personText(const QString& by)
{
    return by == "schedule"_L1 ? Words::tr("schedule", "started by") : format::safe(by);
}

State jobSign(const MaintenanceJob& job)
{
    if (job.running || job.state == "queued"_L1)
        return State::Backfill;
    if (!job.enabled)
        return State::Paused;
    return runSign(job.state);
}

QString jobKindWord(const QString& kind)
{
    return kind == "reindex"_L1   ? Words::tr("Rebuild indexes")
           : kind == "analyze"_L1 ? Words::tr("Analyze tables")
                                  : Words::tr("Vacuum and analyze tables");
}

QString quietText(const QString& hours)
{
    return QString(hours).replace(u'-', u'–');
}

QString jobName(const MaintenanceJob& job)
{
    return job.own ? format::safe(engineWords(job.what)) : engineWords(job.what);
}

QString disabledText(const MaintenanceJob& job)
{
    if (!job.changedAt.isValid())
        return Words::tr("disabled");
    return job.changedBy.isEmpty() ? Words::tr("disabled since %1", "time").arg(format::clock(job.changedAt))
                                   : Words::tr("disabled by %1 since %2", "person, time")
                                         .arg(format::safe(job.changedBy), format::clock(job.changedAt));
}

QString jobResult(const MaintenanceJob& job)
{
    if (job.running)
        return runningText(job);
    if (job.state == "queued"_L1)
        return Words::tr("queued");
    if (!job.enabled)
        return disabledText(job);
    return job.result.isEmpty() ? format::none() : engineWords(job.result);
}

}  // namespace signalbox::ui
