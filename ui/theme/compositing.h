// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox::ui {

/// True when windows can be transparent, so that round corners of sheets and menus are clear. An X server without a
/// compositing manager paints them black: there corners are square.
bool composited();

/// Radius of a sheet, palette or menu: 0 where corners cannot be clear.
double windowRadius(double radius);

}  // namespace signalbox::ui
