// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "chain/recent_headers.h"

namespace signalbox::indexing {

/// The block times (Unix seconds) that figures need: of the head, of the newest stored headers, and of some blocks
/// below them. The head and the headers belong to the ledger and are only read.
class BlockTimes {
public:
    BlockTimes(const std::optional<chain::BlockRef>& head, const chain::RecentHeaders& recent)
        : m_head(head), m_recent(recent)
    {
    }

    std::optional<qint64> of(Height height) const;
    /// An estimate if the block's own time is unknown: from the nearest known block below, by `blockSeconds`.
    std::optional<qint64> near(Height height, std::optional<double> blockSeconds) const;
    /// Keeps a limited number. Times for which `isInner` is true are dropped first: blocks in the middle of a covered
    /// range are not needed.
    void remember(Height height, qint64 unixSeconds, const std::function<bool(Height)>& isInner);
    void removeAbove(Height height) { m_times.erase(m_times.upper_bound(height), m_times.end()); }

private:
    const std::optional<chain::BlockRef>& m_head;
    const chain::RecentHeaders& m_recent;
    std::map<Height, qint64> m_times;
};

}  // namespace signalbox::indexing
