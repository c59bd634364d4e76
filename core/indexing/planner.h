// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "indexing/ledger.h"
#include "indexing/retry_list.h"
#include "indexing/work.h"

namespace signalbox::indexing {

/// The wanted blocks of a stream among the heights that may be planned.
struct Wish {
    chain::StreamSpec stream;
    chain::IntervalSet heights;
};

/// The lowest wanted range, with every stream that wants all of it: streams that miss the same blocks share a request,
/// and a range ends where one of them begins or ends.
std::optional<Plan> lowestPlan(const std::vector<Wish>& wishes, qint64 maxBlocks);

/// Chooses the next ranges. Pure: reads the ledger, the ranges in progress and those that wait for a retry.
class Planner {
public:
    Planner(const Ledger& ledger, const std::vector<const Work*>& busy, const RetryList& retries, qint64 now);

    /// Near the head, in order: one block at a time, more if many are missing. `confirmations` > 0: registries are
    /// followed separately.
    std::optional<Plan> live(WorkKind lane, int confirmations, qint64 maxBlocks) const;
    /// From the start upward, at most maxBlocks: blocks that have not failed yet, or failed ones that are due again.
    std::optional<Plan> history(qint64 maxBlocks, bool failedBefore = false) const;
    /// Covered heights of `remaining` that must be fetched again.
    std::optional<Plan> reindex(const chain::IntervalSet& remaining, qint64 job, qint64 maxBlocks) const;

private:
    chain::IntervalSet busyOf(const chain::StreamSpec& stream) const;
    std::optional<Plan> cut(std::optional<Plan> plan) const;
    std::optional<Plan> historyOutside(const chain::IntervalSet& held, qint64 maxBlocks,
                                       std::optional<Interval> part) const;

    const Ledger& m_ledger;
    const std::vector<const Work*>& m_busy;
    const RetryList& m_retries;
    const qint64 m_now;
    chain::IntervalSet m_waiting;
};

}  // namespace signalbox::indexing
