// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/rate/rate_ceiling.h"

namespace signalbox::rpc {

void RateCeiling::lower(double callsPerSecond)
{
    if (callsPerSecond > 0 && (!isSet() || callsPerSecond < m_perSecond))
        m_perSecond = callsPerSecond;
}

void RateCeiling::sent(const SendCost& cost, Time now)
{
    if (isSet() && cost.calls > m_perSecond)
        m_overUntil = std::max(now, m_overUntil) + durationOf(cost.calls / m_perSecond);
}

RateCeiling::Clock::duration RateCeiling::room(const SendLog& log, const SendCost& cost, Time now) const
{
    if (!isSet())
        return {};
    const auto span = durationOf(1.03 * std::max(1.0, 1 / m_perSecond));
    return std::max(log.room(cost, RateUnit::Calls, std::max(1.0, m_perSecond), span, now), m_overUntil - now);
}

bool RateCeiling::isMoreThanASecond(const SendCost& cost) const
{
    return isSet() && cost.calls > std::max(1.0, m_perSecond);
}

}  // namespace signalbox::rpc
