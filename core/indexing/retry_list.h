// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "chain/interval_set.h"
#include "signalbox/error.h"

namespace signalbox::indexing {

/// Failed ranges that wait for their retry, each with its own backoff: one that always fails blocks no other. A range
/// that keeps failing is retried in ever smaller parts at its start, its end or within, so that finally only the faulty
/// blocks wait. Parts that succeed are removed, and the parts beside them grow again.
class RetryList {
public:
    struct Item {
        Interval range;
        Interval open;  ///< the part of range that is retried next
        int attempts = 0;
        qint64 nextTry = 0;  ///< ms of the worker's clock
        qint64 since = 0;
        qint64 successes = 0;  ///< successes of other ranges at the last failure
        Error error;
    };

    RetryList(qint64 firstMs, qint64 mostMs) : m_first(firstMs), m_most(mostMs) {}

    qint64 failed(Interval range, const Error& error, qint64 now);  ///< returns when the range is retried
    /// Extends the item that contains this block upward, by at most its own length and up to `top`: where history is
    /// pruned, each range alone would fail before one above is tried.
    void spread(Height block, Height top);
    void succeeded(Interval range);
    void countSuccess() { ++m_successes; }
    void removeAbove(Height height);
    void dueNow();
    void clear() { m_items.clear(); }

    chain::IntervalSet waiting(qint64 now) const;  ///< blocks whose retry is not due yet
    chain::IntervalSet all() const;                ///< all failed blocks, due or not
    std::vector<Interval> due(qint64 now) const;   ///< the parts to retry now, the longest due first
    Interval cut(Interval range) const;  ///< the part of range, from its start, that is in one item or in none
    std::optional<qint64> nextTry(qint64 now) const;  ///< the next retry after now
    const std::vector<Item>& items() const { return m_items; }
    int attempts(Interval range) const;  ///< of the item that contains the range's start

private:
    void join();

    qint64 m_first, m_most;
    qint64 m_successes = 0;
    std::vector<Item> m_items;  ///< ascending, disjoint
};

/// first × 2^(attempts−1), at most `most`, ± 10 % so that many retries do not coincide.
qint64 backoffMs(qint64 first, qint64 most, int attempts);

}  // namespace signalbox::indexing
