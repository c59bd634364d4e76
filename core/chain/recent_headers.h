// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "chain/block_ref.h"

namespace signalbox::chain {

/// The newest stored headers by number: parents are checked against them and common ancestors are found in them. Keeps
/// at most `capacity` heights below the newest one.
class RecentHeaders {
public:
    explicit RecentHeaders(Height capacity = 2'000) : m_capacity(capacity) {}

    void add(const BlockRef& block);
    void add(const std::vector<BlockRef>& blocks);
    void removeAbove(Height height);
    void clear() { m_blocks.clear(); }

    const BlockRef* at(Height height) const;
    std::optional<BlockRef> newest() const;
    std::optional<BlockRef> newestAtOrBelow(Height height) const;
    std::optional<Height> oldest() const;
    bool isEmpty() const { return m_blocks.empty(); }
    std::size_t size() const { return m_blocks.size(); }

    enum class Link { Fits, Unknown, Broken };
    /// True if headers (ascending) are consecutive and agree with the stored ones: parent below, child above, equal
    /// hash at equal heights.
    Link check(const std::vector<BlockRef>& headers) const;
    /// The lowest stored height that such headers contradict; none if they do not contradict the store.
    std::optional<Height> contradicted(const std::vector<BlockRef>& headers) const;

private:
    std::vector<BlockRef>::const_iterator above(Height height) const;  ///< the first block above height

    Height m_capacity;
    std::vector<BlockRef>
        m_blocks;  ///< ascending; one allocation, because small long-lived nodes keep whole pages from the system
};

}  // namespace signalbox::chain
