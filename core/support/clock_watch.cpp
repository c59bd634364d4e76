// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/clock_watch.h"

#include <chrono>
#include <cstdlib>

namespace signalbox {

namespace {

template <class Clock>
qint64 milliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

}  // namespace

ClockWatch::ClockWatch(Milliseconds wall, Milliseconds counting)
    : m_wall(wall ? std::move(wall) : milliseconds<std::chrono::system_clock>),
      m_counting(counting ? std::move(counting) : milliseconds<std::chrono::steady_clock>),
      m_lastWall(m_wall()),
      m_lastCounting(m_counting())
{
}

qint64 ClockWatch::look()
{
    const qint64 wall = m_wall(), counting = m_counting();
    const qint64 counted = counting - std::exchange(m_lastCounting, counting);
    const qint64 apart = wall - std::exchange(m_lastWall, wall) - counted;
    if (std::abs(apart) < jumpMs && counted < frozenMs)
        return 0;
    m_settledAt = counting + settleMs;
    return std::abs(apart) >= jumpMs ? apart : counted;
}

bool ClockWatch::settling() const
{
    return m_counting() < m_settledAt;
}

}  // namespace signalbox
