// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "catalog/entity.h"
#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/interval.h"

namespace signalbox::layers {

/// How far a table of all chains follows a chain's table: the lowest height whose rows it should show and does not.
/// Looks back from the newest block only as far as it must, through the range index on the height.
class SyncFrontier {
public:
    SyncFrontier(const catalog::Entity& entity, const ChainPlace& chain) : m_entity(entity), m_chain(chain) {}

    static constexpr qint64 firstLook = 16, furthestLook = 1 << 19;  ///< blocks

    /// `newest`: the newest block that is stored. None: all of the newest blocks' rows are there. What was lost further
    /// back is not seen: that costs a count (SyncStatus::measure).
    std::optional<Height> find(store::Transaction& transaction, Height newest) const;
    /// SELECT of the lowest such height above `after`, and of how many there are.
    QString unsynced(Height after) const;

private:
    const catalog::Entity& m_entity;
    const ChainPlace& m_chain;
};

}  // namespace signalbox::layers
