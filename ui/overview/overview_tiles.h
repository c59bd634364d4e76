// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/overview_totals.h"
#include "overview/tile_history.h"

namespace signalbox::ui {

class Desk;
class Tile;

/// The six tiles of the overview. A click emits opened() with the address of the number's source.
class OverviewTiles : public QWidget {
    Q_OBJECT
public:
    explicit OverviewTiles(Desk* desk, QWidget* parent = nullptr);

    void setTotals(const OverviewTotals& totals, bool live);
    void setHistory(const std::vector<double>& lag, const std::vector<double>& rows, const std::vector<double>& queue,
                    qint64 seconds);
    void setSmall(bool small);
    void add(Tile* tile);  ///< another one, which has its own figures and its own click
    const std::vector<Tile*>& tiles() const { return m_tiles; }

Q_SIGNALS:
    void opened(const QString& address);

private:
    void renewChanges();
    void remember(const OverviewTotals& totals);
    void showSeen();

    OverviewTotals m_totals;
    std::vector<double> m_rowHistory, m_queueHistory;
    qint64 m_seconds = 3600, m_keptAt = 0;
    Desk* m_desk;
    Tile* m_chains;
    Tile* m_lag;
    Tile* m_rows;
    Tile* m_queue;
    Tile* m_failed;
    Tile* m_database;
    TileHistory m_seen;
    std::vector<Tile*> m_tiles;
};

}  // namespace signalbox::ui
