// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "charts/plot.h"

/// What lies over a plot. The painter draws on the plot's widget with antialiasing.
namespace signalbox::ui::overlay {

/// The marks of the range, crowded ones as one.
std::vector<ChartMark> shownMarks(const Plot& plot, const ChartLook& look);

/// Dashed verticals with a triangle; a label only where the next mark leaves room.
void paintMarks(QPainter& p, const Plot& plot, const std::vector<ChartMark>& marks);

/// The peak that runs out of the plot, the name of the limit, the text of an empty chart.
void paintNotes(QPainter& p, const Plot& plot, const ChartLook& look);

/// A vertical through every plot of the page with dots on the lines and the time below the axis; with `readOut` a box
/// beside it that says the values, the largest first. The painter draws on the plot's widget with antialiasing.
void paintCrosshair(QPainter& p, const Plot& plot, const ChartLook& look, const std::vector<ChartSeries>& series,
                    qint64 at, bool readOut);

}  // namespace signalbox::ui::overlay
