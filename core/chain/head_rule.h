// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "chain/block_ref.h"

namespace signalbox::chain {

/// When a head is accepted: its header can be read at the endpoint that reported it, and its time is at most a minute
/// ahead of this machine's clock. A head that violates the second rule, or is further above a known one than the time
/// between them explains, is doubtful: it is compared with the heads of other endpoints and refused if one of them
/// disagrees. If none answers it is accepted, because development chains mine many blocks at once or move their clock
/// ahead, and a machine that slept finds any distance; it is then compared again until one answers, and dropped if it
/// proves wrong.
bool aheadOfClock(const BlockRef& head, qint64 nowUnixSeconds);
/// True if `head` is above `known` by more blocks than the time between the two explains.
bool tooFarAhead(const BlockRef& head, const BlockRef& known, std::optional<double> blockSeconds);

/// How far this machine's clock is behind a chain, measured by its heads. A head that was ahead of the clock and
/// accepted gives the difference, so the clock is judged once, not at every head. Seconds. One thread.
class ClockGap {
public:
    bool isAhead(const BlockRef& head, qint64 nowUnixSeconds) const
    {
        return aheadOfClock(head, nowUnixSeconds + m_seconds);
    }
    void counted(const BlockRef& head, qint64 nowUnixSeconds);  ///< `head` was doubted and accepted
    void seen(const BlockRef& head, qint64 nowUnixSeconds);  ///< any other head: a difference that closed is forgotten

private:
    qint64 m_seconds = 0;
};

}  // namespace signalbox::chain
