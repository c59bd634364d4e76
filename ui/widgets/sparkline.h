// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <vector>

#include "theme/sign.h"

namespace signalbox::ui {

/// 1.25 px line; NaN is a gap. The scale min..max is fixed per kind, so that rows compare.
void paintSparkline(QPainter& painter, const QRectF& box, const std::vector<double>& values, double min, double max,
                    const QColor& color);
QColor sparklineColor(State state);  ///< muted when ok, warn, error

}  // namespace signalbox::ui
