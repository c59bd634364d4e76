// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "charts/plot.h"

/// What lies over a plot. The painter draws on the plot's widget with antialiasing.
namespace signalbox::ui::overlay {

/// Dashed verticals with a triangle; a label only where the next mark leaves room.
void paintMarks(QPainter& p, const Plot& plot, const std::vector<ChartMark>& marks);

/// The peak that runs out of the plot, the name of the limit, the text of an empty chart.
void paintNotes(QPainter& p, const Plot& plot, const ChartLook& look);

}  // namespace signalbox::ui::overlay
