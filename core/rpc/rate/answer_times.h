// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace signalbox::rpc {

/// Means of the time until an endpoint answers and of its changes, in seconds. The newest answers count most.
class AnswerTimes {
public:
    void add(double seconds)
    {
        m_jitter = m_mean > 0 ? m_jitter + 0.1 * (std::abs(seconds - m_mean) - m_jitter) : 0;
        m_mean = m_mean > 0 ? m_mean + 0.1 * (seconds - m_mean) : seconds;
    }
    double mean() const { return m_mean; }  ///< 0 before the first answer
    double jitter() const { return m_jitter; }

private:
    double m_mean = 0, m_jitter = 0;
};

}  // namespace signalbox::rpc
