// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QRectF>
#include <optional>

#include "widgets/crosshair_hub.h"

class QKeyEvent;

namespace signalbox::ui {

class Chart;

/// Pointer and arrow keys over a chart: a drag zooms, a double click goes back, and both move the shared crosshair.
/// Repaints the chart when what it shows changes.
class ChartPointer : public QObject {
    Q_OBJECT
public:
    explicit ChartPointer(Chart* chart);  ///< filters the events of the chart, which outlives it
    ~ChartPointer() override;

    void setHub(CrosshairHub* hub);
    std::optional<qint64> crosshair() const { return m_hub ? m_hub->at() : std::nullopt; }
    bool isSource() const;                  ///< the pointer is over this chart
    std::optional<QRectF> dragged() const;  ///< what a release would zoom to

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void move(const QPointF& to);
    void release();
    bool press(const QKeyEvent& event);
    void leave();

    Chart* m_chart;
    QPointer<CrosshairHub> m_hub;  ///< goes with the window, before its charts
    std::optional<double> m_dragFrom, m_dragTo;
};

}  // namespace signalbox::ui
