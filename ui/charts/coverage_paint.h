// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "charts/coverage_map.h"

/// Drawing of coverage: ranges, labels, swatches. Coordinates are pixels of the widget.
namespace signalbox::ui::coverage {

void swatch(QPainter& p, const QRectF& box, CoverageKind kind);
void pieces(QPainter& p, const std::vector<CoverageMap::Piece>& all, const QRectF& box);
void proven(QPainter& p, const Intervals& ranges, const Interval& span, const QRectF& box);
/// Above the bar and below the strip, `width` wide; labels without room are left out.
void labels(QPainter& p, const CoverageData& data, const Interval& strip, double width);

}  // namespace signalbox::ui::coverage
