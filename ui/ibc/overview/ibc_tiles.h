// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/ibc_values.h"

namespace signalbox::ui {

class HealthCard;
class Tile;

/// Health and the four numbers of the period. A tile opens the page behind its number.
class IbcTiles : public QWidget {
    Q_OBJECT
public:
    explicit IbcTiles(QWidget* parent = nullptr);
    void setOverview(const IbcOverview& overview);
    void setSmall(bool small);
    Tile* stuck() const { return m_stuck; }
    Tile* cleared() const { return m_cleared; }

Q_SIGNALS:
    void opened(const QString& place);  ///< "packets", "stuck", "channels"

private:
    void renewOldest();

    std::optional<qint64> m_oldest;  ///< ms
    bool m_small = false;
    HealthCard* m_health;
    Tile* m_sent;
    Tile* m_cleared;
    Tile* m_stuck;
    Tile* m_time;
};

}  // namespace signalbox::ui
