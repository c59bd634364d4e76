// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "ibc/map/route_layout.h"
#include "theme/sign.h"

/// Drawing of the route map. Coordinates are pixels of the widget; the painter draws with antialiasing.
namespace signalbox::ui::routes {

struct Look {
    bool hovered = false, focused = false;
    bool indexed = true;  ///< of an arc: both chains
};

State stateOf(const RoutePair& pair);  ///< Error, Slow, or None
QPen arcPen(const RouteLayout::Arc& arc, const Look& look);

void arc(QPainter& p, const RouteLayout::Arc& arc, const Look& look);
void count(QPainter& p, const RouteLayout::Arc& arc);  ///< sign and number of stuck packets; nothing without them
void node(QPainter& p, const RouteLayout::Node& node, int mark, bool compact, const Look& look);

}  // namespace signalbox::ui::routes
