// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

#include "rpc/rate/send_log.h"

namespace signalbox::rpc {

/// The time before which nothing is sent. It grows with each refusal while the endpoint accepts nothing.
class RatePause {
public:
    using Time = SendLog::Time;

    void extend(Time until) { m_until = std::max(m_until, until); }
    void accepted() { m_silence = 0; }
    void refused() { ++m_silence; }
    void grow(Time now)  ///< no request of the last second was accepted
    {
        extend(now + durationOf(std::min(30.0, 0.25 * std::pow(2.0, std::min(m_silence - 1, 8)))));
    }
    void forget()
    {
        m_until = {};
        m_silence = 0;
    }

    Time until() const { return m_until; }
    int silence() const { return m_silence; }  ///< refusals since the last acceptance

private:
    Time m_until{};
    int m_silence = 0;
};

}  // namespace signalbox::rpc
