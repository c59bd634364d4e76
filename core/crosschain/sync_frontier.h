// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "catalog/entity.h"
#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/interval.h"

namespace signalbox::layers {

/// How far a global table follows a chain's table: the lowest height whose rows it should have and does not. Searches
/// back from the newest block only as far as needed, through the range index on the height.
class SyncFrontier {
public:
    SyncFrontier(const catalog::Entity& entity, const ChainPlace& chain) : m_entity(entity), m_chain(chain) {}

    static constexpr qint64 firstLook = 16, furthestLook = 1 << 19;  ///< blocks

    /// `newest`: the newest stored block. None if all rows of the newest blocks are present. Rows that were lost
    /// further back are not seen; that needs a count (SyncStatus::measure).
    std::optional<Height> find(store::Transaction& transaction, Height newest) const;
    /// SELECT of the lowest such height above `after`, and of the number of such heights.
    QString unsynced(Height after) const;

private:
    const catalog::Entity& m_entity;
    const ChainPlace& m_chain;
};

}  // namespace signalbox::layers
