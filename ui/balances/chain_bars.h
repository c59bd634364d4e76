// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/portfolio_totals.h"
#include "signalbox/snapshot.h"
#include "widgets/card.h"

namespace signalbox::ui {

/// The value of an address by chain as bars, and what is not counted and why.
class ChainBars : public Card {
    Q_OBJECT
public:
    explicit ChainBars(QWidget* parent = nullptr);
    ~ChainBars() override;

    void set(const PortfolioTotals& totals, const std::vector<Holding>& holdings, const WorkspaceSnapshot* snapshot);
    void clear();
    QString note() const;

    /// Which balances are not counted, in sentences; empty: all are.
    static QString notCounted(const PortfolioTotals& totals, const std::vector<Holding>& holdings);

Q_SIGNALS:
    void chainWanted(const QString& caip2);

private:
    class Bar;
    class Note;

    QVBoxLayout* m_rows;
    std::vector<Bar*> m_bars;
    Text* m_more;
    Note* m_note;
};

}  // namespace signalbox::ui
