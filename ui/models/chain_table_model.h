// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "signalbox/queries.h"
#include "signalbox/snapshot.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// One chain as the tables of Overview and Chains show it.
struct ChainRow {
    ChainSnapshot chain;
    std::vector<double> lag;  ///< sparkline, log scale; NaN: gap
};

/// All chains that are not deleted, merged from snapshots: a row changes only when something on screen does.
class ChainTableModel : public RowModel<ChainRow> {
    Q_OBJECT
public:
    enum class Column { Chain, State, Head, Indexed, LagBlocks, Lag, Rows, Queue, LagLine, Estimate };
    explicit ChainTableModel(QObject* parent = nullptr);

    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setLagSeries(const std::vector<Series>& series);  ///< lag in seconds over the last hour, for the sparklines
    void setDeletedShown(bool shown);                      ///< lists deleted chains that can be recovered

    const ChainSnapshot* chain(int row) const { return at(row) ? &at(row)->chain : nullptr; }
    static int dropLevel(int room);  ///< number of columns to hide so that the others fit
    int countOf(ChainState state) const;

protected:
    QString key(const ChainRow& row) const override { return row.chain.caip2; }
    QVariant cell(const ChainRow& row, int column, int role) const override;
    bool same(const ChainRow& a, const ChainRow& b) const override;

private:
    QHash<QString, std::vector<double>> m_lag;
    bool m_deleted = false;
};

}  // namespace signalbox::ui
