// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "widgets/chart_data.h"

/// Positions of axis labels; pure arithmetic.
namespace signalbox::ui::scale {

constexpr double logFloor = 0.8;  ///< seconds; smaller values are drawn on the base line

struct Axis {
    double foot = 0, top = 1;
    std::vector<double> ticks;
    double step = 1;
    bool logarithmic = false;          ///< from logFloor, else from `foot`
    double share(double value) const;  ///< share of the axis below `value`: 0 at the foot, 1 at `top`
};

Axis linear(double largest, ChartUnit unit, int mostLabels);
Axis between(double smallest, double largest, int mostLabels);  ///< for counts that change little: not from 0
Axis logSeconds(double largest, int mostLabels);

struct TimeAxis {
    qint64 step = 60'000;       ///< ms
    std::vector<qint64> ticks;  ///< ms since epoch, on round local times
};
TimeAxis time(qint64 from, qint64 to, double width, double labelWidth);
QString timeLabel(qint64 at, qint64 step);

}  // namespace signalbox::ui::scale
