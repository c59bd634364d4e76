// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/window_place.h"

#include <algorithm>

namespace signalbox::ui {

namespace {
constexpr int frame = 40;  ///< px that a window manager's title bar takes
}

QRect fittingGeometry(const QRect& wanted, const QRect& available, const QSize& least)
{
    const QSize room = available.size() - QSize(0, frame);
    const QSize size = wanted.size().boundedTo(room).expandedTo(least);
    const int x =
        std::clamp(wanted.x(), available.left(), std::max(available.left(), available.right() + 1 - size.width()));
    const int top = available.top() + frame / 2;
    const int y = std::clamp(wanted.y(), available.top(), std::max(top, available.bottom() + 1 - size.height()));
    return {{x, y}, size};
}

}  // namespace signalbox::ui
