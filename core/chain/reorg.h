// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "chain/interval_set.h"
#include "chain/recent_headers.h"
#include "signalbox/error.h"

namespace signalbox::chain {

/// Finds the newest block that the store and the chain share by walking down from `top` in steps. Feed it with the
/// canonical headers of next() until ancestor() or exhausted(). Pure: it sends no requests.
class AncestorSearch {
public:
    AncestorSearch(const RecentHeaders& stored, Height top, Height step = 20);

    std::optional<Interval> next() const;  ///< wanted canonical headers; none if the search is over
    void feed(const std::vector<BlockRef>& canonical);

    std::optional<BlockRef> ancestor() const { return m_ancestor; }
    const RecentHeaders& stored() const { return m_stored; }
    std::optional<BlockRef> firstDifferent() const
    {
        return m_different;
    }  ///< the lowest canonical header seen that differs from the stored one
    bool exhausted() const { return !m_ancestor && !next(); }

private:
    const RecentHeaders& m_stored;
    Height m_top, m_step;
    std::optional<BlockRef> m_ancestor, m_different;
};

/// How to handle a chain that no longer agrees with the store.
struct ReorgVerdict {
    enum class Kind { None, Undo, TooDeep };
    Kind kind = Kind::None;
    Height ancestor = 0;               ///< Undo: the last block that is kept
    qint64 depth = 0;                  ///< stored blocks above the ancestor
    std::optional<Height> suggestion;  ///< TooDeep: the height of a rewind that corrects it, if known
};

/// `floor`: the finalized height when the blocks were stored; an ancestor below it is too deep. So is one below the
/// available headers while more blocks are stored there (`covered`); if none are stored between the headers and the
/// floor, the floor itself is the ancestor.
ReorgVerdict judgeReorg(const AncestorSearch& search, Height storedTop, std::optional<Height> floor,
                        const IntervalSet& covered);

/// REORG_TOO_DEEP with the heights and hashes seen and the height to rewind to.
Error reorgTooDeep(const ReorgVerdict& verdict, const BlockRef& stored, const std::optional<BlockRef>& canonical,
                   std::optional<Height> finalized, std::optional<Height> oldestStored);

}  // namespace signalbox::chain
