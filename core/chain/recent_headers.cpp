#include "chain/recent_headers.h"

namespace signalbox::chain {

void RecentHeaders::add(const BlockRef& block)
{
    if (!m_blocks.empty() && block.number <= m_blocks.rbegin()->first - m_capacity)
        return;
    m_blocks.insert_or_assign(block.number, block);
    m_blocks.erase(m_blocks.begin(), m_blocks.upper_bound(m_blocks.rbegin()->first - m_capacity));
}

void RecentHeaders::add(const std::vector<BlockRef>& blocks)
{
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block)
        add(*block);
}

void RecentHeaders::removeAbove(Height height)
{
    m_blocks.erase(m_blocks.upper_bound(height), m_blocks.end());
}

const BlockRef* RecentHeaders::at(Height height) const
{
    const auto found = m_blocks.find(height);
    return found == m_blocks.end() ? nullptr : &found->second;
}

std::optional<BlockRef> RecentHeaders::newest() const
{
    return m_blocks.empty() ? std::nullopt : std::optional(m_blocks.rbegin()->second);
}

std::optional<BlockRef> RecentHeaders::newestAtOrBelow(Height height) const
{
    auto above = m_blocks.upper_bound(height);
    return above == m_blocks.begin() ? std::nullopt : std::optional(std::prev(above)->second);
}

std::optional<Height> RecentHeaders::oldest() const
{
    return m_blocks.empty() ? std::nullopt : std::optional(m_blocks.begin()->first);
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
