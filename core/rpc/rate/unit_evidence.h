// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include "rpc/rate/rate_values.h"

namespace signalbox::rpc {

/// The evidence of an endpoint's recent refusals about the unit that it counts. Values only.
class UnitEvidence {
public:
    /// A refusal: the amount accepted in the second before it, and that amount plus the refused one, by unit.
    struct Point {
        double low[3]{}, high[3]{};
    };

    void add(const Point& point);
    void restart(const Point& point);  ///< earlier evidence belongs to another limit
    const std::deque<Point>& points() const { return m_points; }

    /// The unit in which all recent refusals agree on a limit; none if they do not agree. It replaces a `known` one
    /// only after three consecutive refusals that indicate it. `weighted`: the endpoint may count by price.
    std::optional<RateUnit> agreed(RateUnit current, bool known, bool weighted);

private:
    bool agree(RateUnit unit, std::size_t newest) const;

    std::deque<Point> m_points;
    int m_votes = 0;  ///< consecutive refusals that indicate another unit
};

}  // namespace signalbox::rpc
