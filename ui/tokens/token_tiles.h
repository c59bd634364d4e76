// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/token_queries.h"

namespace signalbox::ui {

class Tile;

/// Supply, holders, share of the ten largest, drift and price of a token.
class TokenTiles : public QWidget {
    Q_OBJECT
public:
    explicit TokenTiles(QWidget* parent = nullptr);

    void set(const TokenFigures& token);
    void setCheck(const std::optional<DriftCheck>& newest);
    void setSupplies(std::vector<double> supplies);  ///< end of each day
    void setNarrow(bool narrow);
    void clear();

Q_SIGNALS:
    void holdersWanted();
    void checksWanted();
    void pricesWanted();

private:
    Tile *m_supply, *m_holders, *m_top, *m_drift, *m_price;
};

}  // namespace signalbox::ui
