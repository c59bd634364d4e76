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

/// The content of one transaction of ingest. `blocks` are merged (an existing block must have the same hash).
struct Commit {
    enum class Mode {
        Append,   ///< the heights are not covered by these streams: direct COPY
        Replace,  ///< reindex: rows of these streams in the range are compared, replaced, retracted, added
        Record,   ///< rows that no block decides, such as samples: no ranges, no streams
    };
    /// Replace: handling of a stored row that the answer lacks although the block's hash is the same.
    enum class Missing {
        Refuse,  ///< the commit fails with ROWS_MISSING, args "blocks": the heights as a multirange
        Keep,    ///< it is kept; rows of the answer are added
        Remove,  ///< receipts or a second endpoint confirmed that it is not on the chain
    };
    Mode mode = Mode::Append;
    Missing missing = Missing::Refuse;
    std::vector<Interval> ranges;  ///< covered by this commit
    chain::Streams streams;        ///< all streams over all ranges; STREAM_CHANGED if one has another revision by now
    std::vector<chain::BlockRef> blocks;
    bool blocksAbsent = false;  ///< direct COPY of blocks, too (header mode full, stream headers missing there)
    catalog::RowSet tables;     ///< rows of the family's catalog
    std::vector<chain::BlockWork> work;
    std::vector<chain::Quarantined> quarantined;
    std::vector<chain::BlockBloom> blooms;
    std::vector<chain::ProvenRange> proven;  ///< proven parts of the ranges; the rest is no longer proven
    Height settledTo = -1;                   ///< the last block that cannot be undone, as far as it is known
    bool live = false;                       ///< NOTIFY new_event per row (one for all if over 100), and new_block
};

struct Undo {
    Height ancestor = 0;  ///< the last block that is kept
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
    QString follows = {};  ///< base of a derived stream, whose rows are computed; empty if fetched
};

struct StoredChain {
    std::vector<StreamState> streams;
    std::vector<chain::BlockRef> recent;     ///< newest stored headers, ascending, at most 2,000
    std::vector<QString> retractedEventIds;  ///< of the newest 10,000 blocks
    std::vector<chain::ProvenRange> proven;  ///< ascending
};

/// A separate transaction of a derived set: blocks that its stream newly covers, or no longer covers.
struct DerivedPiece {
    QString stream;  ///< empty if there was no work
    Intervals covered, uncovered;
    qint64 rows = 0;    ///< rows of the base
    bool more = false;  ///< true if another piece may be waiting
};

/// Writes of one chain under one lease epoch. Lives in the chain worker's thread; every call blocks. Each is one
/// transaction whose first statement is the fence: if the epoch is no longer ours, the call fails with LEASE_LOST and
/// writes nothing. DATABASE_AWAY (Retryable): call again later; a failed transaction leaves nothing behind.
/// COMMIT_UNKNOWN: the outcome of the commit is unknown, so read the state again before continuing. DISK_FULL leaves
/// nothing behind either.
class IngestStore {
public:
    virtual ~IngestStore() = default;
    virtual Expected<StoredChain> load() = 0;
    virtual Expected<Done> commit(const Commit& commit) = 0;
    /// The undone rows. A repeated undo with nothing to undo returns the result of the first one and records no reorg.
    virtual Expected<qint64> undo(const Undo& undo) = 0;
    virtual Expected<Done> heartbeat() = 0;
    /// Uncovers the blocks for the streams; their rows are kept.
    virtual Expected<Done> uncover(const chain::Streams& streams, const Intervals& blocks)
    {
        Q_UNUSED(streams)
        Q_UNUSED(blocks)
        return Done{};
    }
    /// Computes the next piece of a derived set, lowest blocks first, up to `upTo`: as many whole blocks as have `rows`
    /// rows of the base. Blocks that its base no longer covers are subtracted first, as a separate piece.
    virtual Expected<DerivedPiece> derive(Height upTo, qint64 rows)
    {
        Q_UNUSED(upTo)
        Q_UNUSED(rows)
        return DerivedPiece{};
    }
    virtual void upkeep() {}  ///< the family's maintenance, at a quiet moment
    /// The stored blooms of the range, ascending.
    virtual Expected<std::vector<chain::BlockBloom>> blooms(Interval range)
    {
        Q_UNUSED(range)
        return std::vector<chain::BlockBloom>{};
    }
};

}  // namespace signalbox::store
