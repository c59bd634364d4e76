// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "signalbox/sync_queries.h"
#include "tables/columns.h"

namespace signalbox::ui {

/// Tables down, chains across; the first column holds the tables' names. A new matrix of the same shape changes only
/// what differs, so that selection and scroll stay.
class SyncModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(const SyncMatrix& matrix);
    const SyncMatrix& matrix() const { return m_matrix; }
    const SyncCell* cell(const QModelIndex& index) const;
    const SyncChain* chain(int column) const;
    QString entity(int row) const { return m_matrix.entities.value(row); }
    QModelIndex find(const QString& caip2, const QString& entity) const;
    int count(SyncCell::State state) const;
    const SyncCell* worst(
        const QString& caip2 = {}) const;  ///< the cell with the highest priority, of this chain if given

    /// Cells of other states are drawn pale; none: no filter.
    void setFilter(std::optional<SyncCell::State> state);
    bool hasMatch(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static constexpr int PaleRole = Qt::UserRole + 300;  ///< bool

private:
    SyncMatrix m_matrix;
    std::optional<SyncCell::State> m_filter;
};

}  // namespace signalbox::ui
