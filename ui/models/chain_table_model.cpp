// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chain_table_model.h"

#include <cmath>

#include "language/engine_words.h"
#include "models/chain_words.h"
#include "models/overview_totals.h"
#include "signalbox/literals.h"
#include "theme/sign.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

using Column = ChainTableModel::Column;

std::vector<ColumnSpec> chainColumns()
{
    return {
        {u"chain"_s, ChainTableModel::tr("Chain"), CellKind::Name, 220},
        {u"state"_s, ChainTableModel::tr("State"), CellKind::State, 150},
        {u"head"_s, ChainTableModel::tr("Head"), CellKind::Number, 100, false, 2},
        {u"indexed"_s, ChainTableModel::tr("Indexed"), CellKind::Number, 100, false, 3, true,
         ChainTableModel::tr("Newest block below which no block is missing")},
        {u"lag_blocks"_s, ChainTableModel::tr("Lag, blocks"), CellKind::Number, 86, false, 4},
        {u"lag"_s, ChainTableModel::tr("Lag"), CellKind::Number, 94},
        {u"rows"_s, ChainTableModel::tr("Rows/s"), CellKind::Number, 68},
        {u"queue"_s, ChainTableModel::tr("Queue"), CellKind::Number, 72, false, 1},
        {u"lag_line"_s, ChainTableModel::tr("Lag, last 1 h"), CellKind::Sparkline, 104, false, 5},
        {u"estimate"_s, ChainTableModel::tr("Estimate"), CellKind::Progress, 190, true},
    };
}

QVariant heightCell(const std::optional<Height>& value, int role)
{
    if (role == Qt::DisplayRole)
        return value ? QVariant(format::number(*value)) : QVariant(format::none());
    if (role == SortRole)
        return value.value_or(-1);
    if (role == CopyRole)
        return value ? QString::number(*value) : QString();
    return {};
}

QVariant quantity(const QString& text, const QVariant& sort, bool zero, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return text;
        case SortRole:
            return sort;
        case InkRole:
            return zero ? QVariant(int(Ink::Muted)) : QVariant();
        default:
            return {};
    }
}

QVariant nameCell(const ChainSnapshot& chain, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return format::safe(chain.name);
        case NoteRole:
            return chain.caip2;
        case MarkRole:
            return chain.mark;
        case SortRole:
            return chain.name.toLower();
        case CopyRole:
            return chain.name;
        default:
            return {};
    }
}

QVariant stateCell(const ChainSnapshot& chain, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return chainStateText(chain);
        case StateItemRole:
            return int(stateOf(chain.state));
        case SortRole:
            return severity(chain.state);  // worst first when descending
        case Qt::ToolTipRole:
            return chain.failure ? QVariant(engineWords(chain.failure->error)) : QVariant();
        default:
            return {};
    }
}

QVariant lagCell(const ChainSnapshot& chain, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return lagText(chain);
        case SortRole:
            return chain.lagSeconds.value_or(-1);
        case InkRole:
            return int(lagInk(chain.state));
        default:
            return {};
    }
}

QVariant estimateCell(const ChainSnapshot& chain, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            if (!chain.live && !chain.head)
                return format::none();  // nothing was ever known
            return chain.live ? chainEstimateText(chain) : ChainTableModel::tr("last known");
        case ShareRole:
            return chain.live && chain.state == ChainState::Backfill ? QVariant(chain.done) : QVariant();
        case SortRole:
            return chain.remainingSeconds.value_or(chain.state == ChainState::Ok ? 0 : 1e18);
        case InkRole:
            if (chain.state == ChainState::Error)
                return int(Ink::Error);
            return chain.state == ChainState::Backfill || chain.state == ChainState::Slow ? int(Ink::Text)
                                                                                          : int(Ink::Secondary);
        case Qt::ToolTipRole:
            return chain.failure ? QVariant(engineWords(chain.failure->error)) : QVariant();
        default:
            return {};
    }
}

State sparkState(ChainState state)
{
    return state == ChainState::Slow || state == ChainState::Error ? stateOf(state) : State::Ok;
}

}  // namespace

ChainTableModel::ChainTableModel(QObject* parent) : RowModel<ChainRow>(chainColumns(), parent) {}

void ChainTableModel::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    std::vector<ChainRow> rows;
    for (const ChainSnapshot& chain : snapshot.chains)
        if (m_deleted || chain.state != ChainState::Deleted)
            rows.push_back({chain, m_lag.value(chain.caip2)});
    setRows(std::move(rows));
}

void ChainTableModel::setLagSeries(const std::vector<Series>& series)
{
    m_lag.clear();
    for (const Series& each : series) {
        std::vector<double> line;
        for (const double seconds : each.value)
            line.push_back(std::isnan(seconds) ? seconds : lagSpark(seconds));
        m_lag.insert(each.caip2, std::move(line));
    }
    std::vector<ChainRow> rows = this->rows();
    for (ChainRow& row : rows)
        row.lag = m_lag.value(row.chain.caip2);
    setRows(std::move(rows));
}

void ChainTableModel::setDeletedShown(bool shown)
{
    m_deleted = shown;
}

int ChainTableModel::dropLevel(int room)
{
    const std::vector<ColumnSpec> columns = chainColumns();
    int level = 0;
    for (; level < 4; ++level) {
        int needed = 0;
        for (const ColumnSpec& column : columns)
            needed += column.dropOrder == 0 || column.dropOrder > level ? column.width : 0;
        if (needed <= room * 1.03)  // a little is given by the stretching one
            break;
    }
    return level;
}

int ChainTableModel::countOf(ChainState state) const
{
    return int(
        std::count_if(rows().begin(), rows().end(), [state](const ChainRow& row) { return row.chain.state == state; }));
}

QVariant ChainTableModel::cell(const ChainRow& row, int column, int role) const
{
    const ChainSnapshot& chain = row.chain;
    switch (Column(column)) {  // no default: a new column makes the compiler name this place
        case Column::Chain:
            return nameCell(chain, role);
        case Column::State:
            return stateCell(chain, role);
        case Column::Head:
            return heightCell(chain.head, role);
        case Column::Indexed:
            return heightCell(chain.indexed, role);
        case Column::LagBlocks:
            return chain.indexed || chain.lagBlocks > 0
                       ? quantity(format::number(chain.lagBlocks), chain.lagBlocks, false, role)
                       : quantity(format::none(), -1, true, role);
        case Column::Lag:
            return lagCell(chain, role);
        case Column::Rows:
            return chain.live ? quantity(format::rate(chain.rowsPerSecond), chain.rowsPerSecond,
                                         chain.rowsPerSecond <= 0, role)
                              : quantity(format::none(), -1.0, true, role);
        case Column::Queue:
            return chain.live ? quantity(format::number(chain.queueDepth), chain.queueDepth, false, role)
                              : quantity(format::none(), qint64(-1), true, role);
        case Column::LagLine:
            if (role == SparkRole)
                return row.lag.empty() ? QVariant()
                                       : QVariant::fromValue(SparkData{row.lag, lagSparkMin, lagSparkMax,
                                                                       int(sparkState(chain.state))});
            if (role == SortRole)
                return chain.lagSeconds.value_or(-1);
            return role == Qt::DisplayRole && row.lag.empty() ? QVariant(format::none()) : QVariant();
        case Column::Estimate:
            return estimateCell(chain, role);
    }
    return {};
}

bool ChainTableModel::same(const ChainRow& a, const ChainRow& b) const
{
    if (a.lag.size() != b.lag.size() || !std::equal(a.lag.begin(), a.lag.end(), b.lag.begin(), [](double x, double y) {
            return x == y || (std::isnan(x) && std::isnan(y));
        }))
        return false;
    for (int column = 0; column < columnCount(); ++column)
        for (const int role :
             {int(Qt::DisplayRole), int(NoteRole), int(StateItemRole), int(InkRole), int(ShareRole), int(MarkRole)})
            if (cell(a, column, role) != cell(b, column, role))
                return false;
    return true;
}

}  // namespace signalbox::ui
