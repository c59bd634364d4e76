// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <chrono>
#include <deque>

namespace signalbox::rpc {

/// Requests sent to an endpoint: on this UTC day, and in the last ten seconds.
class UsageDay {
public:
    /// The counters of an earlier run are used if they are from today.
    UsageDay(QDate day, qint64 calls, double cost) : m_day(day), m_calls(calls), m_cost(cost) {}

    void add(int calls, double cost);
    qint64 callsToday() const;
    double costToday() const;  ///< compute units or credits, by the provider's table
    double callsPerSecond() const;

private:
    void roll() const;

    mutable QDate m_day;
    mutable qint64 m_calls;
    mutable double m_cost;
    mutable std::deque<std::pair<std::chrono::steady_clock::time_point, int>> m_recent;
};

}  // namespace signalbox::rpc
