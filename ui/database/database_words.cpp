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

enum class Use { Unused, Rarely, Occasionally, Frequently };

Use useOf(const DatabaseIndex& index)
{
    return index.usage == "UNUSED"_L1              ? Use::Unused
           : index.usage == "RARELY USED"_L1       ? Use::Rarely
           : index.usage == "OCCASIONALLY USED"_L1 ? Use::Occasionally
                                                   : Use::Frequently;
}

QString useWord(Use use, const QDateTime& since)
{
    switch (use) {
        case Use::Unused:
            return since.isValid() ? Words::tr("unused since %1").arg(format::clock(since)) : Words::tr("unused");
        case Use::Rarely:
            return Words::tr("rarely used");
        case Use::Occasionally:
            return Words::tr("occasionally used");
        case Use::Frequently:
            return Words::tr("frequently used");
    }
    return {};
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
    return !index.isValid ? 5 : index.isBloated ? 4 : isSuperfluous(index) ? 3 : 2 - int(useOf(index)) / 2;
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

State jobSign(const MaintenanceJob& job)
{
    if (job.running || job.state == "queued"_L1)
        return State::Backfill;
    if (!job.enabled)
        return State::Paused;
    return job.state == "failed"_L1                                 ? State::Error
           : job.state == "warning"_L1 || job.state == "stopped"_L1 ? State::Slow
           : job.state == "done"_L1                                 ? State::True
                                                                    : State::None;
}

QString jobResult(const MaintenanceJob& job)
{
    if (job.running)
        return job.progress > 0 ? format::share(job.progress) : Words::tr("running");
    if (job.state == "queued"_L1)
        return Words::tr("queued");
    return job.result.isEmpty() ? format::none() : engineWords(job.result);
}

}  // namespace signalbox::ui
