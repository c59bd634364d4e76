// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "catalog/rows.h"
#include "chain/block_bloom.h"
#include "chain/block_ref.h"
#include "chain/block_work.h"
#include "chain/proven_range.h"
#include "chain/stream_spec.h"
#include "signalbox/error.h"

namespace signalbox::store {

/// Everything one transaction of ingest writes. `blocks` are merged (a block that is there already must have the same
/// hash).
struct Commit {
    enum class Mode {
        Append,   ///< coverage knows the heights of these streams to be absent: straight COPY
        Replace,  ///< reindex: rows of these streams in the range are compared, replaced, retracted, added
        Record,   ///< rows that no block decides, such as samples: no ranges, no streams
    };
    /// Replace: what happens to a stored row that the answer lacks although the block's hash is the same.
    enum class Missing {
        Refuse,  ///< the commit fails with ROWS_MISSING, args "blocks": the heights as a multirange
        Keep,    ///< it stays; rows of the answer are added beside it
        Remove,  ///< receipts or a second endpoint confirmed that it is not the chain's
    };
    Mode mode = Mode::Append;
    Missing missing = Missing::Refuse;
    std::vector<Interval> ranges;  ///< covered by this commit
    chain::Streams streams;        ///< all of them over all ranges; STREAM_CHANGED: one has another revision by now
    std::vector<chain::BlockRef> blocks;
    bool blocksAbsent = false;  ///< straight COPY of blocks, too (header mode full, stream headers missing there)
    catalog::RowSet tables;     ///< rows of the family's catalog
    std::vector<chain::BlockWork> work;
    std::vector<chain::Quarantined> quarantined;
    std::vector<chain::BlockBloom> blooms;
    std::vector<chain::ProvenRange> proven;  ///< what of the ranges is proven; the rest of them no longer is
    bool live = false;                       ///< NOTIFY new_event per row (one for all when over 100), and new_block
};

struct Undo {
    Height ancestor = 0;  ///< the last block that stays
    int depth = 0;
    Bytes32 oldHead{}, newHead{};
    QString reason;         ///< reorg, rewind
    bool repeated = false;  ///< an earlier attempt may have been committed: see IngestStore::undo
};

struct StreamState {
    chain::StreamSpec spec;
    Height from = 0;
    std::optional<Height> to;
    Intervals covered;
    QString follows = {};  ///< of a derived stream, whose rows are computed: its base; empty: fetched
};

struct StoredChain {
    std::vector<StreamState> streams;
    std::vector<chain::BlockRef> recent;     ///< newest stored headers, ascending, at most 2,000
    std::vector<QString> retractedEventIds;  ///< of the newest 10,000 blocks
    std::vector<chain::ProvenRange> proven;  ///< ascending
};

/// One transaction of a derived set's own: what its stream covers now and did not, or no longer does.
struct DerivedPiece {
    QString stream;  ///< empty: there was nothing to do
    Intervals covered, uncovered;
    qint64 rows = 0;  ///< of the base
};

/// Writes of one chain under one lease epoch. Lives in the chain worker's thread; every call blocks. Each is one
/// transaction whose first statement is the fence: when the epoch is not ours any more the call fails with LEASE_LOST
/// and nothing was written. DATABASE_AWAY (Retryable): call again later; what failed left nothing behind, a commit
/// whose outcome is unknown says so by code COMMIT_UNKNOWN: read the state again before going on. DISK_FULL likewise
/// leaves nothing.
class IngestStore {
public:
    virtual ~IngestStore() = default;
    virtual Expected<StoredChain> load() = 0;
    virtual Expected<Done> commit(const Commit& commit) = 0;
    /// Rows undone. A repeated undo that finds nothing to undo answers what the first one undid and records no reorg.
    virtual Expected<qint64> undo(const Undo& undo) = 0;
    virtual Expected<Done> heartbeat() = 0;
    /// Takes the blocks out of what the streams cover; their rows stay.
    virtual Expected<Done> uncover(const chain::Streams& streams, const Intervals& blocks)
    {
        Q_UNUSED(streams)
        Q_UNUSED(blocks)
        return Done{};
    }
    /// Computes the next piece of a derived set, lowest blocks first, up to `upTo`: as many whole blocks as hold `rows`
    /// rows of the base. What its base no longer covers is taken out first, as a piece of its own.
    virtual Expected<DerivedPiece> derive(Height upTo, qint64 rows)
    {
        Q_UNUSED(upTo)
        Q_UNUSED(rows)
        return DerivedPiece{};
    }
    virtual void upkeep() {}  ///< the family's, at a quiet moment
    /// The stored blooms of the range, ascending.
    virtual Expected<std::vector<chain::BlockBloom>> blooms(Interval range)
    {
        Q_UNUSED(range)
        return std::vector<chain::BlockBloom>{};
    }
};

}  // namespace signalbox::store
