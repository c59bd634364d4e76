// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "ibc/model/ibc_words.h"
#include "tables/table_view.h"

namespace signalbox::ui {

/// Packets from chain (row) to chain (column), with the number of stuck ones.
class RouteMatrixModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// True if the chains are others now: columns have changed.
    bool setRoutes(const std::vector<IbcChain>& chains, const std::vector<IbcRoute>& routes);
    void setMarks(const ibc::ChainMarks& marks);
    const IbcRoute* route(const QModelIndex& index) const;  ///< null: none
    QModelIndex indexOf(const QString& from, const QString& to) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    int place(const QString& chainId) const;
    std::vector<IbcChain> m_chains;  ///< by name
    std::vector<std::optional<IbcRoute>> m_routes;
    ibc::ChainMarks m_marks;
};

/// The same numbers as the route map, as a table. Cells are chosen, not rows.
class RouteMatrix : public TableView {
    Q_OBJECT
public:
    explicit RouteMatrix(QWidget* parent = nullptr);
    void setRoutes(const std::vector<IbcChain>& chains, const std::vector<IbcRoute>& routes);
    RouteMatrixModel* matrix() const { return m_matrix; }

Q_SIGNALS:
    void routeChosen(const QString& from, const QString& to);

private:
    RouteMatrixModel* m_matrix;
};

}  // namespace signalbox::ui
