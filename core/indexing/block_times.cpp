// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/block_times.h"

#include <cmath>

namespace signalbox::indexing {

namespace {
constexpr std::size_t mostTimes = 256;
}  // namespace

std::optional<qint64> BlockTimes::of(Height height) const
{
    if (m_head && m_head->number == height)
        return m_head->timestamp;
    if (const auto* block = m_recent.at(height))
        return block->timestamp;
    const auto found = m_times.find(height);
    return found == m_times.end() ? std::nullopt : std::optional(found->second);
}

std::optional<qint64> BlockTimes::near(Height height, std::optional<double> blockSeconds) const
{
    if (const auto exact = of(height))
        return exact;
    std::optional<std::pair<Height, qint64>> below;
    if (const auto after = m_times.upper_bound(height); after != m_times.begin())
        below = *std::prev(after);
    if (const auto top = m_recent.newest(); top && top->number < height && (!below || top->number > below->first))
        below = {top->number, top->timestamp};
    if (!below || !blockSeconds)
        return std::nullopt;
    const auto estimate = below->second + std::llround(static_cast<double>(height - below->first) * *blockSeconds);
    return m_head ? std::min<qint64>(estimate, m_head->timestamp) : estimate;
}

void BlockTimes::remember(Height height, qint64 unixSeconds, const std::function<bool(Height)>& isInner)
{
    m_times.insert_or_assign(height, unixSeconds);
    if (m_times.size() <= mostTimes)
        return;
    std::erase_if(m_times, [&](const auto& time) { return isInner(time.first); });
    if (m_times.size() > mostTimes)
        m_times.erase(m_times.begin());
}

}  // namespace signalbox::indexing
