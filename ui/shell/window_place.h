// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

namespace signalbox::ui {

/// The requested geometry, shrunk and moved to fit the screen; never below `least`. All in
/// logical pixels: at a scale of 2, a screen of 2560×1440 has 1280×720 of them.
QRect fittingGeometry(const QRect& wanted, const QRect& available, const QSize& least);

}  // namespace signalbox::ui
