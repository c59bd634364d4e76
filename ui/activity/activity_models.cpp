// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/activity_models.h"

#include <QFileInfo>

#include "language/engine_words.h"
#include "models/chain_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

QVariant timeCell(const QDateTime& at, int role)
{
    if (role == Qt::DisplayRole)
        return at.isValid() ? format::time(at) : format::none();
    if (role == SortRole)
        return at.isValid() ? at.toMSecsSinceEpoch() : 0;
    if (role == CopyRole || role == Qt::ToolTipRole)
        return at.isValid() ? QVariant(format::iso(at)) : QVariant();
    return role == InkRole ? QVariant(int(Ink::Secondary)) : QVariant();
}

QVariant textCell(const QString& text, int role)
{
    if (role == Qt::DisplayRole)
        return text;
    return role == Qt::ToolTipRole && !text.isEmpty() ? QVariant(text) : QVariant();
}

template <class Model>
void announceAll(Model* model)
{
    if (model->rowCount() > 0)
        Q_EMIT model->dataChanged(model->index(0, 0), model->index(model->rowCount() - 1, model->columnCount() - 1));
}

QVariant markCell(const ChainNames& names, const QString& caip2)
{
    const int mark = names.mark(caip2);
    return mark > 0 ? QVariant(mark) : QVariant();
}

QVariant chainCell(const ChainNames& names, const QString& caip2, int role)
{
    if (role == Qt::DisplayRole)
        return caip2.isEmpty() ? format::none() : names.name(caip2);
    if (role == MarkRole)
        return markCell(names, caip2);
    return role == CopyRole || (role == Qt::ToolTipRole && !caip2.isEmpty()) ? QVariant(caip2) : QVariant();
}

}  // namespace

JobModel::JobModel(QObject* parent)
    : RowModel({{u"job"_s, tr("Job"), CellKind::Name, 210},
                {u"state"_s, tr("State"), CellKind::State, 100},
                {u"progress"_s, tr("Progress"), CellKind::Progress, 150},
                {u"rate"_s, tr("Rate"), CellKind::Number, 76, false, 2, true, tr("Per second")},
                {u"left"_s, tr("Time left"), CellKind::Number, 100},
                {u"remark"_s, tr("Details"), CellKind::Text, 240, true},
                {u"by"_s, tr("Started by"), CellKind::Text, 130, false, 1},
                {u"started"_s, tr("Started"), CellKind::Text, 150, false, 3}},
               parent)
{
}

void JobModel::setNames(const ChainNames& names)
{
    if (m_names.all == names.all)
        return;
    m_names = names;
    announceAll(this);
}

QVariant JobModel::cell(const JobLine& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Job:
            if (role == Qt::DisplayRole)
                return row.command ? verbText(row.command->verb, m_names.name(row.command->target))
                                   : tr("Export to %1").arg(format::safe(QFileInfo(row.exported->file).fileName()));
            if (role == MarkRole)
                return row.command ? markCell(m_names, row.command->target) : QVariant();
            if (role == Qt::ToolTipRole)
                return row.command ? row.command->target : row.exported->file;
            return role == StrongRole ? QVariant(row.isRunning()) : QVariant();
        case Column::State:
            if (role == Qt::DisplayRole)
                return row.stateWord();
            return role == StateItemRole ? QVariant(int(row.sign())) : QVariant();
        case Column::Progress: {
            const double share = row.share();
            if (role == Qt::DisplayRole)
                return share < 0 ? QString() : format::share(share);
            if (role == SortRole)
                return share;
            const bool drawn = row.isRunning() || share > 0;
            return role == ShareRole && drawn ? QVariant(share) : QVariant();
        }
        case Column::Rate:
            if (role == Qt::DisplayRole)
                return row.rate() > 0 ? format::rate(row.rate()) : format::none();
            return role == SortRole ? QVariant(row.rate()) : QVariant();
        case Column::Left: {
            const auto left = row.remainingSeconds();
            if (role == Qt::DisplayRole)
                return left ? format::estimate(*left) : format::none();
            return role == SortRole ? QVariant(left.value_or(1e18)) : QVariant();
        }
        case Column::Remark:
            return textCell(row.outcome(), role);
        case Column::By:
            return textCell(!row.command                    ? tr("this window")
                            : row.command->person.isEmpty() ? format::safe(row.command->actor)
                                                            : format::safe(row.command->person),
                            role);
        case Column::Started: {
            if (!row.command)
                return role == Qt::DisplayRole ? QVariant(format::none()) : QVariant();
            return timeCell(row.command->startedAt.isValid() ? row.command->startedAt : row.command->createdAt, role);
        }
    }
    return {};
}

AuditModel::AuditModel(QObject* parent)
    : RowModel({{u"time"_s, tr("Time"), CellKind::Text, 150},
                {u"what"_s, tr("Action"), CellKind::Name, 210},
                {u"outcome"_s, tr("Outcome"), CellKind::State, 100},
                {u"who"_s, tr("Operator"), CellKind::Text, 150},
                {u"role"_s, tr("Database role"), CellKind::Text, 130, false, 1},
                {u"console"_s, tr("Console"), CellKind::Text, 150, false, 1},
                {u"took"_s, tr("Duration"), CellKind::Number, 90, false, 2},
                {u"remark"_s, tr("Details"), CellKind::Text, 240, true},
                {u"number"_s, tr("Command ID"), CellKind::Number, 80, false, 3}},
               parent)
{
}

void AuditModel::setNames(const ChainNames& names)
{
    if (m_names.all == names.all)
        return;
    m_names = names;
    announceAll(this);
}

QString AuditModel::key(const CommandStatus& row) const
{
    return row.id > 0 ? QString::number(row.id) : row.request.toString();
}

QVariant AuditModel::cell(const CommandStatus& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Time:
            return timeCell(row.createdAt, role);
        case Column::What:
            if (role == Qt::DisplayRole)
                return verbText(row.verb, m_names.name(row.target));
            if (role == MarkRole)
                return markCell(m_names, row.target);
            if (role == CopyRole)
                return QString(QLatin1String(name(row.verb)) + QLatin1Char(' ') + row.target).trimmed();
            return role == Qt::ToolTipRole && !row.target.isEmpty() ? QVariant(row.target) : QVariant();
        case Column::Outcome:
            if (role == Qt::DisplayRole)
                return commandWord(row.state);
            if (role == CopyRole)
                return QLatin1String(name(row.state));
            return role == StateItemRole ? QVariant(int(commandSign(row.state))) : QVariant();
        case Column::Who:
            return textCell(row.person.isEmpty() ? format::none() : format::safe(row.person), role);
        case Column::Role:
            return textCell(format::safe(row.actor), role);
        case Column::Console:
            return textCell(format::safe(row.console), role);
        case Column::Took: {
            const bool known = row.startedAt.isValid() && row.finishedAt.isValid();
            const double seconds = known ? double(row.startedAt.msecsTo(row.finishedAt)) / 1000 : -1;
            if (role == Qt::DisplayRole)
                return seconds < 0   ? format::none()
                       : seconds < 1 ? format::milliseconds(seconds * 1000)
                                     : format::duration(seconds);
            return role == SortRole ? QVariant(seconds) : QVariant();
        }
        case Column::Remark:
            return textCell(commandOutcome(row), role);
        case Column::Number:
            if (role == Qt::DisplayRole)
                return row.id > 0 ? QString::number(row.id) : format::none();
            return role == SortRole ? QVariant(row.id) : QVariant();
    }
    return {};
}

AlertModel::AlertModel(QObject* parent)
    : RowModel({{u"state"_s, tr("State"), CellKind::State, 130},
                {u"kind"_s, tr("Kind"), CellKind::Text, 140},
                {u"chain"_s, tr("Chain"), CellKind::Name, 120},
                {u"text"_s, tr("Message"), CellKind::Text, 300, true},
                {u"since"_s, tr("Since"), CellKind::Text, 110},
                {u"last"_s, tr("Last seen"), CellKind::Text, 110, false, 2, false},
                {u"count"_s, tr("Count"), CellKind::Number, 70},
                {u"until"_s, tr("Ended"), CellKind::Text, 110, false, 1},
                {u"acknowledged"_s, tr("Acknowledged"), CellKind::Text, 130, false, 1}},
               parent)
{
}

void AlertModel::setNames(const ChainNames& names)
{
    if (m_names.all == names.all)
        return;
    m_names = names;
    announceAll(this);
}

QVariant AlertModel::cell(const AlertRow& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::State: {
            const bool open = isOpen(row), error = row.severity == u"error"_s;
            const bool info = row.severity == u"info"_s;
            if (role == Qt::DisplayRole)
                return !open                          ? tr("ended", "state of an alert")
                       : row.acknowledgedAt.isValid() ? tr("acknowledged", "state of an alert")
                       : isMuted(row)                 ? tr("muted", "state of an alert")
                       : error                        ? tr("error", "state of an alert")
                       : info                         ? tr("info", "state of an alert")
                                                      : tr("warning", "state of an alert");
            if (role == SortRole)  // unread errors first
                return (open ? 0 : 8) + (isUnread(row) ? 0 : 4) + (error ? 0 : info ? 2 : 1);
            if (role == StateItemRole)
                return int(!open          ? State::Ok
                           : isMuted(row) ? State::Paused
                           : error        ? State::Error
                           : info         ? State::Info
                                          : State::Slow);
            return role == StrongRole ? QVariant(isUnread(row)) : QVariant();
        }
        case Column::Kind:
            if (role == CopyRole)
                return row.kind;
            return textCell(alertKindText(row.kind), role);
        case Column::Chain:
            return chainCell(m_names, row.caip2, role);
        case Column::Text:
            return textCell(engineWords(row.text), role);
        case Column::Since:
            return timeCell(row.since, role);
        case Column::Last:
            return timeCell(row.lastAt, role);
        case Column::Count:
            return role == Qt::DisplayRole || role == SortRole ? QVariant(row.count) : QVariant();
        case Column::Until:
            return timeCell(row.until, role);
        case Column::Acknowledged:
            if (role == Qt::DisplayRole)
                return row.acknowledgedAt.isValid() ? format::safe(row.acknowledgedBy)
                       : isMuted(row)               ? tr("muted until %1").arg(format::clock(row.mutedUntil))
                                                    : format::none();
            return role == Qt::ToolTipRole && row.acknowledgedAt.isValid() ? QVariant(format::iso(row.acknowledgedAt))
                                                                           : QVariant();
    }
    return {};
}

LogModel::LogModel(QObject* parent)
    : RowModel({{u"time"_s, tr("Time"), CellKind::Mono, 110},
                {u"level"_s, tr("Level"), CellKind::State, 84},
                {u"part"_s, tr("Part"), CellKind::Text, 70, false, 1},
                {u"chain"_s, tr("Chain"), CellKind::Name, 120},
                {u"text"_s, tr("Message"), CellKind::Mono, 400, true}},
               parent)
{
}

void LogModel::setNames(const ChainNames& names)
{
    if (m_names.all == names.all)
        return;
    m_names = names;
    announceAll(this);
}

void LogModel::setEntries(const std::vector<LogEntry>& entries)
{
    std::vector<LogLine> lines;
    lines.reserve(entries.size());
    for (const LogEntry& entry : entries)
        lines.push_back({++m_next, entry});
    resetRows(std::move(lines));
}

void LogModel::append(const std::vector<LogEntry>& entries)
{
    std::vector<LogLine> lines;
    lines.reserve(entries.size());
    for (const LogEntry& entry : entries)
        lines.push_back({++m_next, entry});
    if (rows().size() + lines.size() <= kept)
        return appendRows(std::move(lines));
    std::vector<LogLine> all = rows();
    all.insert(all.end(), lines.begin(), lines.end());
    // a tenth at once: the rows below are not moved with every line
    all.erase(all.begin(), all.begin() + std::ptrdiff_t(std::min(all.size(), all.size() - kept + kept / 10)));
    setRows(std::move(all));
}

int LogModel::levelRank(const QString& level)
{
    return level == u"error"_s ? 3 : level == u"warning"_s ? 2 : level == u"debug"_s ? 0 : 1;
}

QVariant LogModel::cell(const LogLine& row, int column, int role) const
{
    const LogEntry& entry = row.entry;
    switch (Column(column)) {
        case Column::Time:
            if (role == Qt::DisplayRole) {
                const QDateTime shown = shownTime(entry.at);
                return shown.date() == shownTime(QDateTime::currentDateTimeUtc()).date()
                           ? shown.toString(u"HH:mm:ss.zzz"_s)
                           : shown.toString(u"MM-dd HH:mm:ss"_s);
            }
            return role == InkRole ? QVariant(int(Ink::Secondary)) : timeCell(entry.at, role);
        case Column::Level:  // the log is English: people search for its words
            if (role == Qt::DisplayRole)
                return entry.level == u"warning"_s ? u"warn"_s : entry.level;
            if (role == StateItemRole)
                return int(levelRank(entry.level) == 3   ? State::Error
                           : levelRank(entry.level) == 2 ? State::Slow
                                                         : State::None);
            return {};
        case Column::Part:
            return role == InkRole ? QVariant(int(Ink::Secondary)) : textCell(entry.category, role);
        case Column::Chain:
            return chainCell(m_names, entry.caip2, role);
        case Column::Text:
            return textCell(format::safe(entry.text), role);
    }
    return {};
}

}  // namespace signalbox::ui
