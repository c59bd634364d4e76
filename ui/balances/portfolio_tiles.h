// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "balances/day_changes.h"
#include "balances/portfolio_totals.h"

namespace signalbox::ui {

class Tile;

/// Value, change in 24 hours, tokens and newest change of an address.
class PortfolioTiles : public QWidget {
    Q_OBJECT
public:
    explicit PortfolioTiles(QWidget* parent = nullptr);

    void set(const PortfolioTotals& totals);
    void setChange(const DayChange& change);
    void clear();
    void setNarrow(bool narrow);

Q_SIGNALS:
    void balancesWanted();
    void changesWanted();
    void newestWanted();  ///< the balance that changed last

private:
    void sayNewest();

    Tile *m_value, *m_change, *m_tokens, *m_newest;
    QStringList m_newestParts;
    QString m_newestChange;
};

}  // namespace signalbox::ui
