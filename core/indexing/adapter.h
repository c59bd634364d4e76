// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "catalog/rows.h"
#include "chain/block_bloom.h"
#include "chain/block_ref.h"
#include "chain/block_work.h"
#include "chain/interval_set.h"
#include "chain/proven_range.h"
#include "chain/stream_spec.h"
#include "signalbox/error.h"
#include "signalbox/snapshot.h"

namespace signalbox::indexing {

struct FetchRequest {
    Interval range;
    chain::Streams streams;  ///< those that miss the range; "headers" among them when headers are to be stored
    bool live = false;       ///< near the head: check every parent, ask one endpoint only
    bool confirm = false;    ///< stored rows are missing from an earlier answer: see Fetched::confirmed
    std::vector<chain::BlockBloom> blooms;  ///< stored ones of the range, where its headers are not fetched; ascending
};

/// Decoded rows of one range, ready for COPY (binary, PostgreSQL). Headers ascend; in header mode full they are all
/// blocks of the range, in mode borders those with rows, the first, the last. Above finalized always all.
struct Fetched {
    Interval range;
    chain::Streams streams;
    std::vector<chain::BlockRef> headers;
    catalog::RowSet tables;  ///< rows of the family's catalog, blocks ascending
    std::vector<chain::BlockWork> work;
    std::vector<chain::Quarantined> quarantined;
    std::vector<chain::BlockBloom> blooms;   ///< worth storing for streams that are added later
    qint64 bytes = 0;                        ///< of the answers
    double decodeMs = 0;                     ///< of this thread
    std::vector<chain::ProvenRange> proven;  ///< inside `range`; empty: nothing of it is
    qint64 endpoint = 0;
    /// Of a request with `confirm`: the blocks' receipts, or the logs of two endpoints by block hash, are the rows, so
    /// that what they lack may be removed.
    bool confirmed = false;
    qint64 rows() const { return tables.rows(); }
};

struct Head {
    chain::BlockRef latest;
    std::optional<chain::BlockRef> finalized;  ///< none: the endpoint has no such tag, the depth rule counts
    qint64 endpoint = 0;
    bool corrects = false;  ///< heads and finalized blocks given out before were believed wrongly: forget them
};

/// One chain's family-specific side: talks to the endpoints, checks the answers, decodes. Lives in the chain worker's
/// thread; all tasks run there. A range that a provider refuses is split inside; a Retryable error means: all endpoints
/// were tried.
class Adapter {
public:
    virtual ~Adapter() = default;

    virtual QCoro::Task<Expected<Head>> head() = 0;
    virtual QCoro::Task<Expected<std::vector<chain::BlockRef>>> headers(
        Interval range) = 0;  ///< canonical now, parents checked
    virtual QCoro::Task<Expected<Fetched>> fetch(FetchRequest request) = 0;
    virtual qint64 suggestedBlocks() const = 0;  ///< size of the next backfill range, by density and caps, ≥ 1
    virtual int suggestedInFlight() const = 0;   ///< how many fetches at once are worth it, ≥ 1
    virtual bool waitingForRate() const = 0;     ///< every request is held back by a rate limit or budget
    virtual QDateTime nextTry() const = 0;  ///< when all endpoints are cooling down: the first to return; else invalid
    virtual void tryNow() = 0;
    /// The worker stops: aborts every request under way, so that all tasks end soon (with Cancelled). No task is
    /// started after it. An adapter without it must end its tasks in its destructor: the worker destroys it when they
    /// take too long.
    virtual void abort() {}
    /// Ids of registry events that an undo retracted (after load and after every undo): an event decoded anew under
    /// such an id gets the suffix "-" and eight hex digits of its block hash.
    virtual void setRetracted(const std::vector<QString>& eventIds) { Q_UNUSED(eventIds) }
    /// Everything stored above `ancestor` was undone: what the adapter remembers of those blocks and of the states
    /// after them is not used again.
    virtual void undone(Height ancestor) { Q_UNUSED(ancestor) }
    virtual std::vector<EndpointSnapshot> endpoints() const = 0;
    virtual QString form() const { return {}; }  ///< how blocks are read now, where a family has several ways
    virtual std::optional<LogChecks> checks() const { return {}; }
    /// What was handed over is being held against the chain again: it may yet be found short.
    struct Unchecked {
        chain::IntervalSet blocks;
        chain::Streams streams;
    };
    virtual std::vector<Unchecked> unchecked() const { return {}; }
    virtual Message limitDetail() const = 0;  ///< which provider rule sizes the requests now; empty: none

    /// Called in the worker's thread when a subscription says that there is a new head: a wake-up, never the truth.
    std::function<void()> onNewHead;
    /// Called in the worker's thread: blocks of these streams that were handed over without some of their logs;
    /// no blocks: a check has ended.
    std::function<void(const Intervals& blocks, const chain::Streams& streams)> onShort;
};

}  // namespace signalbox::indexing
