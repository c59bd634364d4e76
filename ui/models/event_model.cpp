// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_model.h"

#include <algorithm>

#include "models/event_cells.h"
#include "theme/fonts.h"
#include "theme/sign.h"

namespace signalbox::ui {

namespace {
QVariant inkOf(const EventRow& row, EventColumn column)
{
    if (row.pending || column == EventColumn::Tag2)
        return int(Ink::Secondary);
    return {};
}
}  // namespace

EventModel::EventModel(EventKind kind, QObject* parent)
    : QAbstractTableModel(parent),
      m_kind(kind),
      m_columns(eventColumns(kind)),
      m_feed(new EventFeed(kind,
                           {[this](const std::function<void()>& change) {
                                beginResetModel();
                                change();
                                endResetModel();
                            },
                            [this](const RowEdit& row, const std::function<void()>& change) { edit(row, change); }},
                           this))
{
}

void EventModel::edit(const RowEdit& edit, const std::function<void()>& change)
{
    const int last = edit.first + edit.count - 1;
    switch (edit.kind) {
        case RowEdit::Insert:
            beginInsertRows({}, edit.first, last);
            change();
            return endInsertRows();
        case RowEdit::Remove:
            beginRemoveRows({}, edit.first, last);
            change();
            return endRemoveRows();
        case RowEdit::Change:
            change();
            Q_EMIT dataChanged(index(edit.first, 0), index(last, columnCount() - 1));
    }
}

QString EventModel::chainOf(int row) const
{
    return eventChain(this->row(row), m_kind, m_feed->query().caip2);
}

int EventModel::columnOf(EventColumn column) const
{
    const auto it = std::find(m_columns.begin(), m_columns.end(), column);
    return it == m_columns.end() ? -1 : int(it - m_columns.begin());
}

void EventModel::setRaw(bool raw)
{
    m_raw = raw;
    const int column = columnOf(EventColumn::Value);
    if (rowCount() > 0 && column >= 0)
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_feed->pages().rowCount();
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const EventColumn column = m_columns[size_t(section)];
    if (role == ShownRole && column == EventColumn::Chain)
        return m_chainColumn;
    return columnHeader(eventColumnSpec(column, m_kind), role);
}

bool EventModel::setChainColumn(bool shown)
{
    return std::exchange(m_chainColumn, shown) != shown;
}

void EventModel::setChains(const std::vector<ChainSnapshot>& chains)
{
    for (const ChainSnapshot& chain : chains)
        m_chains.insert(chain.caip2, {chain.name, chain.mark});
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const EventRow& row = this->row(index.row());
    const EventColumn column = m_columns[size_t(index.column())];
    switch (role) {
        case Qt::DisplayRole: {
            if (column == EventColumn::Chain) {
                const QString chain = chainOf(index.row());
                const auto it = m_chains.constFind(chain);
                return it == m_chains.cend() ? chain : it->name;
            }
            return shownText(row, column, m_kind, m_raw);
        }
        case Qt::ToolTipRole:
            return tipText(row, column, m_kind);
        case KeyRole:
            return row.key;
        case CopyRole:
            return column == EventColumn::Chain ? chainOf(index.row()) : copiedText(row, column, m_kind, m_raw);
        case MarkRole:
            return column == EventColumn::Chain ? m_chains.value(chainOf(index.row())).mark : QVariant();
        case InkRole:
            return inkOf(row, column);
        case StateItemRole:
            if (row.pending && (column == EventColumn::Time || column == EventColumn::Status))
                return int(State::Starting);
            return column == EventColumn::Status && row.finalized ? QVariant(int(State::Ok)) : QVariant();
        case PendingRole:
            return row.pending;
        case IntegerRole:
        case FractionRole: {
            if (column != EventColumn::Value)
                return {};
            const auto amount = eventAmount(row, m_kind, m_raw);
            if (!amount)
                return {};
            return role == IntegerRole ? amount->integer : amount->fraction;
        }
        default:
            return {};
    }
}

}  // namespace signalbox::ui
