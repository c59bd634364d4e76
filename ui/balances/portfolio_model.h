// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "signalbox/balance_queries.h"
#include "signalbox/snapshot.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// The balances of an address on all chains.
class PortfolioModel : public RowModel<Holding> {
    Q_OBJECT
public:
    enum class Column { Token, Chain, Balance, Price, Value, Share, Block, Changed, State };
    explicit PortfolioModel(QObject* parent = nullptr);

    void setHoldings(const std::vector<Holding>& holdings);
    void setMarks(const WorkspaceSnapshot& snapshot);
    QStringList totals() const;  ///< one text a column: the sum of the counted ones
    static QString keyOf(const Holding& holding) { return holding.caip2 + u' ' + holding.contract; }

protected:
    QString key(const Holding& row) const override { return keyOf(row); }
    QVariant cell(const Holding& row, int column, int role) const override;

private:
    QVariant valueCell(const Holding& row, int role) const;
    QVariant shareCell(const Holding& row, int role) const;

    QHash<QString, int> m_marks;
    QString m_total;
    int m_chains = 0, m_counted = 0;
};

}  // namespace signalbox::ui
