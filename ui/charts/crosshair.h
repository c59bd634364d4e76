// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plot.h"

namespace signalbox::ui::overlay {

/// A vertical through every plot of the page with dots on the lines and the time below the axis; with `readOut` a box
/// beside it that says the values, the largest first. The painter draws on the plot's widget with antialiasing.
void paintCrosshair(QPainter& p, const Plot& plot, const ChartLook& look, const std::vector<ChartSeries>& series,
                    qint64 at, bool readOut);

}  // namespace signalbox::ui::overlay
