// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "tables/columns.h"
#include "tables/list_updater.h"

namespace signalbox::ui {

/// A table model over a vector of values. setRows() merges: rows are identified by key(), kept rows keep their indexes,
/// and only changes are signaled. Derived classes provide columns, key() and cell().
template <class Row>
class RowModel : public QAbstractTableModel {
public:
    explicit RowModel(std::vector<ColumnSpec> columns, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_columns(std::move(columns))
    {
    }

    void setRows(std::vector<Row> rows)
    {
        Sink sink{this};
        updateList(
            m_rows, std::move(rows), [this](const Row& row) { return key(row); }, sink);
    }
    /// Replaces all rows with those of another query; views scroll to the top.
    void resetRows(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    void appendRows(std::vector<Row> rows)
    {
        if (rows.empty())
            return;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
        endInsertRows();
    }
    const std::vector<Row>& rows() const { return m_rows; }
    const Row* at(int row) const { return row >= 0 && row < int(m_rows.size()) ? &m_rows[size_t(row)] : nullptr; }
    int rowOf(const QString& wanted) const
    {
        for (size_t i = 0; i < m_rows.size(); ++i)
            if (key(m_rows[i]) == wanted)
                return int(i);
        return -1;
    }
    const std::vector<ColumnSpec>& columns() const { return m_columns; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= int(m_columns.size()))
            return {};
        return columnHeader(m_columns[size_t(section)], role);
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        const Row* row = at(index.row());
        if (!row || !index.isValid())
            return {};
        if (role == KeyRole)
            return key(*row);
        return cell(*row, index.column(), role);
    }

protected:
    virtual QString key(const Row& row) const = 0;
    virtual QVariant cell(const Row& row, int column, int role) const = 0;
    virtual bool same(const Row&, const Row&) const { return false; }  ///< equal on screen: no signal

private:
    struct Sink {
        RowModel* model;
        template <class F>
        void removeRows(int first, int last, F change)
        {
            model->beginRemoveRows({}, first, last);
            change();
            model->endRemoveRows();
        }
        template <class F>
        void insertRows(int first, int last, F change)
        {
            model->beginInsertRows({}, first, last);
            change();
            model->endInsertRows();
        }
        template <class F>
        void reorder(F change)
        {
            Q_EMIT model->layoutAboutToBeChanged();
            const QModelIndexList old = model->persistentIndexList();
            QStringList keys;
            for (const QModelIndex& index : old)
                keys << model->key(model->m_rows[size_t(index.row())]);
            change();
            QModelIndexList moved;
            for (qsizetype i = 0; i < old.size(); ++i)
                moved << model->index(model->rowOf(keys.at(i)), old.at(i).column());
            model->changePersistentIndexList(old, moved);
            Q_EMIT model->layoutChanged();
        }
        void changeRows(int first, int last)
        {
            // announced when the new values are in place: the updater has moved all of first..last by then
            Q_EMIT model->dataChanged(model->index(first, 0), model->index(last, model->columnCount() - 1));
        }
        bool same(const Row& a, const Row& b) const { return model->same(a, b); }
    };
    friend struct Sink;

    std::vector<ColumnSpec> m_columns;
    std::vector<Row> m_rows;
};

}  // namespace signalbox::ui
