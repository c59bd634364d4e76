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
    chain::Streams streams;  ///< streams that miss the range; includes "headers" if headers must be stored
    bool live = false;       ///< near the head: check every parent, use one endpoint only
    bool confirm = false;    ///< stored rows are missing in an earlier answer: see Fetched::confirmed
    std::vector<chain::BlockBloom> blooms;  ///< stored blooms of the range if its headers are not fetched; ascending
};

/// Decoded rows of one range, ready for COPY (binary, PostgreSQL). Headers are ascending; in header mode full they
/// cover all blocks of the range, in mode borders those with rows, the first and the last. Above finalized always all.
struct Fetched {
    Interval range;
    chain::Streams streams;
    std::vector<chain::BlockRef> headers;
    catalog::RowSet tables;  ///< rows of the family's catalog, blocks ascending
    std::vector<chain::BlockWork> work;
    std::vector<chain::Quarantined> quarantined;
    std::vector<chain::BlockBloom> blooms;   ///< worth storing for streams that are added later
    qint64 bytes = 0;                        ///< size of the answers
    double decodeMs = 0;                     ///< CPU time of this thread
    std::vector<chain::ProvenRange> proven;  ///< inside `range`; empty if no block is proven
    qint64 endpoint = 0;
    /// For a request with `confirm`: the rows come from the blocks' receipts, or from the logs of two endpoints by
    /// block hash, so stored rows that they lack may be removed.
    bool confirmed = false;
    qint64 rows() const { return tables.rows(); }
};

struct Head {
    chain::BlockRef latest;
    std::optional<chain::BlockRef> finalized;  ///< none if the endpoint has no such tag; the depth rule applies then
    qint64 endpoint = 0;
    bool corrects = false;  ///< true if earlier heads and finalized blocks were wrong and must be dropped
};

/// The family-specific side of one chain: sends requests to the endpoints, checks the answers, decodes. Lives in the
/// chain worker's thread; all tasks run there. A range that a provider refuses is split inside; a Retryable error means
/// that all endpoints were tried.
class Adapter {
public:
    virtual ~Adapter() = default;

    virtual QCoro::Task<Expected<Head>> head() = 0;
    virtual QCoro::Task<Expected<std::vector<chain::BlockRef>>> headers(
        Interval range) = 0;  ///< canonical now, parents checked
    virtual QCoro::Task<Expected<Fetched>> fetch(FetchRequest request) = 0;
    virtual qint64 suggestedBlocks() const = 0;  ///< size of the next backfill range, by density and caps, ≥ 1
    virtual int suggestedInFlight() const = 0;   ///< useful number of concurrent fetches, ≥ 1
    virtual bool waitingForRate() const = 0;     ///< true if every request is delayed by a rate limit or budget
    virtual QDateTime nextTry()
        const = 0;  ///< if all endpoints are cooling down, the time of the first to return; else invalid
    virtual void tryNow() = 0;
    /// The worker stops: aborts all running requests, so that all tasks end soon (with Cancelled). No task is started
    /// afterwards. An adapter without it must end its tasks in its destructor: the worker destroys it if they take too
    /// long.
    virtual void abort() {}
    /// IDs of registry events that an undo retracted (after load and after every undo): an event decoded again under
    /// such an ID gets the suffix "-" and eight hexadecimal digits of its block hash.
    virtual void setRetracted(const std::vector<QString>& eventIds) { Q_UNUSED(eventIds) }
    /// Everything stored above `ancestor` was undone: the adapter must not use its data about those blocks and the
    /// states after them again.
    virtual void undone(Height ancestor) { Q_UNUSED(ancestor) }
    virtual std::vector<EndpointSnapshot> endpoints() const = 0;
    virtual QString form() const { return {}; }  ///< how blocks are read now, for a family with several ways
    virtual std::optional<LogChecks> checks() const { return {}; }
    /// Returned rows that are being checked again: some may prove incomplete.
    struct Unchecked {
        chain::IntervalSet blocks;
        chain::Streams streams;
    };
    virtual std::vector<Unchecked> unchecked() const { return {}; }
    virtual Message limitDetail() const = 0;  ///< the limit that determines the size of requests now; empty if none

    /// Called in the worker's thread when a subscription announces a new head: only a wake-up.
    std::function<void()> onNewHead;
    /// Called in the worker's thread with blocks of these streams that were returned without some of their logs;
    /// without blocks when a check has ended.
    std::function<void(const Intervals& blocks, const chain::Streams& streams)> onShort;
};

}  // namespace signalbox::indexing
