#pragma once

#include <QPainterPath>
#include <vector>

#include "charts/chart.h"

namespace signalbox::ui {

/// What one series looks like on screen, computed once per data, range and size.
struct Chart::Layer {
    size_t series = 0;
    QPainterPath line, fill;
    std::vector<double> upper;  ///< stacked: sums at the series' times
};

}  // namespace signalbox::ui
