// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <deque>

#include "signalbox/snapshot.h"

namespace signalbox::metrics {

/// The wall time of a worker by state. At every moment it is in exactly one state; the shares of the last minute
/// therefore sum to 1. Times are milliseconds of a monotonic clock, with fractions.
class TimeAccounting {
public:
    enum class State { Provider, RateLimit, Decode, Database, Idle };

    explicit TimeAccounting(double windowMs = 60'000, double stepMs = 1'000) : m_window(windowMs), m_step(stepMs) {}

    void start(double nowMs, State state = State::Idle);
    void enter(State state, double nowMs);
    State state() const { return m_state; }

    /// Of the time just past, `ms` was spent in `state` but recorded as waiting (such as decoding while an answer
    /// arrives).
    void rebook(State state, double ms, double nowMs);

    /// `detail`: what limits the size of requests (Adapter::limitDetail), shown with a verdict on the endpoint or its
    /// limits.
    TimeAccount account(double nowMs, const Message& detail = {}) const;

private:
    static constexpr std::size_t states = 5;
    struct Step {
        double from = 0;
        std::array<double, states> spent{};
    };
    void book(double nowMs);
    void spend(State state, double from, double to);

    double m_window, m_step;
    double m_since = 0;
    State m_state = State::Idle;
    bool m_started = false;
    std::deque<Step> m_steps;
};

}  // namespace signalbox::metrics
