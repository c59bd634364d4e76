// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QtGlobal>

namespace signalbox {

/// Tells when the wall clock and the clock that only counts went apart, or when nobody looked for long: the machine
/// slept, somebody set the clock, the process was frozen. For a while afterwards ages and lags mean nothing, because
/// heartbeats and heads are as old as the sleep was long. Not thread-safe: one owner looks at it regularly.
class ClockWatch {
public:
    static constexpr qint64 jumpMs = 5'000;     ///< apart by so much
    static constexpr qint64 frozenMs = 15'000;  ///< not looked at for so long
    static constexpr qint64 settleMs = 20'000;  ///< until everybody has written and read anew

    using Milliseconds = std::function<qint64()>;
    explicit ClockWatch(Milliseconds wall = {}, Milliseconds counting = {});  ///< none: those of the system

    /// Milliseconds by which the wall clock went on more (or less: negative) than was counted, or that nobody looked;
    /// 0: all is well.
    qint64 look();
    bool settling() const;  ///< since the last jump

private:
    Milliseconds m_wall, m_counting;
    qint64 m_lastWall, m_lastCounting;
    qint64 m_settledAt = 0;
};

}  // namespace signalbox
