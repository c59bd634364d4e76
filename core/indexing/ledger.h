// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "chain/coverage.h"
#include "chain/finality.h"
#include "chain/recent_headers.h"
#include "chain/stream_spec.h"
#include "indexing/worker_config.h"
#include "store/ingest.h"

namespace signalbox::indexing {

/// What the worker holds of its chain in memory: the streams with their coverage (always what the store committed,
/// never more), the newest stored headers, the head. Pure state.
class Ledger {
public:
    struct Entry {
        chain::Stream stream;
        chain::StreamSpec spec;          ///< as the store has it: what is fetched now
        std::optional<Height> liveBase;  ///< heights above it are followed live, those at or below are history
        std::optional<Height> target;    ///< newest block wanted now
    };

    /// Takes over what the store holds. Coverage that was here and is gone in the store becomes unscheduled when
    /// `holdLost`.
    void adopt(const store::StoredChain& state, const WorkerConfig& config, bool holdLost);
    void setHead(const chain::BlockRef& head, std::optional<Height> finalizedTag, const WorkerConfig& config);
    void lowerHead(const chain::BlockRef& head,
                   const WorkerConfig& config);  ///< after an undo: the chain is shorter now
    /// The head and what was finalized by it were believed wrongly: both begin anew, also lower ones.
    void correctHead(const chain::BlockRef& head, std::optional<Height> finalizedTag, const WorkerConfig& config);
    void retarget(const WorkerConfig& config);

    void applyCommit(const std::vector<Interval>& ranges, const chain::Streams& streams,
                     const std::vector<chain::BlockRef>& blocks);
    void applyProofs(const std::vector<Interval>& ranges, const std::vector<chain::ProvenRange>& proven);
    void undo(Height ancestor);
    void uncover(const chain::Streams& streams, const chain::IntervalSet& blocks);
    void schedule();  ///< gaps become backfill

    const std::vector<Entry>& entries() const { return m_entries; }
    const Entry* find(const QString& stream) const;
    const std::optional<chain::BlockRef>& head() const { return m_head; }
    std::optional<Height> finalized() const { return m_finality.height(); }
    const chain::Finality& finality() const { return m_finality; }
    const chain::RecentHeaders& recent() const { return m_recent; }
    std::optional<Height> stored() const;
    std::optional<Height> indexed() const;  ///< lowest reach of the streams
    Height start() const;

    /// The head, or the last known one before the first answer.
    std::optional<Height> knownHead() const;
    std::optional<Height> newestWanted() const;  ///< knownHead(), or the end of all that is wanted
    /// An estimate where the block's own time is unknown: from the nearest known block below, by `blockSeconds`.
    std::optional<qint64> timeNear(Height height, std::optional<double> blockSeconds) const;

    /// Progress counts up to here: the head at which the backfill began, later the newest block that is indexed. None
    /// before the first head.
    std::optional<Height> doneTo() const { return m_doneTo; }
    /// True while history is missing. It begins a new count when history is missing that was not before; a chain that
    /// has followed and fell behind catches up instead.
    bool noteBackfill();
    bool followed() const { return m_followed; }
    double done() const;                                ///< share of start..doneTo() that every stream covers, 0..1
    double doneOf(const Entry& entry) const;            ///< share of the stream's blocks up to doneTo()
    std::optional<qint64> timeOf(Height height) const;  ///< Unix seconds, of borders and recent blocks
    void rememberTime(Height height, qint64 unixSeconds);

    bool coversUpTo(Height goal) const;     ///< every stream, from its start, as far as it wants at all
    chain::IntervalSet allMissing() const;  ///< of any stream, scheduled or not
    chain::IntervalSet allGaps() const;
    chain::IntervalSet allBackfill() const;
    const chain::IntervalSet& proven() const { return m_proven; }

private:
    void advanceLiveBases();
    std::optional<Height> doneTarget(const Entry& entry) const;
    bool isDone() const;  ///< every stream, up to doneTo()
    bool historyMissing() const;

    std::vector<Entry> m_entries;
    chain::IntervalSet m_proven;
    int m_confirmations = 0;
    std::optional<Height> m_end;
    std::optional<LastKnown> m_last;
    std::optional<Height> m_doneTo;
    bool m_backfilling = false, m_followed = false, m_followedHere = false;
    chain::RecentHeaders m_recent{600};
    chain::Finality m_finality;
    std::optional<chain::BlockRef> m_head;
    std::map<Height, qint64> m_times;
};

}  // namespace signalbox::indexing
