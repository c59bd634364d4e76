// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QtGlobal>

namespace signalbox {

/// Detects when the wall clock and the monotonic clock diverge or look() is not called for long: the machine slept, the
/// clock was set, or the process was frozen. For a while afterwards ages and lags are meaningless, because heartbeats
/// and heads are as old as the sleep was long. Not thread-safe: one owner calls it regularly.
class ClockWatch {
public:
    static constexpr qint64 jumpMs = 5'000;     ///< difference that counts as a jump
    static constexpr qint64 frozenMs = 15'000;  ///< time without a call that counts as frozen
    static constexpr qint64 settleMs = 20'000;  ///< time until all values have been written and read again

    using Milliseconds = std::function<qint64()>;
    explicit ClockWatch(Milliseconds wall = {}, Milliseconds counting = {});  ///< empty for those of the system

    /// Milliseconds by which the wall clock advanced more (or less: negative) than the monotonic clock, or during which
    /// look() was not called; 0 if there was no jump.
    qint64 look();
    bool settling() const;  ///< true for a while after the last jump

private:
    Milliseconds m_wall, m_counting;
    qint64 m_lastWall, m_lastCounting;
    qint64 m_settledAt = 0;
};

}  // namespace signalbox
