// SPDX-License-Identifier: GPL-3.0-or-later

#include "metrics/rate_meter.h"

#include <algorithm>
#include <cmath>

namespace signalbox::metrics {

void RateMeter::start(qint64 nowMs)
{
    m_started = nowMs;
    m_steps.clear();
}

void RateMeter::add(qint64 count, qint64 nowMs)
{
    if (m_started < 0)
        m_started = nowMs;
    m_total += count;
    if (!m_steps.empty() && nowMs - m_steps.back().at < m_step)
        m_steps.back().count += count;
    else
        m_steps.push_back({nowMs, count});
    while (m_steps.size() > 1 && m_steps.front().at < nowMs - m_window)
        m_steps.pop_front();
}

double RateMeter::perSecond(qint64 nowMs) const
{
    if (m_started < 0)
        return 0;
    qint64 sum = 0;
    for (const auto& step : m_steps)
        if (step.at > nowMs - m_window)
            sum += step.count;
    // A rate over a few milliseconds is noise, and the first one divides by zero.
    const qint64 span = std::clamp<qint64>(nowMs - m_started, m_step, m_window);
    return static_cast<double>(sum) * 1000.0 / static_cast<double>(span);
}

Average::Average(double halfLife) : m_weight(1.0 - std::exp2(-1.0 / std::max(halfLife, 0.01))) {}

void Average::add(double value)
{
    m_value = m_has ? m_value + m_weight * (value - m_value) : value;
    m_has = true;
}

}  // namespace signalbox::metrics
