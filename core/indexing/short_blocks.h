// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "indexing/adapter.h"
#include "indexing/commit_queue.h"
#include "indexing/ledger.h"
#include "indexing/store_link.h"
#include "indexing/worker/life.h"

namespace signalbox::indexing {

/// Blocks that were, or may have been, stored without some of their logs: they are uncovered, so that they are fetched
/// again.
class ShortBlocks {
public:
    /// `leftUnchecked`: blocks stored by an earlier run that was killed before it checked them.
    ShortBlocks(chain::IntervalSet leftUnchecked, const Life& life, Ledger& ledger, StoreLink& link,
                DatabaseState& database, CommitQueue& queue, Journal& journal);

    void found(const Intervals& blocks, const chain::Streams& streams);
    void uncoverFound();  ///< as far as the database is available
    void uncoverLeft();   ///< blocks left by an earlier run, in all streams except headers
    /// Blocks that are still unchecked when the worker stops, so that the next start fetches them again. To be called
    /// after the last commit, which can cover some of them. False if the database failed.
    bool uncoverUnchecked(const std::vector<Adapter::Unchecked>& left);

    bool isEmpty() const { return m_found.empty(); }
    void addTo(std::optional<LogChecks>& checks) const;  ///< adds the blocks that wait here to the unchecked ones

private:
    struct Short {
        chain::IntervalSet blocks;
        chain::Streams streams;
    };
    const Life& m_life;
    Ledger& m_ledger;
    StoreLink& m_link;
    DatabaseState& m_database;
    CommitQueue& m_queue;
    Journal& m_journal;
    std::deque<Short> m_found;
    chain::IntervalSet m_left;
};

}  // namespace signalbox::indexing
