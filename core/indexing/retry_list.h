// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "chain/interval_set.h"
#include "signalbox/error.h"

namespace signalbox::indexing {

/// Ranges that failed and wait for their next try, each with its own backoff: one that always fails blocks no other. A
/// range that keeps failing is tried in ever smaller parts, now at its start, now at its end or within, so that in the
/// end only the blocks that are at fault wait. What succeeds is taken out, and the parts beside it grow again.
class RetryList {
public:
    struct Item {
        Interval range;
        Interval open;  ///< the part of range that is tried next
        int attempts = 0;
        qint64 nextTry = 0;  ///< ms of the worker's clock
        qint64 since = 0;
        qint64 successes = 0;  ///< of other ranges, when it last failed
        Error error;
    };

    RetryList(qint64 firstMs, qint64 mostMs) : m_first(firstMs), m_most(mostMs) {}

    qint64 failed(Interval range, const Error& error, qint64 now);  ///< when the range is tried again
    /// The item that holds this block takes in what is above it, up to as many blocks as it has, at most to `top`:
    /// where history is gone, each range alone would fail before one above is tried.
    void spread(Height block, Height top);
    void succeeded(Interval range);
    void countSuccess() { ++m_successes; }
    void removeAbove(Height height);
    void dueNow();
    void clear() { m_items.clear(); }

    chain::IntervalSet waiting(qint64 now) const;  ///< what must not be tried yet
    chain::IntervalSet all() const;                ///< what failed, due or not
    std::vector<Interval> due(qint64 now) const;   ///< the parts to be tried now, the longest due first
    Interval cut(Interval range) const;  ///< the part of range, from its start, that lies in one item or in none
    std::optional<qint64> nextTry(qint64 now) const;  ///< the next time later than now
    const std::vector<Item>& items() const { return m_items; }
    int attempts(Interval range) const;  ///< of the item that holds the range's start

private:
    void join();

    qint64 m_first, m_most;
    qint64 m_successes = 0;
    std::vector<Item> m_items;  ///< ascending, disjoint
};

/// first × 2^(attempts−1), at most `most`, ± 10 % so that many do not come back together.
qint64 backoffMs(qint64 first, qint64 most, int attempts);

}  // namespace signalbox::indexing
