// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/object_models.h"

#include <limits>

#include "database/database_words.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

ColumnSpec column(const char* id, const QString& title, CellKind kind, int width, bool stretch = false, int drop = 0,
                  const QString& tip = {})
{
    return {QLatin1String(id), title, kind, width, stretch, drop, true, tip};
}

ColumnSpec checks()
{
    return column("selected", {}, CellKind::Text, 36);
}

QString spoken(double ms)
{
    return format::milliseconds(ms);
}

}  // namespace

IndexModel::IndexModel(QObject* parent)
    : CellModel<DatabaseIndex>(
          {checks(), column("index", tr("Index"), CellKind::Text, 150, true),
           column("table", tr("Table"), CellKind::Text, 138, false, 2),
           column("size", tr("Size"), CellKind::Number, 76), column("scans", tr("Scans"), CellKind::Number, 92),
           column("bloat", tr("Bloat"), CellKind::Number, 60, false, 0, tr("Size ÷ (40 bytes × rows)")),
           column("verdict", tr("Verdict"), CellKind::State, 196)},
          parent)
{
}

void IndexModel::setSince(const QDateTime& since)
{
    if (since == m_since)
        return;
    m_since = since;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, int(Column::Verdict)), index(rowCount() - 1, int(Column::Verdict)));
}

QString IndexModel::key(const DatabaseIndex& index) const
{
    return placeOf(index);
}

Cell IndexModel::cellOf(const DatabaseIndex& index, int column) const
{
    switch (Column(column)) {
        case Column::Check:
            return {};
        case Column::Index:
            return {format::safe(index.name), {}, placeOf(index)};
        case Column::Table:
            return textCell(index.schema + u'.' + index.table, Ink::Secondary);
        case Column::Size:
            return sizeCell(index.bytes);
        case Column::Scans:
            return countCell(index.scans, index.usage == "UNUSED"_L1 && !index.isConstraint ? std::optional(Ink::Warn)
                                                                                            : std::nullopt);
        case Column::Bloat:
            return {ratioText(index.bloat), index.bloat.value_or(-1), index.bloat.value_or(-1),
                    index.isBloated ? std::optional(Ink::Warn) : std::nullopt};
        case Column::Verdict:
            return {indexVerdict(index, m_since), indexSeverity(index), {}, {}, indexSign(index)};
    }
    return {};
}

TableModel::TableModel(QObject* parent)
    : CellModel<DatabaseTable>(
          {checks(), column("table", tr("Table"), CellKind::Text, 200, true),
           column("rows", tr("Rows"), CellKind::Number, 96), column("dead", tr("Dead rows"), CellKind::Number, 88),
           column("size", tr("Size"), CellKind::Number, 84), column("indexes", tr("Indexes"), CellKind::Number, 84),
           column("vacuumed", tr("Vacuumed"), CellKind::Text, 108, false, 2),
           column("analyzed", tr("Analyzed"), CellKind::Text, 108, false, 1),
           column("verdict", tr("Verdict"), CellKind::State, 170)},
          parent)
{
}

QString TableModel::key(const DatabaseTable& table) const
{
    return placeOf(table);
}

Cell TableModel::cellOf(const DatabaseTable& table, int column) const
{
    const QString verdict = tableVerdict(table);
    switch (Column(column)) {
        case Column::Check:
            return {};
        case Column::Table:
            return textCell(placeOf(table));
        case Column::Rows:
            return countCell(table.rows);
        case Column::Dead:
            return countCell(table.deadRows,
                             table.verdicts.contains("dead_rows"_L1) ? std::optional(Ink::Warn) : std::nullopt);
        case Column::Size:
            return sizeCell(table.bytes);
        case Column::Indexes:
            return sizeCell(table.indexBytes);
        case Column::Vacuumed:
            return clockCell(table.vacuumed);
        case Column::Analyzed:
            return clockCell(table.analyzed);
        case Column::Verdict:
            return {verdict.isEmpty() ? format::none() : verdict,
                    int(table.verdicts.size()),
                    {},
                    {},
                    verdict.isEmpty() ? State::None : State::Slow};
    }
    return {};
}

StatementModel::StatementModel(QObject* parent)
    : CellModel<SlowQuery>(
          {column("query", tr("Query"), CellKind::Mono, 320, true), column("mean", tr("Mean"), CellKind::Number, 84),
           column("max", tr("Longest"), CellKind::Number, 84, false, 1),
           column("total", tr("Total"), CellKind::Number, 92, false, 2),
           column("calls", tr("Calls"), CellKind::Number, 84),
           column("rows", tr("Rows"), CellKind::Number, 84, false, 3)},
          parent)
{
}

Cell StatementModel::cellOf(const SlowQuery& query, int column) const
{
    switch (Column(column)) {
        case Column::Query: {
            Cell cell = textCell(query.text.simplified());
            cell.tip = format::safe(query.text);
            cell.copy = query.text;
            return cell;
        }
        case Column::Mean:
            return {spoken(query.meanMs), query.meanMs, query.meanMs,
                    query.meanMs > 5'000 ? std::optional(Ink::Warn) : std::nullopt};
        case Column::Max:
            return {spoken(query.maxMs), query.maxMs, query.maxMs};
        case Column::Total:
            return {format::duration(query.totalMs / 1000), query.totalMs, query.totalMs};
        case Column::Calls:
            return countCell(query.calls);
        case Column::Rows:
            return countCell(query.rows);
    }
    return {};
}

ConnectionModel::ConnectionModel(QObject* parent)
    : CellModel<DatabaseConnection>({column("application", tr("Application"), CellKind::Text, 190),
                                     column("user", tr("User"), CellKind::Text, 130, false, 2),
                                     column("pid", tr("Process"), CellKind::Number, 72, false, 1),
                                     column("state", tr("State"), CellKind::Text, 90),
                                     column("transaction", tr("Transaction"), CellKind::Number, 92),
                                     column("since", tr("In this state"), CellKind::Number, 92, false, 3),
                                     column("waits", tr("Waits for"), CellKind::Text, 104),
                                     column("query", tr("Query"), CellKind::Mono, 240, true)},
                                    parent)
{
}

Cell ConnectionModel::cellOf(const DatabaseConnection& connection, int column) const
{
    switch (Column(column)) {
        case Column::Application:
            return textCell(connection.application);
        case Column::User:
            return textCell(connection.user, Ink::Secondary);
        case Column::Process:
            return {QString::number(connection.pid), connection.pid, connection.pid};
        case Column::State:
            return textCell(connection.state);
        case Column::Transaction:
            return millisecondsCell(connection.transactionMs);
        case Column::Since:
            return millisecondsCell(connection.stateMs);
        case Column::Waits:
            return textCell(connection.waits.isEmpty() ? format::none() : connection.waits,
                            connection.waits.isEmpty() ? std::nullopt : std::optional(Ink::Warn));
        case Column::Query: {
            Cell cell = textCell(connection.query.simplified());
            cell.tip = format::safe(connection.query);
            return cell;
        }
    }
    return {};
}

SlowLogModel::SlowLogModel(QObject* parent)
    : CellModel<LoggedQuery>(
          {column("started", tr("Started"), CellKind::Text, 104), column("took", tr("Ran for"), CellKind::Number, 84),
           column("application", tr("Application"), CellKind::Text, 160, false, 1),
           column("user", tr("User"), CellKind::Text, 130, false, 3),
           column("pid", tr("Process"), CellKind::Number, 72, false, 2),
           column("query", tr("Query"), CellKind::Mono, 340, true)},
          parent)
{
}

QString SlowLogModel::key(const LoggedQuery& query) const
{
    return format::iso(query.started) + u'/' + QString::number(query.pid);
}

Cell SlowLogModel::cellOf(const LoggedQuery& query, int column) const
{
    switch (Column(column)) {
        case Column::Started: {
            Cell cell = clockCell(query.started);
            cell.tip = format::iso(query.started);
            return cell;
        }
        case Column::Took:
            return millisecondsCell(query.tookMs);
        case Column::Application:
            return textCell(query.application);
        case Column::User:
            return textCell(query.user, Ink::Secondary);
        case Column::Process:
            return {QString::number(query.pid), query.pid, query.pid};
        case Column::Query: {
            if (query.text.isEmpty())
                return {tr("text not collected"), {}, QString(), Ink::Secondary};
            Cell cell = textCell(query.text.simplified());
            cell.tip = format::safe(query.text);
            cell.copy = query.text;
            return cell;
        }
    }
    return {};
}

RunModel::RunModel(QObject* parent)
    : CellModel<MaintenanceRun>(
          {column("job", tr("Job"), CellKind::State, 224), column("started", tr("Started"), CellKind::Text, 104),
           column("took", tr("Took"), CellKind::Number, 84), column("by", tr("By"), CellKind::Text, 104, false, 3),
           column("console", tr("Console"), CellKind::Text, 104, false, 1),
           column("objects", tr("Objects"), CellKind::Text, 150, false, 2),
           column("result", tr("Result"), CellKind::Text, 200, true)},
          parent)
{
}

Cell RunModel::cellOf(const MaintenanceRun& run, int column) const
{
    switch (Column(column)) {
        case Column::Job:
            return {format::safe(engineWords(run.what)), {}, run.job, Ink::Text, runSign(run.state), run.job};
        case Column::Started:
            return clockCell(run.started.isValid() ? run.started : run.wanted);
        case Column::Took:
            return millisecondsCell(run.started.isValid() && run.finished.isValid()
                                        ? std::optional(run.started.msecsTo(run.finished))
                                        : std::nullopt);
        case Column::By:
            return {personText(run.by)};
        case Column::Console:
            return textCell(run.console.isEmpty() ? format::none() : run.console, Ink::Secondary);
        case Column::Objects: {
            Cell cell =
                textCell(run.objects.isEmpty() ? tr("what needed it") : run.objects.join(u", "_s), Ink::Secondary);
            cell.tip = cell.shown;
            return cell;
        }
        case Column::Result: {
            const State sign = runSign(run.state);
            const QString text = runResult(run);
            return {text, {},
                    text, sign == State::Error ? Ink::Error : sign == State::Slow ? Ink::Warn : Ink::Secondary,
                    {},   text};
        }
    }
    return {};
}

MaintenanceJobModel::MaintenanceJobModel(QObject* parent)
    : CellModel<MaintenanceJob>({column("job", tr("Job"), CellKind::State, 216),
                                 column("schedule", tr("Schedule (UTC)"), CellKind::Text, 140, false, 2),
                                 column("last", tr("Last run"), CellKind::Text, 112, false, 1),
                                 column("result", tr("Result"), CellKind::Text, 140, true),
                                 column("next", tr("Next run"), CellKind::Text, 112),
                                 column("on", tr("On", "of a switch"), CellKind::Text, 60)},
                                parent)
{
}

Cell MaintenanceJobModel::cellOf(const MaintenanceJob& job, int column) const
{
    switch (Column(column)) {
        case Column::Job:
            return {jobName(job), {}, job.id, Ink::Text, jobSign(job), job.id};
        case Column::Schedule:
            return {engineWords(job.schedule), {}, job.cron};
        case Column::Last:
            return job.running ? Cell{tr("running"), std::numeric_limits<qint64>::max()} : clockCell(job.lastRun);
        case Column::Result: {
            const bool bad = job.enabled && job.state == "failed"_L1,
                       odd = job.enabled && (job.state == "warning"_L1 || job.state == "stopped"_L1);
            const QString text = jobResult(job);
            return {text, {}, text, bad ? Ink::Error : odd ? Ink::Warn : Ink::Secondary, {}, text};
        }
        case Column::Next: {
            if (!job.enabled)
                return {format::none(), std::numeric_limits<qint64>::max()};
            Cell cell = job.nextRun.isValid() ? clockCell(job.nextRun) : Cell{tr("when needed"), qint64(0)};
            if (!job.added.isEmpty())
                cell.tip = tr("With %n added objects", nullptr, int(job.added.size()));
            return cell;
        }
        case Column::On:
            return {QString(), job.enabled, job.enabled ? tr("on") : tr("off")};
    }
    return {};
}

}  // namespace signalbox::ui
