// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/usage_day.h"

namespace signalbox::rpc {

using namespace std::chrono_literals;

void UsageDay::roll() const
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    if (m_day != today) {
        m_day = today;
        m_calls = 0;
        m_cost = 0;
    }
}

void UsageDay::add(int calls, double cost)
{
    roll();
    m_calls += calls;
    m_cost += cost;
    m_recent.emplace_back(std::chrono::steady_clock::now(), calls);
}

qint64 UsageDay::callsToday() const
{
    roll();
    return m_calls;
}

double UsageDay::costToday() const
{
    roll();
    return m_cost;
}

double UsageDay::callsPerSecond() const
{
    const auto now = std::chrono::steady_clock::now();
    while (!m_recent.empty() && now - m_recent.front().first > 10s)
        m_recent.pop_front();
    int calls = 0;
    for (const auto& [at, count] : m_recent)
        calls += count;
    return calls / 10.0;
}

}  // namespace signalbox::rpc
