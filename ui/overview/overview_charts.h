// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>
#include <array>

#include "signalbox/engine.h"

namespace signalbox::ui {

class ChartCard;
class TimeScope;

/// Charts of lag, rows and queue over the window's time range, from stored samples. They are updated only while they
/// are visible.
class OverviewCharts : public QWidget {
    Q_OBJECT
public:
    explicit OverviewCharts(TimeScope* scope, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void setWatched(bool watched);
    void setSmall(bool small);
    void ask();
    std::vector<ChartCard*> cards() const { return {m_lag, m_rows, m_queue}; }

Q_SIGNALS:
    void historyChanged(const std::vector<double>& lag, const std::vector<double>& rows,
                        const std::vector<double>& queue, qint64 seconds);

private:
    struct Ask {
        Metric metric;
        bool waiting = false;
        std::vector<Series> series;
    };
    void take(size_t index, const Expected<std::vector<Series>>& answer);
    void draw();
    void askReorgs();
    void drawMarks();

    TimeScope* m_scope;
    QPointer<Engine> m_engine;
    SnapshotPtr m_snapshot;
    QStringList m_chains;
    ChartCard* m_lag;
    ChartCard* m_rows;
    ChartCard* m_queue;
    std::array<Ask, 3> m_asks;
    quint64 m_number = 0, m_reorgNumber = 0;
    std::vector<std::pair<QString, ReorgRow>> m_reorgs;
    QElapsedTimer m_reorgsAsked;
    bool m_watched = false;
};

}  // namespace signalbox::ui
