// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <deque>

namespace signalbox::metrics {

/// Events per second over a sliding window, from counts with their times (milliseconds of a monotonic clock). Until a
/// full window has passed, the time since the start is used instead.
class RateMeter {
public:
    explicit RateMeter(qint64 windowMs = 10'000, qint64 stepMs = 250) : m_window(windowMs), m_step(stepMs) {}

    void start(qint64 nowMs);
    void add(qint64 count, qint64 nowMs);
    double perSecond(qint64 nowMs) const;
    qint64 total() const { return m_total; }
    qint64 watchedMs(qint64 nowMs) const { return m_started < 0 ? 0 : nowMs - m_started; }

private:
    struct Step {
        qint64 at;
        qint64 count;
    };
    qint64 m_window, m_step;
    qint64 m_started = -1;
    qint64 m_total = 0;
    std::deque<Step> m_steps;
};

/// Exponentially weighted mean: after `halfLife` further observations, an old one has half its weight.
class Average {
public:
    explicit Average(double halfLife = 8);
    void add(double value);
    bool hasValue() const { return m_has; }
    double value() const { return m_value; }

private:
    double m_weight;
    double m_value = 0;
    bool m_has = false;
};

}  // namespace signalbox::metrics
