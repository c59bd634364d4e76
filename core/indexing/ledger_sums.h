// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain/interval_set.h"

namespace signalbox::indexing {

class Ledger;

// What the ledger's streams say together.
chain::IntervalSet coveredOf(const Ledger& ledger);   ///< by any stream
chain::IntervalSet missingOf(const Ledger& ledger);   ///< of any stream, scheduled or not
chain::IntervalSet gapsOf(const Ledger& ledger);      ///< missing below the newest stored block and not scheduled
chain::IntervalSet backfillOf(const Ledger& ledger);  ///< what is scheduled
bool coversUpTo(const Ledger& ledger, Height goal);   ///< every stream, from its start, as far as it wants at all
bool historyMissing(const Ledger& ledger);            ///< scheduled blocks at or below a live base
Height highestHistory(const Ledger& ledger);          ///< the highest block that is history of some stream; none: −1

}  // namespace signalbox::indexing
