// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/recent_headers.h"

#include <algorithm>

namespace signalbox::chain {

std::vector<BlockRef>::const_iterator RecentHeaders::above(Height height) const
{
    return std::upper_bound(m_blocks.begin(), m_blocks.end(), height,
                            [](Height number, const BlockRef& block) { return number < block.number; });
}

void RecentHeaders::add(const BlockRef& block)
{
    if (!m_blocks.empty() && block.number <= m_blocks.back().number - m_capacity)
        return;
    const auto next = above(block.number);
    if (next != m_blocks.begin() && std::prev(next)->number == block.number)
        m_blocks[std::size_t(next - m_blocks.begin()) - 1] = block;
    else
        m_blocks.insert(next, block);
    m_blocks.erase(m_blocks.begin(), above(m_blocks.back().number - m_capacity));
}

void RecentHeaders::add(const std::vector<BlockRef>& blocks)
{
    Height newest = m_blocks.empty() ? 0 : m_blocks.back().number;
    for (const BlockRef& block : blocks)
        newest = std::max(newest, block.number);
    for (const BlockRef& block : blocks)
        if (block.number > newest - m_capacity)
            add(block);
}

void RecentHeaders::removeAbove(Height height)
{
    m_blocks.erase(above(height), m_blocks.cend());
}

const BlockRef* RecentHeaders::at(Height height) const
{
    const auto next = above(height);
    return next != m_blocks.begin() && std::prev(next)->number == height ? &*std::prev(next) : nullptr;
}

std::optional<BlockRef> RecentHeaders::newest() const
{
    return m_blocks.empty() ? std::nullopt : std::optional(m_blocks.back());
}

std::optional<BlockRef> RecentHeaders::newestAtOrBelow(Height height) const
{
    const auto next = above(height);
    return next == m_blocks.begin() ? std::nullopt : std::optional(*std::prev(next));
}

std::optional<Height> RecentHeaders::oldest() const
{
    return m_blocks.empty() ? std::nullopt : std::optional(m_blocks.front().number);
}

RecentHeaders::Link RecentHeaders::check(const std::vector<BlockRef>& headers) const
{
    bool known = false;
    const BlockRef* previous = nullptr;
    for (const auto& header : headers) {
        if (previous && previous->number + 1 == header.number && previous->hash != header.parent)
            return Link::Broken;
        previous = &header;
        if (const auto* same = at(header.number)) {
            known = true;
            if (same->hash != header.hash)
                return Link::Broken;
        }
        if (const auto* below = at(header.number - 1)) {
            known = true;
            if (below->hash != header.parent)
                return Link::Broken;
        }
        if (const auto* above = at(header.number + 1)) {
            known = true;
            if (above->parent != header.hash)
                return Link::Broken;
        }
    }
    return known ? Link::Fits : Link::Unknown;
}

std::optional<Height> RecentHeaders::contradicted(const std::vector<BlockRef>& headers) const
{
    for (const auto& header : headers) {
        if (const auto* below = at(header.number - 1); below && below->hash != header.parent)
            return below->number;
        if (const auto* same = at(header.number); same && same->hash != header.hash)
            return same->number;
        if (const auto* above = at(header.number + 1); above && above->parent != header.hash)
            return above->number;
    }
    return std::nullopt;
}

}  // namespace signalbox::chain
