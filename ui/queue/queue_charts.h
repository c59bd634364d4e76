// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "signalbox/engine.h"
#include "signalbox/queue_queries.h"
#include "widgets/chart_data.h"

namespace signalbox::ui {

class ChartCard;
class TimeScope;

/// Depth and oldest entry of the queues over the window's time range, from stored samples. They are updated only while
/// they are visible.
class QueueCharts : public QWidget {
    Q_OBJECT
public:
    explicit QueueCharts(TimeScope* scope, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);            ///< names and marks of the chains
    void setQueues(const std::vector<BalanceQueue>& queues);  ///< the newest values
    void setThresholds(const QueueThresholds& thresholds);    ///< the limit of Oldest
    void setWatched(bool watched);
    void setSmall(bool small);
    void ask();
    std::vector<ChartCard*> cards() const { return {m_depth, m_oldest}; }

private:
    void draw();
    void showNewest();
    bool showsNow() const;
    std::vector<ChartSeries> lines(std::vector<double> QueueSeries::*values,
                                   double (*newest)(const BalanceQueue&)) const;

    TimeScope* m_scope;
    QPointer<Engine> m_engine;
    SnapshotPtr m_snapshot;
    ChartCard* m_depth;
    ChartCard* m_oldest;
    std::vector<QueueSeries> m_series;
    std::vector<BalanceQueue> m_queues;
    qint64 m_queuesAt = 0;  ///< ms since epoch
    quint64 m_ticket = 0;
    bool m_watched = false;
};

}  // namespace signalbox::ui
