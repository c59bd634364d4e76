// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_model.h"

#include <QFontMetrics>

#include "crosschain/sync_words.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

int nameWidth(const QStringList& names, TextRole role, int beside, int least, int most)
{
    const QFontMetrics metrics(font(role));
    int wide = 0;
    for (const QString& name : names)
        wide = qMax(wide, metrics.horizontalAdvance(name));
    return qBound(least, wide + beside, most);
}

}  // namespace

void SyncModel::setMatrix(const SyncMatrix& matrix)
{
    const bool same = matrix.entities == m_matrix.entities && matrix.chains.size() == m_matrix.chains.size() &&
                      std::equal(matrix.chains.begin(), matrix.chains.end(), m_matrix.chains.begin(),
                                 [](const SyncChain& a, const SyncChain& b) { return a.caip2 == b.caip2; });
    if (!same) {
        beginResetModel();
        m_matrix = matrix;
        endResetModel();
        return;
    }
    m_matrix = matrix;
    if (rowCount() > 0 && columnCount() > 1)
        Q_EMIT dataChanged(index(0, 1), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const SyncChain* SyncModel::chain(int column) const
{
    return column >= 1 && column <= int(m_matrix.chains.size()) ? &m_matrix.chains[std::size_t(column - 1)] : nullptr;
}

const SyncCell* SyncModel::cell(const QModelIndex& index) const
{
    const SyncChain* about = index.isValid() ? chain(index.column()) : nullptr;
    if (!about)
        return nullptr;
    // Chain by chain, tables in their order: found at once, and looked for only where one is missing.
    const std::size_t at =
        std::size_t(index.column() - 1) * std::size_t(m_matrix.entities.size()) + std::size_t(index.row());
    if (at < m_matrix.cells.size() && m_matrix.cells[at].caip2 == about->caip2 &&
        m_matrix.cells[at].entity == m_matrix.entities.value(index.row()))
        return &m_matrix.cells[at];
    return m_matrix.cell(about->caip2, entity(index.row()));
}

QModelIndex SyncModel::find(const QString& caip2, const QString& entity) const
{
    const auto row = m_matrix.entities.indexOf(entity);
    for (std::size_t i = 0; i < m_matrix.chains.size(); ++i)
        if (row >= 0 && m_matrix.chains[i].caip2 == caip2)
            return index(int(row), int(i) + 1);
    return {};
}

int SyncModel::count(SyncCell::State state) const
{
    return int(std::count_if(m_matrix.cells.begin(), m_matrix.cells.end(),
                             [state](const SyncCell& cell) { return cell.state == state; }));
}

const SyncCell* SyncModel::worst(const QString& caip2) const
{
    for (const SyncCell::State state : syncWorstFirst)
        for (const SyncCell& cell : m_matrix.cells)
            if (cell.state == state && (caip2.isEmpty() || cell.caip2 == caip2))
                return &cell;
    return nullptr;
}

void SyncModel::setFilter(std::optional<SyncCell::State> state)
{
    m_filter = state;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool SyncModel::hasMatch(int row) const
{
    if (!m_filter)
        return true;
    for (int column = 1; column < columnCount(); ++column)
        if (const SyncCell* about = cell(index(row, column)); about && about->state == *m_filter)
            return true;
    return false;
}

int SyncModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.entities.size());
}

int SyncModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.chains.size()) + 1;
}

QVariant SyncModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.column() == 0)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(entity(index.row())) : QVariant();
    const SyncCell* about = cell(index);
    const SyncChain* of = chain(index.column());
    if (!about || !of)
        return {};
    switch (role) {
        case Qt::DisplayRole:
            return syncCellText(*about);
        case StateItemRole:
            return int(syncSign(about->state));
        case Qt::ToolTipRole:
            return syncTip(*about, format::safe(of->name));
        case Qt::AccessibleTextRole:
            return syncSpoken(*about, format::safe(of->name));
        case CopyRole:
            return syncSpoken(*about, of->name);
        case PaleRole:
            return m_filter && about->state != *m_filter;
        default:
            return {};
    }
}

QVariant SyncModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const SyncChain* of = chain(section);
    switch (role) {
        case Qt::DisplayRole:
            return of ? format::safe(of->name) : tr("%n tables", nullptr, rowCount());
        case Qt::AccessibleTextRole:
            return of ? tr("%1, %2: press to select all its tables").arg(format::safe(of->name), of->caip2)
                      : tr("%n tables", nullptr, rowCount());
        case Qt::ToolTipRole:
            return of ? tr("Select all tables of %1").arg(format::safe(of->name)) : QString();
        case NoteRole:
            return of ? of->caip2 : QString();
        case MarkRole:
            return of ? of->mark : 0;
        case ColumnIdRole:
            return of ? of->caip2 : u"table"_s;
        case CellKindRole:
            return int(of ? CellKind::Number : CellKind::Text);  // cut, it would be a wrong number
        case WidthRole:
            return of ? 84 : 216;
        case LeastWidthRole:  // names of tables and usual names of chains are whole; the rest scrolls
            return of ? nameWidth({of->name}, TextRole::SmallStrong, 30, 76, 120)
                      : nameWidth(m_matrix.entities, TextRole::Base, 22, 120, 220);
        case StretchRole:
            return of != nullptr;
        case ShownRole:
            return true;
        case DropOrderRole:
            return 0;
        default:
            return {};
    }
}

}  // namespace signalbox::ui
