// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "chain/coverage.h"
#include "chain/stream_spec.h"
#include "indexing/worker_config.h"
#include "store/ingest.h"

namespace signalbox::indexing {

struct LedgerEntry {
    chain::Stream stream;
    chain::StreamSpec spec;          ///< as in the store: determines the present fetches
    std::optional<Height> liveBase;  ///< heights above it are followed live, those at or below are history
    chain::IntervalSet wanted;       ///< blocks wanted now; several ranges only if it is derived
    std::optional<Height> target;    ///< the newest of them
    QString follows;                 ///< base group of a derived stream; empty if it is fetched
    bool isDerived() const { return !follows.isEmpty(); }
};

/// The streams of a chain: their coverage (always equal to the committed one, never more), the proven blocks, and what
/// is wanted at a head. Pure state.
class StreamBook {
public:
    /// Applies the store's state. Coverage that is no longer in the store becomes unscheduled if `holdLost`.
    void adopt(const store::StoredChain& state, const WorkerConfig& config, bool holdLost);
    /// Wants the blocks up to `head`; none before the first one.
    void retarget(std::optional<Height> head, std::optional<Height> finalized, const WorkerConfig& config);
    void advanceLiveBases(std::optional<Height> finalized);
    void forgetLiveBases();  ///< the next ones start at the finalized block

    /// Blocks of the ranges that are not in `proven` are no longer proven.
    void cover(const std::vector<Interval>& ranges, const chain::Streams& streams,
               const std::vector<chain::ProvenRange>& proven);
    void applyToDerived(const store::Commit& commit);  ///< see derived_streams.h
    void applyPiece(const store::DerivedPiece& piece);
    void undo(Height ancestor);
    void uncover(const chain::Streams& streams, const chain::IntervalSet& blocks);
    void schedule();  ///< gaps become backfill

    const std::vector<LedgerEntry>& entries() const { return m_entries; }
    const LedgerEntry* find(const QString& stream) const;
    const chain::IntervalSet& proven() const { return m_proven; }
    Height start() const;
    std::optional<Height> stored() const;
    bool isInner(Height height) const;                      ///< every stream covers the block above, too
    std::optional<Height> newestWanted(Height head) const;  ///< `head`, or the end of all wanted blocks
    std::optional<Height> indexedOf(Height newest) const;   ///< lowest reach of the streams up to `newest`
    chain::IntervalSet wantedAt(Height head, const chain::Stream& stream) const;  ///< if `head` were the head

private:
    std::vector<LedgerEntry> m_entries;
    chain::IntervalSet m_proven;
    int m_confirmations = 0;
    std::optional<Height> m_end;
};

}  // namespace signalbox::indexing
