// SPDX-License-Identifier: GPL-3.0-or-later

#include "metrics/time_account.h"
#include "signalbox/literals.h"

#include <algorithm>
#include <cmath>

namespace signalbox::metrics {

void TimeAccounting::start(double nowMs, State state)
{
    m_steps.clear();
    m_since = nowMs;
    m_state = state;
    m_started = true;
}

void TimeAccounting::enter(State state, double nowMs)
{
    if (!m_started)
        start(nowMs, state);
    book(nowMs);
    m_state = state;
}

void TimeAccounting::book(double nowMs)
{
    if (nowMs <= m_since)
        return;
    spend(m_state, m_since, nowMs);
    m_since = nowMs;
    while (!m_steps.empty() && m_steps.front().from + m_step <= nowMs - m_window)
        m_steps.pop_front();
}

void TimeAccounting::spend(State state, double from, double to)
{
    while (from < to) {
        const double start = std::floor(from / m_step) * m_step;
        if (m_steps.empty() || m_steps.back().from < start)
            m_steps.push_back({start, {}});
        const double until = std::min(to, start + m_step);
        // Floating point may leave until == from at a boundary: the rest is then added to the next step.
        m_steps.back().spent[static_cast<std::size_t>(state)] += until - from;
        from = until > from ? until : to;
    }
}

void TimeAccounting::rebook(State state, double ms, double nowMs)
{
    book(nowMs);
    // Subtracted from waiting, newest first, and never more than there is, so the sum remains the wall time.
    for (auto step = m_steps.rbegin(); step != m_steps.rend() && ms > 0; ++step)
        for (const auto source : {State::Provider, State::RateLimit, State::Idle}) {
            auto& available = step->spent[static_cast<std::size_t>(source)];
            const double moved = std::min(ms, available);
            available -= moved;
            step->spent[static_cast<std::size_t>(state)] += moved;
            ms -= moved;
        }
}

TimeAccount TimeAccounting::account(double nowMs, const Message& detail) const
{
    TimeAccounting copy = *this;
    copy.book(nowMs);
    std::array<double, states> sum{};
    double total = 0;
    for (const auto& step : copy.m_steps)
        for (std::size_t i = 0; i < states; ++i) {
            sum[i] += step.spent[i];
            total += step.spent[i];
        }
    TimeAccount account;
    account.advice = u"NONE"_s;
    if (total <= 0) {
        account.idle = 1;
        account.verdict = StallCause::Idle;
        return account;
    }
    account.provider = sum[0] / total;
    account.rateLimit = sum[1] / total;
    account.decode = sum[2] / total;
    account.database = sum[3] / total;
    account.idle = sum[4] / total;

    // A chain that mostly rests has no limiting factor: it has indexed everything available.
    const auto largest = std::max_element(sum.begin(), sum.end()) - sum.begin();
    if (account.idle >= 0.5 || static_cast<State>(largest) == State::Idle) {
        account.verdict = StallCause::Idle;
        return account;
    }
    switch (static_cast<State>(largest)) {
        case State::Provider:
            account.verdict = StallCause::Provider;
            account.advice = u"ADD_ENDPOINT"_s;
            account.detail = detail;
            break;
        case State::RateLimit:
            account.verdict = StallCause::RateLimit;
            account.advice = u"RAISE_LIMIT"_s;
            account.detail = detail;
            break;
        case State::Decode:
            account.verdict = StallCause::Decode;
            account.advice = u"NARROWER_FILTER"_s;
            break;
        case State::Database:
            account.verdict = StallCause::Database;
            account.advice = u"FASTER_DISK"_s;
            break;
        case State::Idle:
            break;
    }
    return account;
}

}  // namespace signalbox::metrics
