// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen.h"

class QStackedWidget;

namespace signalbox::ui {

class EmptyState;
class OverviewCharts;
class OverviewTable;
class OverviewTiles;
class QueueTile;

/// Tiles, three charts and the chains (worst first), all from one snapshot. While paused, everything shows the moment
/// of the pause.
class OverviewScreen : public Screen {
    Q_OBJECT
public:
    explicit OverviewScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    bool usesTimeRange() const override { return true; }
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    QWidget* findField() override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

    OverviewTiles* tiles() const { return m_tiles; }
    OverviewCharts* charts() const { return m_charts; }
    OverviewTable* table() const { return m_table; }
    EmptyState* emptyState() const { return m_empty; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void take();

    QStackedWidget* m_pages;
    QWidget* m_page;
    EmptyState* m_empty;
    OverviewTiles* m_tiles;
    QueueTile* m_queue;
    OverviewCharts* m_charts;
    OverviewTable* m_table;
    SnapshotPtr m_shown;
};

}  // namespace signalbox::ui
