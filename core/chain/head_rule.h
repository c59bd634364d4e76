// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "chain/block_ref.h"

namespace signalbox::chain {

/// When a head counts: its header can be read at the endpoint that named it, and its time is at most a minute ahead of
/// this machine's. A head that breaks the second rule, or that lies further above a known one than the time between
/// them explains, is doubtful: it is compared with the heads of other endpoints, and refused where one of them answers
/// otherwise. Where none answers it counts all the same, because development chains mine many blocks at once or move
/// their clock ahead, and a machine that slept finds any distance; it is then compared again until one answers, and
/// taken back when it proves wrong.
bool aheadOfClock(const BlockRef& head, qint64 nowUnixSeconds);
/// Above `known` by more blocks than the time between the two explains.
bool tooFarAhead(const BlockRef& head, const BlockRef& known, std::optional<double> blockSeconds);

/// How far this machine's clock is behind a chain, as its heads show. A head that was ahead of the clock and counted
/// all the same tells the gap, so that the clock is judged once, not at every head. Seconds. One thread.
class ClockGap {
public:
    bool isAhead(const BlockRef& head, qint64 nowUnixSeconds) const
    {
        return aheadOfClock(head, nowUnixSeconds + m_seconds);
    }
    void counted(const BlockRef& head, qint64 nowUnixSeconds);  ///< `head` was doubted, and counts
    void seen(const BlockRef& head, qint64 nowUnixSeconds);     ///< any other head: a gap that closed is forgotten

private:
    qint64 m_seconds = 0;
};

}  // namespace signalbox::chain
