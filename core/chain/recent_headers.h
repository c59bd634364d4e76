// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "chain/block_ref.h"

namespace signalbox::chain {

/// The newest stored headers, by number: what parents are checked against and common ancestors are found in. Keeps at
/// most `capacity` heights below the newest one.
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
    /// Do headers (ascending) continue and meet what is stored: parent below, child above, equal hash at equal heights?
    Link check(const std::vector<BlockRef>& headers) const;
    /// The lowest stored height that such headers contradict; none when it is not the store that they contradict.
    std::optional<Height> contradicted(const std::vector<BlockRef>& headers) const;

private:
    std::vector<BlockRef>::const_iterator above(Height height) const;  ///< the first one above it

    Height m_capacity;
    std::vector<BlockRef> m_blocks;  ///< ascending; in one piece, for small nodes that stay keep whole pages from the
                                     ///< system
};

}  // namespace signalbox::chain
