// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "models/overview_totals.h"
#include "shell/screen.h"

class QMenu;
class QPushButton;

namespace signalbox::ui {

class ChainActions;
class ChainTableModel;
class DataTable;
class Segments;

/// The table of chains, worst first, with segments by state and their counts.
class OverviewTable : public QWidget {
    Q_OBJECT
public:
    explicit OverviewTable(ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& snapshot, const OverviewTotals& totals);
    void setWatched(bool watched);
    void setNarrow(bool narrow);
    void setRoom(int width);  ///< sets the available width in pixels
    void askLag();
    DataTable* table() const { return m_table; }
    ChainTableModel* model() const { return m_model; }
    Segments* segments() const { return m_segments; }

private:
    void fillMenu(QMenu* menu, const QList<int>& rows);
    void fit();
    void renewSegments(const OverviewTotals& totals);

    ScreenContext* m_context;
    QPointer<Engine> m_engine;
    ChainTableModel* m_model;
    DataTable* m_table;
    Segments* m_segments;
    QString m_segment;
    bool m_narrow = false, m_watched = false;
    int m_room = 1200;
    int m_chains = 0;
    QTimer m_lagTimer;
    quint64 m_number = 0;
    QPushButton* m_add = nullptr;
    ChainActions* m_actions;
};

}  // namespace signalbox::ui
