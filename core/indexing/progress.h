// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "chain/interval_set.h"
#include "indexing/worker_config.h"

namespace signalbox::indexing {

class Ledger;
struct LedgerEntry;

/// The progress of the chain's backfill: the blocks up to doneTo(), and whether history is missing now. Pure state; the
/// ledger reports the changes.
class Progress {
public:
    explicit Progress(const Ledger& ledger) : m_ledger(ledger) {}

    void resume(const LastKnown& last);
    void cutTo(Height head);  ///< the chain has become shorter
    void undo(Height ancestor);
    /// True while history is missing. Begins a new count if history is missing that was not missing before; a chain
    /// that has followed and fell behind catches up instead.
    bool noteBackfill();

    /// The last block that progress counts: the head at the start of the backfill, later the newest indexed block. None
    /// before the first head.
    std::optional<Height> doneTo() const { return m_doneTo; }
    bool isBackfilling() const { return m_backfilling; }
    bool followed() const { return m_followed; }
    double done() const;                            ///< share of start..doneTo() that every stream covers, 0..1
    double doneOf(const LedgerEntry& entry) const;  ///< share of the stream's blocks up to doneTo()

private:
    chain::IntervalSet wanted(const LedgerEntry& entry) const;
    bool isDone() const;  ///< true if every stream is complete up to doneTo()

    const Ledger& m_ledger;
    std::optional<Height> m_doneTo;
    bool m_backfilling = false;
    bool m_followed = false;      ///< in this run or an earlier one, and no new backfill since
    bool m_followedHere = false;  ///< in this run
};

}  // namespace signalbox::indexing
