// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "chain/finality.h"
#include "chain/recent_headers.h"
#include "indexing/block_times.h"
#include "indexing/progress.h"
#include "indexing/stream_book.h"

namespace signalbox::indexing {

/// The worker's in-memory state of its chain: the streams, the newest stored headers, the head. Pure state;
/// ledger_sums.h has values over all streams.
class Ledger {
public:
    using Entry = LedgerEntry;

    Ledger() = default;
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    /// Applies the store's state. Coverage that is no longer in the store becomes unscheduled if `holdLost`.
    void adopt(const store::StoredChain& state, const WorkerConfig& config, bool holdLost);
    void setHead(const chain::BlockRef& head, std::optional<Height> finalizedTag, const WorkerConfig& config);
    /// After an undo: the chain has become shorter.
    void lowerHead(const chain::BlockRef& head, const WorkerConfig& config);
    /// The head and the blocks that it finalized were wrong: both start again, also with lower ones.
    void correctHead(const chain::BlockRef& head, std::optional<Height> finalizedTag, const WorkerConfig& config);
    void retarget(const WorkerConfig& config);

    /// Blocks of the ranges that are not in `proven` are no longer proven.
    void applyCommit(const std::vector<Interval>& ranges, const chain::Streams& streams,
                     const std::vector<chain::BlockRef>& blocks, const std::vector<chain::ProvenRange>& proven = {});
    void undo(Height ancestor);
    void rememberTime(Height height, qint64 unixSeconds);
    bool noteBackfill() { return m_progress.noteBackfill(); }

    StreamBook& streams() { return m_streams; }
    const StreamBook& streams() const { return m_streams; }
    const std::vector<Entry>& entries() const { return m_streams.entries(); }
    const Entry* find(const QString& stream) const { return m_streams.find(stream); }
    const std::optional<chain::BlockRef>& head() const { return m_head; }
    std::optional<Height> finalized() const { return m_finality.height(); }
    const chain::Finality& finality() const { return m_finality; }
    const chain::RecentHeaders& recent() const { return m_recent; }
    const BlockTimes& times() const { return m_times; }
    const Progress& progress() const { return m_progress; }

    Height start() const { return m_streams.start(); }
    std::optional<Height> stored() const { return m_streams.stored(); }
    std::optional<Height> indexed() const;       ///< lowest reach of the streams
    std::optional<Height> knownHead() const;     ///< the head, or the last known one before the first answer
    std::optional<Height> newestWanted() const;  ///< knownHead(), or the end of all wanted blocks

private:
    StreamBook m_streams;
    std::optional<LastKnown> m_last;
    chain::RecentHeaders m_recent{600};
    chain::Finality m_finality;
    std::optional<chain::BlockRef> m_head;
    BlockTimes m_times{m_head, m_recent};
    Progress m_progress{*this};
};

}  // namespace signalbox::indexing
