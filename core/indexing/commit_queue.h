// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <list>
#include <optional>

#include "chain/interval_set.h"
#include "indexing/work.h"
#include "store/ingest.h"

namespace signalbox::indexing {

/// Decoded ranges that wait for their commit; selects those that share one transaction. Also keeps the blocks that must
/// be fetched and committed alone, to be confirmed. Pure state.
class CommitQueue {
public:
    enum class Grouping { Together, Singly };  ///< Singly: a group was rejected; this finds the faulty range
    struct Group {
        std::vector<qint64> ids;
        store::Commit::Mode mode = store::Commit::Mode::Append;
        qint64 weight = 0;
        qint64 since = 0;            ///< the time at which its first range was decoded
        std::ptrdiff_t waiting = 0;  ///< all decoded ranges of the backfill
        bool alone = false;          ///< it does not wait for other ranges
    };
    using Rule = std::function<bool(const Queued&)>;

    void push(Queued item) { m_items.push_back(std::move(item)); }
    std::optional<Queued> take(qint64 id);
    void removeIf(const Rule& rule);
    void removeAbove(Height height);  ///< also from doubtful()
    void clear() { m_items.clear(); }
    void markUnknown(const std::vector<qint64>& ids);  ///< a commit of them may have happened
    void group(Grouping grouping) { m_grouping = grouping; }

    /// The next group among the ranges for which `open` is true: a single live or confirming range, else backfill
    /// ranges of one kind, job, mode and set of streams.
    std::optional<Group> next(const Rule& open, const std::function<store::Commit::Mode(const Work&)>& modeOf,
                              qint64 mostWeight) const;

    /// Stored rows of these blocks are missing from the answers. A range that was to confirm them keeps the rows; other
    /// ranges are dropped, and the blocks are doubtful until confirmed().
    void doubt(const std::vector<qint64>& ids, const chain::IntervalSet& blocks);
    void confirmed(Interval range) { m_doubtful.subtract(range); }
    const chain::IntervalSet& doubtful() const { return m_doubtful; }

    const std::list<Queued>& items() const { return m_items; }
    bool isEmpty() const { return m_items.empty(); }
    bool hasLive() const;
    std::ptrdiff_t backfillRanges() const;
    std::vector<const Queued*> find(const std::vector<qint64>& ids) const;  ///< ascending by range

private:
    std::list<Queued> m_items;
    Grouping m_grouping = Grouping::Together;
    chain::IntervalSet m_doubtful;
};

}  // namespace signalbox::indexing
