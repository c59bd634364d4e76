// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/audit_cells.h"

#include "audit/audit_words.h"
#include "signalbox/literals.h"
#include "tables/columns.h"
#include "theme/fonts.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

using Column = JobTreeModel::Column;

QVariant timeCell(const QDateTime& at, int role)
{
    if (role == Qt::DisplayRole)
        return format::time(at);
    return role == CopyRole || role == Qt::ToolTipRole ? QVariant(format::iso(at)) : QVariant();
}

QVariant took(qint64 milliseconds, int role)
{
    if (role == Qt::DisplayRole)
        return format::milliseconds(double(milliseconds));
    return role == CopyRole ? QVariant(milliseconds) : QVariant();
}

}  // namespace

QVariant eventCell(const ActionJob& job, Column column, int role)
{
    switch (column) {
        case Column::What:
            switch (role) {
                case Qt::DisplayRole:
                    return format::safe(job.eventType);
                case NoteRole:
                    return eventFacts(job);
                case CopyRole:
                case Qt::ToolTipRole:
                    return job.eventId;
                case Qt::AccessibleTextRole:
                    return QString(format::safe(job.eventType) + u", "_s + eventFacts(job));
                case JobTreeModel::IconRole:
                    return u"events"_s;
                default:
                    return {};
            }
        case Column::Time:
            return timeCell(job.createdAt, role);
        case Column::Target:
        case Column::Result:
        case Column::Took:
            break;
    }
    return {};
}

QVariant jobCell(const ActionJob& job, Column column, int role)
{
    switch (column) {
        case Column::What:
            switch (role) {
                case Qt::DisplayRole:
                    return triggerName(job);
                case CopyRole:
                    return job.trigger;
                case InkRole:
                    return int(job.trigger.isEmpty() ? Ink::Secondary : Ink::Text);
                case JobTreeModel::IconRole:
                    return u"triggers"_s;
                default:
                    return {};
            }
        case Column::Target:
            switch (role) {
                case Qt::DisplayRole:
                    return format::safe(job.target);
                case CopyRole:
                    return job.target;
                case Qt::ToolTipRole:
                    return jobTitle(job);
                case JobTreeModel::IconRole:
                    return actionIcon(job.type);
                default:
                    return {};
            }
        case Column::Result:
            if (role == StateItemRole)
                return int(jobSign(job));
            if (role == Qt::ToolTipRole)
                return jobSentence(job);
            return role == Qt::DisplayRole ? QVariant(jobResult(job)) : QVariant();
        case Column::Took:
            return job.list.empty() ? QVariant() : took(job.milliseconds, role);
        case Column::Time:
            return timeCell(job.endedAt.isValid() ? job.endedAt : job.createdAt, role);
    }
    return {};
}

QVariant attemptCell(const ActionJob& job, int attempt, Column column, int role)
{
    if (attempt < 0 || attempt >= int(job.list.size()))
        return {};
    const ActionAttempt& one = job.list[size_t(attempt)];
    switch (column) {
        case Column::What:
            if (role == NoteRole)
                return one.mayHaveBeenSent ? JobTreeModel::tr("may have been sent") : attemptNote(job, attempt);
            return role == Qt::DisplayRole ? QVariant(JobTreeModel::tr("attempt %1").arg(one.number)) : QVariant();
        case Column::Result:
            if (role == StateItemRole)
                return int(attemptSign(one));
            return role == Qt::DisplayRole ? QVariant(attemptResult(one)) : QVariant();
        case Column::Took:
            return took(one.milliseconds, role);
        case Column::Time:
            return timeCell(one.at, role);
        case Column::Target:
            break;
    }
    return {};
}

bool sameRow(const ActionJob& a, const ActionJob& b)
{
    return a.state == b.state && a.attempts == b.attempts && a.list.size() == b.list.size() && a.nextTry == b.nextTry &&
           a.endedAt == b.endedAt && a.eventRetracted == b.eventRetracted && a.trigger == b.trigger &&
           a.chain == b.chain && a.reason == b.reason && a.nextTry.isNull();
}

}  // namespace signalbox::ui
