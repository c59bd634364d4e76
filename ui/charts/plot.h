// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsScene>
#include <QHash>
#include <QStringList>
#include <functional>
#include <optional>

#include "charts/chart_scale.h"

class QAreaSeries;
class QCategoryAxis;
class QChart;
class QLineSeries;
class QAbstractSeries;

namespace signalbox::ui {

/// The horizontal axis of a chart that is not over times: a place is what stands for the time of a sample, and the
/// crosshair goes from sample to sample. Without ticks they are at round times.
struct ChartPlaces {
    std::vector<std::pair<qint64, QString>> ticks;
    std::function<QString(qint64)> title;  ///< in the read-out: "24 Aug 2026, end of day"; empty: a chart over times
    std::function<QString(qint64)> label;  ///< below the axis: "24 Aug"
    QString name;                          ///< head of the column in a file: "day (UTC)"
    std::function<QString(qint64)> value;  ///< in that column: "2026-08-24"
};

/// What a chart shows besides its samples. Times are ms since epoch.
struct ChartLook {
    ChartKind kind = ChartKind::Lines;
    ChartScale scale = ChartScale::Linear;
    ChartUnit unit = ChartUnit::Count;
    qint64 from = 0, to = 1;
    std::vector<ChartMark> marks;
    MarkWords markWords;
    QHash<QString, double> newest;  ///< current values by id of the series
    QString valueName;
    std::optional<double> limit;
    QString limitLabel, emptyText;
    QStringList hidden;  ///< ids of series
    bool small = false;
    bool fitted = false;  ///< the axis of values begins near the smallest one
    ChartPlaces places;
};

/// Axes, lines and areas of a chart, drawn by Qt Charts. A run of samples between two gaps is one series of the QChart;
/// the series are kept and get new points. Coordinates are pixels of the widget. GUI thread only.
class Plot {
public:
    struct Layer {
        size_t series = 0;        ///< index in the list given to show()
        std::vector<double> top;  ///< values at the series' times; in a stack with the layers below
    };

    /// `forFile`: pens as in the legend, however long that takes.
    explicit Plot(bool forFile = false);
    ~Plot();

    void show(const ChartLook& look, const std::vector<ChartSeries>& series, const QSize& size);
    bool isUnfinished() const;      ///< many runs are new: show() has to be called again, in another turn
    void paint(QPainter& painter);  ///< without a background

    QSize size() const { return m_size; }
    QRectF area() const { return m_area; }  ///< between the axes
    double x(qint64 at) const;
    double y(double value) const { return m_area.bottom() - m_area.height() * m_scale.share(value); }
    qint64 time(double x) const;
    bool isEmpty() const { return m_used == 0; }
    double top() const { return m_scale.top; }
    double peak() const { return m_peak; }  ///< largest value in the range; above top() it is cut off
    qint64 peakAt() const { return m_peakAt; }
    const std::vector<Layer>& layers() const { return m_layers; }  ///< of the series that are not hidden
    const std::vector<QRectF>& timeLabels() const { return m_timeLabels; }

private:
    struct Run {
        QLineSeries* line = nullptr;
        QAreaSeries* area = nullptr;
    };
    void stack(const ChartLook& look, const std::vector<ChartSeries>& series);
    void scaleTo(const ChartLook& look, const std::vector<ChartSeries>& series);
    void setAxes(const ChartLook& look);
    void draw(const ChartLook& look, const std::vector<ChartSeries>& series);
    std::vector<QList<QPointF>> runs(const std::vector<ChartSeries>& series, const Layer& layer) const;
    Run& nextRun(bool filled);
    template <typename Series>
    Series* add(Series* series);

    const bool m_forFile;
    QGraphicsScene m_scene;
    QChart* m_chart;
    QCategoryAxis* m_times;
    QCategoryAxis* m_values;
    QLineSeries* m_base;
    QLineSeries* m_limit;
    std::vector<Run> m_runs;
    size_t m_used = 0;
    int m_made = 0;  ///< series of the last show()
    QSize m_size;
    QRectF m_area;
    qint64 m_from = 0, m_to = 1;
    scale::Axis m_scale;
    double m_peak = 0;
    qint64 m_peakAt = 0;
    std::vector<Layer> m_layers;
    std::vector<QRectF> m_timeLabels;
};

}  // namespace signalbox::ui
