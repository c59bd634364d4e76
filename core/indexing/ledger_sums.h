// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain/interval_set.h"

namespace signalbox::indexing {

class Ledger;

// Values over all streams of a ledger.
chain::IntervalSet coveredOf(const Ledger& ledger);   ///< blocks covered by any stream
chain::IntervalSet missingOf(const Ledger& ledger);   ///< blocks missing in any stream, scheduled or not
chain::IntervalSet gapsOf(const Ledger& ledger);      ///< blocks missing below the newest stored one and not scheduled
chain::IntervalSet backfillOf(const Ledger& ledger);  ///< scheduled blocks
/// True if every stream covers what it wants up to `goal`; false before the first head.
bool coversUpTo(const Ledger& ledger, Height goal);
bool historyMissing(const Ledger& ledger);    ///< scheduled blocks at or below a live base
Height highestHistory(const Ledger& ledger);  ///< the highest block that is history for some stream; −1 if none

}  // namespace signalbox::indexing
