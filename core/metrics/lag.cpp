// SPDX-License-Identifier: GPL-3.0-or-later

#include "metrics/lag.h"

#include <algorithm>

namespace signalbox::metrics {

namespace {

double mostOf(double blockSeconds)
{
    constexpr double grace = 2;
    return blockSeconds + grace;
}

}  // namespace

Lag lagBetween(Height head, std::optional<Height> reached, Height start, std::optional<qint64> headTime,
               std::optional<qint64> reachedTime)
{
    Lag lag;
    lag.blocks = std::max<qint64>(0, reached ? head - *reached : head - start + 1);
    if (lag.blocks == 0)
        lag.seconds = 0;
    else if (headTime && reachedTime)
        lag.seconds = std::max<double>(0, static_cast<double>(*headTime - *reachedTime));
    return lag;
}

Lag unanswered(Lag last, const Silence& silence, double blockSeconds)
{
    blockSeconds = std::max(blockSeconds, 0.001);
    // The head is requested twice per block time, so at the request that found it, it was at most half a block time
    // old. Where blocks are irregular, no newer block existed when the last answer came.
    const double blocks = std::min(silence.headSeconds / blockSeconds + 0.5, silence.seconds / blockSeconds + 1);
    const auto unseen = static_cast<qint64>(std::max(0.0, blocks));
    const bool early = last.blocks > 0 && !tooFarBehind(last, blockSeconds) &&
                       static_cast<double>(last.blocks + unseen) * blockSeconds > mostOf(blockSeconds);
    if (!silence.overdue && !early)
        return last;
    last.silentSeconds = std::max(0.0, silence.seconds);
    last.seconds = last.seconds.value_or(0) + last.silentSeconds;
    last.unseen = unseen;
    return last;
}

bool tooFarBehind(const Lag& lag, double blockSeconds)
{
    const double most = mostOf(blockSeconds);
    if (lag.silentSeconds > 0)
        return lag.seconds.value_or(0) > most || static_cast<double>(lag.blocks + lag.unseen) * blockSeconds > most;
    return lag.blocks >= 2 && lag.seconds.value_or(static_cast<double>(lag.blocks) * blockSeconds) > most;
}

std::optional<double> catchUpSeconds(qint64 blocks, double perSecond, double blockSeconds)
{
    const double gained = perSecond - (blockSeconds > 0 ? 1 / blockSeconds : 0);
    if (blocks <= 0 || gained <= 0)
        return std::nullopt;
    return static_cast<double>(blocks) / gained;
}

std::optional<double> remainingSeconds(qint64 waiting, double perSecond, qint64 watchedMs, qint64 enoughMs)
{
    if (waiting <= 0 || perSecond <= 0 || watchedMs < enoughMs)
        return std::nullopt;
    return static_cast<double>(waiting) / perSecond;
}

void BlockTime::observe(Height height, qint64 unixSeconds)
{
    if (!m_seen.empty() && height <= m_seen.back().first)
        return;
    m_seen.emplace_back(height, unixSeconds);
    if (m_seen.size() > m_keep)
        m_seen.pop_front();
}

void BlockTime::observeOlder(Height height, qint64 unixSeconds)
{
    if (!m_seen.empty() && height < m_seen.front().first && m_seen.size() < m_keep)
        m_seen.emplace_front(height, unixSeconds);
}

void BlockTime::removeAbove(Height height)
{
    while (!m_seen.empty() && m_seen.back().first > height)
        m_seen.pop_back();
}

std::optional<double> BlockTime::seconds() const
{
    if (m_seen.size() < 2)
        return std::nullopt;
    const auto blocks = m_seen.back().first - m_seen.front().first;
    const auto span = m_seen.back().second - m_seen.front().second;
    // Several blocks within one second: half a second is the best estimate of the block time.
    return blocks > 0 && span >= 0
               ? std::optional(std::max(static_cast<double>(span), 0.5) / static_cast<double>(blocks))
               : std::nullopt;
}

}  // namespace signalbox::metrics
