// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "chain/block_ref.h"

namespace signalbox::indexing {

/// The newest finalized blocks that endpoints returned: the first live block above one of them must have it as parent.
class Anchors {
public:
    void add(const chain::BlockRef& finalized);
    void remove(Height height) { m_hashes.erase(height); }
    void removeAbove(Height height) { m_hashes.erase(m_hashes.upper_bound(height), m_hashes.end()); }
    bool contradict(const chain::BlockRef& block) const;  ///< its parent is a different block than the anchor below it

private:
    std::map<Height, Bytes32> m_hashes;
};

}  // namespace signalbox::indexing
