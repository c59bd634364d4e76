// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "rpc/rate/rate_learner.h"

namespace signalbox::rpc {

/// The unit in which all recent refusals agree on a limit.
void RateLearner::decideUnit()
{
    if (m_tested)
        return;
    const RateUnit fine = m_weighted ? RateUnit::Weight : RateUnit::Calls;
    const auto agrees = [&](RateUnit unit, std::size_t newest) {
        double low = 0;
        double high = 1e18;
        for (std::size_t i = m_points.size() - newest; i < m_points.size(); ++i) {
            low = std::max(low, m_points[i].low[static_cast<std::size_t>(unit)]);
            high = std::min(high, m_points[i].high[static_cast<std::size_t>(unit)]);
        }
        return low <= 1.3 * high - (unit == RateUnit::Requests ? 1 : 0);
    };
    for (std::size_t newest = std::min<std::size_t>(m_points.size(), m_unitKnown ? 2 : 3); newest >= 2; --newest) {
        const bool byRequest = agrees(RateUnit::Requests, newest);
        const bool byCall = agrees(fine, newest);
        if (byRequest && byCall)
            m_votes = 0;
        if (byRequest == byCall)
            continue;
        const RateUnit found = byRequest ? RateUnit::Requests : fine;
        if (found == m_unit || !m_unitKnown)
            m_votes = 0;
        else if (++m_votes < 3)
            return;
        if (!m_unitKnown)
            m_knownAt = m_cutAt;
        m_unitKnown = true;
        if (found != m_unit)
            setUnit(found, std::max(1.0, m_points.back().low[static_cast<std::size_t>(found)]));
        return;
    }
}

}  // namespace signalbox::rpc
