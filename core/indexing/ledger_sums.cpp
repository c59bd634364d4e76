// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/ledger_sums.h"

#include <algorithm>

#include "indexing/ledger.h"

namespace signalbox::indexing {

using chain::IntervalSet;

IntervalSet coveredOf(const Ledger& ledger)
{
    IntervalSet covered;
    for (const auto& entry : ledger.entries())
        covered.add(entry.stream.covered);
    return covered;
}

IntervalSet missingOf(const Ledger& ledger)
{
    IntervalSet missing;
    for (const auto& entry : ledger.entries())
        missing = missing.united(chain::missingOf(entry.stream, entry.wanted));
    return missing;
}

IntervalSet gapsOf(const Ledger& ledger)
{
    IntervalSet gaps;
    const auto top = ledger.stored();
    for (const auto& entry : ledger.entries())
        gaps = gaps.united(chain::classify(entry.stream, entry.wanted, top).gaps);
    return gaps;
}

IntervalSet backfillOf(const Ledger& ledger)
{
    IntervalSet backfill;
    for (const auto& entry : ledger.entries())
        backfill = backfill.united(chain::classify(entry.stream, entry.wanted, {}).backfill);
    return backfill;
}

bool coversUpTo(const Ledger& ledger, Height goal)
{
    const auto& entries = ledger.entries();
    return ledger.head() && std::all_of(entries.begin(), entries.end(), [goal](const LedgerEntry& entry) {
               const auto missing = chain::firstMissingOf(entry.stream, entry.wanted);
               return !missing || *missing > goal;
           });
}

bool historyMissing(const Ledger& ledger)
{
    const auto& entries = ledger.entries();
    return std::any_of(entries.begin(), entries.end(), [](const LedgerEntry& entry) {
        if (!entry.target || !entry.liveBase)
            return false;
        const Interval history{entry.stream.from, std::min(*entry.liveBase, *entry.target)};
        const auto missing = chain::missingOf(entry.stream, entry.wanted.intersected(history));
        return !missing.without(entry.stream.unscheduled).isEmpty();
    });
}

Height highestHistory(const Ledger& ledger)
{
    Height highest = -1;
    for (const auto& entry : ledger.entries())
        if (entry.target && entry.liveBase)
            highest = std::max(highest, std::min(*entry.liveBase, *entry.target));
    return highest;
}

}  // namespace signalbox::indexing
