// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/head_rule.h"

#include <algorithm>

namespace signalbox::chain {

namespace {
constexpr qint64 mostAhead = 60;           // seconds
constexpr Height unexplained = 64;         // blocks
constexpr double fastestBlocks = 0.02;     // if nothing is known about the chain
constexpr double shareOfBlockTime = 0.25;  // a chain may temporarily be faster by this factor
}  // namespace

bool aheadOfClock(const BlockRef& head, qint64 nowUnixSeconds)
{
    return head.timestamp > nowUnixSeconds + mostAhead;
}

bool tooFarAhead(const BlockRef& head, const BlockRef& known, std::optional<double> blockSeconds)
{
    const Height lead = head.number - known.number;
    if (lead <= unexplained)
        return false;
    const double fastest = std::max(fastestBlocks, blockSeconds.value_or(0) * shareOfBlockTime);
    const double seconds = static_cast<double>(std::max<qint64>(0, head.timestamp - known.timestamp)) + 1;
    return static_cast<double>(lead - unexplained) > seconds / fastest;
}

void ClockGap::counted(const BlockRef& head, qint64 nowUnixSeconds)
{
    m_seconds = std::max<qint64>(0, head.timestamp - nowUnixSeconds);
}

void ClockGap::seen(const BlockRef& head, qint64 nowUnixSeconds)
{
    m_seconds = std::min(m_seconds, std::max<qint64>(0, head.timestamp - nowUnixSeconds));
}

}  // namespace signalbox::chain
