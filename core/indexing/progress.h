// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexing/worker_config.h"

namespace signalbox::indexing {

class Ledger;
struct LedgerEntry;

/// How much of what the chain wanted at one moment is done: the blocks up to doneTo(), and whether history is missing
/// now. Pure state; the ledger tells it what happens.
class Progress {
public:
    explicit Progress(const Ledger& ledger) : m_ledger(ledger) {}

    void resume(const LastKnown& last);
    void cutTo(Height head);  ///< the chain is shorter now
    void undo(Height ancestor);
    /// True while history is missing. It begins a new count when history is missing that was not before; a chain that
    /// has followed and fell behind catches up instead.
    bool noteBackfill();

    /// Progress counts up to here: the head at which the backfill began, later the newest block that is indexed. None
    /// before the first head.
    std::optional<Height> doneTo() const { return m_doneTo; }
    bool isBackfilling() const { return m_backfilling; }
    bool followed() const { return m_followed; }
    double done() const;                            ///< share of start..doneTo() that every stream covers, 0..1
    double doneOf(const LedgerEntry& entry) const;  ///< share of the stream's blocks up to doneTo()

private:
    std::optional<Height> target(const LedgerEntry& entry) const;
    bool isDone() const;  ///< every stream, up to doneTo()

    const Ledger& m_ledger;
    std::optional<Height> m_doneTo;
    bool m_backfilling = false;
    bool m_followed = false;      ///< in this run or an earlier one, and not backfilling again
    bool m_followedHere = false;  ///< in this run
};

}  // namespace signalbox::indexing
