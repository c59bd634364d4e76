// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QPushButton>

#include "charts/chart.h"

namespace signalbox::ui {

class LegendEntry;

/// The names of a chart's series with their values at the crosshair, else the newest; a click hides a series. Names
/// without room are in a menu.
class Legend : public QWidget {
    Q_OBJECT
public:
    explicit Legend(Chart* chart);

    void renew();

    /// Names and marks of the series that are not hidden, in lines of `width` px from the painter's origin; without a
    /// painter it only measures. Answers the height in px.
    static int paintKey(const Chart& chart, int width, QPainter* painter);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString valueOf(const ChartSeries& series) const;
    void lay();
    void showMenu();

    Chart* m_chart;
    QPushButton* m_more;
    std::vector<LegendEntry*> m_entries;
};

}  // namespace signalbox::ui
