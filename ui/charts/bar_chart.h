// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "charts/chart_scale.h"
#include "widgets/chart_data.h"

namespace signalbox::ui {

class CrosshairHub;

/// Counts of one kind in all bars.
struct BarSeries {
    enum class Tint { Done, Failed, Line };  ///< Line: a mark at its height instead of a part of the bar
    QString name;
    Tint tint = Tint::Done;
    std::vector<double> value;  ///< NaN counts as 0
};

QColor barColor(BarSeries::Tint tint);

/// Counts per bucket of time: `at` are the starts of the buckets, ms since epoch, each `step` ms long.
struct Bars {
    qint64 step = 0;
    std::vector<qint64> at;
    std::vector<BarSeries> series;

    double total(size_t which) const;
};

/// Joins neighboring buckets so that at most `most` cover the range; their step is a round time of day or a multiple
/// of it. `at` ascends.
Bars joinedBars(const std::vector<qint64>& at, std::vector<BarSeries> series, qint64 from, qint64 to, int most);

/// Stacked bars over time. The pointer or the arrow keys choose a bar, whose counts are read out and which moves the
/// crosshair of the page; a click or Enter asks to zoom to it. GUI thread only.
class BarChart : public QWidget {
    Q_OBJECT
public:
    explicit BarChart(QWidget* parent = nullptr);

    void setHub(CrosshairHub* hub);
    void setRange(qint64 from, qint64 to);
    void setBars(Bars bars);
    void setEmptyText(const QString& text);
    void setLinesShown(bool shown);  ///< marks of Tint::Line; they are read out nevertheless
    const Bars& bars() const { return m_bars; }
    QString readOut(size_t bar) const;  ///< "14:00 – 14:30: 12 succeeded, 3 failed"

    QSize sizeHint() const override { return {380, 170}; }
    QSize minimumSizeHint() const override { return {160, 100}; }

Q_SIGNALS:
    void chosen(qint64 from, qint64 to);  ///< a bar was clicked
    void unzoomed();                      ///< double click

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF plot() const;
    double toX(qint64 at) const;
    int barAt(qint64 at) const;
    int current() const;
    void point(int bar);
    void paintAxes(QPainter& painter, const scale::Axis& axis) const;
    void paintBars(QPainter& painter, const scale::Axis& axis) const;
    void paintReadOut(QPainter& painter, int bar) const;

    Bars m_bars;
    QString m_empty;
    qint64 m_from = 0, m_to = 1;
    bool m_lines = true, m_pressed = false;
    QPointer<CrosshairHub> m_hub;
};

}  // namespace signalbox::ui
