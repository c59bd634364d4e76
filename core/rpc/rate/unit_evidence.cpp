// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/rate/unit_evidence.h"

#include <algorithm>

namespace signalbox::rpc {

namespace {

constexpr std::size_t mostPoints = 6;

}  // namespace

void UnitEvidence::add(const Point& point)
{
    m_points.push_back(point);
    if (m_points.size() > mostPoints)
        m_points.pop_front();
}

void UnitEvidence::restart(const Point& point)
{
    m_points = {point};
    m_votes = 0;
}

bool UnitEvidence::agree(RateUnit unit, std::size_t newest) const
{
    double low = 0;
    double high = 1e18;
    for (std::size_t i = m_points.size() - newest; i < m_points.size(); ++i) {
        low = std::max(low, m_points[i].low[static_cast<std::size_t>(unit)]);
        high = std::min(high, m_points[i].high[static_cast<std::size_t>(unit)]);
    }
    return low <= 1.3 * high - (unit == RateUnit::Requests ? 1 : 0);
}

std::optional<RateUnit> UnitEvidence::agreed(RateUnit current, bool known, bool weighted)
{
    const RateUnit fine = weighted ? RateUnit::Weight : RateUnit::Calls;
    for (std::size_t newest = std::min<std::size_t>(m_points.size(), known ? 2 : 3); newest >= 2; --newest) {
        const bool byRequest = agree(RateUnit::Requests, newest);
        const bool byCall = agree(fine, newest);
        if (byRequest && byCall)
            m_votes = 0;
        if (byRequest == byCall)
            continue;
        const RateUnit found = byRequest ? RateUnit::Requests : fine;
        if (found == current || !known)
            m_votes = 0;
        else if (++m_votes < 3)
            return std::nullopt;
        return found;
    }
    return std::nullopt;
}

}  // namespace signalbox::rpc
