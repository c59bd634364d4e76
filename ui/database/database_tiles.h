// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/database_queries.h"

namespace signalbox::ui {

class Tile;

/// Size, growth, cache, bloat, oldest transaction, connections.
class DatabaseTiles : public QWidget {
    Q_OBJECT
public:
    explicit DatabaseTiles(QWidget* parent = nullptr);
    void set(const DatabaseSummary& summary);
    void setSizes(const DatabaseSeries& series);  ///< for the line of the first tile
    void setNarrow(bool narrow);

Q_SIGNALS:
    void placeWanted(const QString& place);  ///< tables, indexes, connections

private:
    std::vector<Tile*> all() const { return {m_size, m_growth, m_cache, m_bloat, m_oldest, m_connections}; }

    Tile *m_size, *m_growth, *m_cache, *m_bloat, *m_oldest, *m_connections;
};

}  // namespace signalbox::ui
