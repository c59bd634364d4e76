// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_table_model.h"

#include <cmath>

#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "widgets/chart_data.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

using Column = QueueTableModel::Column;
constexpr int sparkPoints = 90;

std::vector<ColumnSpec> queueColumns()
{
    const auto number = [](const char* id, const QString& title, int width, int drop, bool shown = true,
                           const QString& tip = {}) {
        return ColumnSpec{QLatin1String(id), title, CellKind::Number, width, false, drop, shown, tip};
    };
    return {
        {u"chain"_s, QueueTableModel::tr("Chain"), CellKind::Name, 190},
        {u"state"_s, QueueTableModel::tr("State"), CellKind::State, 112},
        number("pending", QueueTableModel::tr("Pending"), 84, 0, true,
               QueueTableModel::tr("Items that wait for a batch")),
        number("in_work", QueueTableModel::tr("In work"), 80, 3),
        number("retrying", QueueTableModel::tr("Retrying"), 84, 4, false,
               QueueTableModel::tr("Items that wait for a retry after an error")),
        number("failed", QueueTableModel::tr("Failed"), 76, 0, false,
               QueueTableModel::tr("Items whose attempts are used up")),
        number("done_per_s", QueueTableModel::tr("Done/s"), 80, 0),
        number("errors_per_h", QueueTableModel::tr("Errors/h"), 80, 0, true,
               QueueTableModel::tr("Failed attempts in the last hour")),
        number("p95_ms", QueueTableModel::tr("p95"), 80, 2, true,
               QueueTableModel::tr("95 % of the items took at most this long to process")),
        number("oldest_ms", QueueTableModel::tr("Oldest"), 96, 0, true, QueueTableModel::tr("Age of the oldest item")),
        {u"depth_line"_s, QueueTableModel::tr("Depth, last 1 h"), CellKind::Sparkline, 112, false, 1},
        {u"reason"_s, QueueTableModel::tr("Reason"), CellKind::Text, 200, true},
    };
}

QVariant figure(qint64 value, int role, std::optional<Ink> ink = {})
{
    switch (role) {
        case Qt::DisplayRole:
            return format::number(value);
        case SortRole:
        case CopyRole:
            return value;
        case InkRole:
            return ink ? QVariant(int(*ink)) : QVariant();
        default:
            return {};
    }
}

QVariant milliseconds(const std::optional<double>& ms, const QString& text, int role, std::optional<Ink> ink = {})
{
    switch (role) {
        case Qt::DisplayRole:
            return text;
        case SortRole:
            return ms.value_or(-1);
        case CopyRole:
            return ms ? QVariant(*ms) : QVariant(QString());
        case InkRole:
            return ink ? QVariant(int(*ink)) : QVariant();
        default:
            return {};
    }
}

QVariant nameCell(const QueueRow& row, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return format::safe(row.queue.chain);
        case NoteRole:
            return row.queue.caip2;
        case MarkRole:
            return row.mark;
        case SortRole:
            return row.queue.chain.toLower();
        case CopyRole:
            return row.queue.chain;
        default:
            return {};
    }
}

QVariant stateCell(const BalanceQueue& queue, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return queueWord(queue);
        case StateItemRole:
            return int(queueSign(queue));
        case SortRole:
            return queueSeverity(queue);
        case Qt::ToolTipRole:
            return queueReasons(queue);
        default:
            return {};
    }
}

QVariant reasonCell(const BalanceQueue& queue, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return queueReason(queue);
        case InkRole:
            return int(queue.state == QueueState::Errors || (queue.reasons.empty() && queue.failed > 0) ? Ink::Error
                       : queue.state == QueueState::Delayed                                             ? Ink::Warn
                                                            : Ink::Secondary);
        case Qt::ToolTipRole:
        case CopyRole:
            return queueReasons(queue);
        default:
            return {};
    }
}

QVariant depthCell(const QueueRow& row, int role)
{
    if (role == SparkRole && !row.depth.empty()) {
        const State sign = queueSign(row.queue);
        return QVariant::fromValue(
            SparkData{row.depth, 0, row.deepest, int(sign == State::Slow || sign == State::Error ? sign : State::Ok)});
    }
    if (role == SortRole)
        return row.queue.pending;
    return role == Qt::DisplayRole && row.depth.empty() ? QVariant(format::none()) : QVariant();
}

}  // namespace

QueueTableModel::QueueTableModel(QObject* parent) : RowModel<QueueRow>(queueColumns(), parent) {}

void QueueTableModel::renew()
{
    std::vector<QueueRow> rows;
    for (const BalanceQueue& queue : m_queues)
        rows.push_back({queue, m_marks.value(queue.caip2), m_depths.value(queue.caip2), m_deepest});
    setRows(std::move(rows));
}

void QueueTableModel::setQueues(const std::vector<BalanceQueue>& queues)
{
    m_queues = queues;
    renew();
}

void QueueTableModel::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    QHash<QString, int> marks;
    for (const ChainSnapshot& chain : snapshot.chains)
        marks.insert(chain.caip2, chain.mark);
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    renew();
}

/// Logarithmic, so that a deep and a shallow queue can both be read on one scale.
void QueueTableModel::setDepths(const std::vector<QueueSeries>& lastHour)
{
    m_depths.clear();
    m_deepest = 1;
    for (const QueueSeries& each : lastHour) {
        std::vector<qint64> at = each.at;
        std::vector<double> line = each.pending;
        decimate(at, line, sparkPoints);
        for (double& value : line) {
            value = std::isfinite(value) ? std::log10(1 + std::max(0.0, value)) : value;
            if (std::isfinite(value))
                m_deepest = std::max(m_deepest, value);
        }
        m_depths.insert(each.caip2, std::move(line));
    }
    renew();
}

QStringList QueueTableModel::totals() const
{
    if (m_queues.empty())
        return {};
    const QueueTotals sum = QueueTotals::of(m_queues);
    QStringList texts;
    for (int column = 0; column < columnCount(); ++column)
        texts << QString();
    const auto put = [&](Column column, const QString& text) { texts[int(column)] = text; };
    put(Column::Chain, tr("All %n chains", nullptr, sum.chains));
    put(Column::Pending, format::number(sum.pending));
    put(Column::Working, format::number(sum.processing));
    put(Column::Retrying, format::number(sum.retrying));
    put(Column::Failed, format::number(sum.failed));
    put(Column::Done, format::rate(sum.donePerSecond));
    put(Column::Errors, format::number(sum.errorsLastHour));
    put(Column::Oldest, queueAge(sum.oldest));
    return texts;
}

QVariant QueueTableModel::cell(const QueueRow& row, int column, int role) const
{
    const BalanceQueue& queue = row.queue;
    const std::optional<Ink> bad = queue.state == QueueState::Errors ? Ink::Error : Ink::Warn, plain;
    switch (Column(column)) {
        case Column::Chain:
            return nameCell(row, role);
        case Column::State:
            return stateCell(queue, role);
        case Column::Pending:
            return figure(queue.pending, role, hasReason(queue, QueueState::HighLoad) ? Ink::Info : plain);
        case Column::Working:
            return figure(queue.processing, role);
        case Column::Retrying:
            return figure(queue.retrying, role, queue.retrying > 0 ? Ink::Warn : plain);
        case Column::Failed:
            return figure(queue.failed, role, queue.failed > 0 ? Ink::Error : plain);
        case Column::Done:
            return role == Qt::DisplayRole                ? QVariant(format::rate(queue.donePerSecond))
                   : role == SortRole || role == CopyRole ? QVariant(queue.donePerSecond)
                                                          : QVariant();
        case Column::Errors:
            return figure(queue.errorsLastHour, role, queue.errorsLastHour > 0 ? bad : plain);
        case Column::P95:
            return milliseconds(queue.p95, queue.p95 ? format::milliseconds(*queue.p95) : format::none(), role);
        case Column::Oldest:
            return milliseconds(queue.oldest ? std::optional<double>(double(*queue.oldest)) : std::nullopt,
                                queueAge(queue.oldest), role,
                                hasReason(queue, QueueState::Delayed) ? Ink::Warn : plain);
        case Column::DepthLine:
            return depthCell(row, role);
        case Column::Reason:
            return reasonCell(queue, role);
    }
    return {};
}

bool QueueTableModel::same(const QueueRow& a, const QueueRow& b) const
{
    const auto equal = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    if (a.deepest != b.deepest || !std::equal(a.depth.begin(), a.depth.end(), b.depth.begin(), b.depth.end(), equal))
        return false;
    for (int column = 0; column < columnCount(); ++column)
        for (const int role : {int(Qt::DisplayRole), int(NoteRole), int(StateItemRole), int(InkRole), int(MarkRole),
                               int(SortRole), int(Qt::ToolTipRole)})
            if (cell(a, column, role) != cell(b, column, role))
                return false;
    return true;
}

}  // namespace signalbox::ui
