// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include "rpc/rate/rate_values.h"

namespace signalbox::rpc {

/// What the recent refusals of an endpoint say about the unit that it counts. Values only.
class UnitEvidence {
public:
    /// A refusal: what was accepted in the second before it, and that with what was refused; by unit.
    struct Point {
        double low[3]{}, high[3]{};
    };

    void add(const Point& point);
    void restart(const Point& point);  ///< what was seen before is of another limit
    const std::deque<Point>& points() const { return m_points; }

    /// The unit in which all recent refusals agree on a limit; none: they do not tell. It takes the place of a `known`
    /// one only after three refusals in a row that speak for it. `weighted`: the endpoint may count by price.
    std::optional<RateUnit> agreed(RateUnit current, bool known, bool weighted);

private:
    bool agree(RateUnit unit, std::size_t newest) const;

    std::deque<Point> m_points;
    int m_votes = 0;  ///< consecutive refusals that indicate another unit
};

}  // namespace signalbox::rpc
