// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>
#include <vector>

#include "signalbox/snapshot.h"

namespace signalbox::indexing {

struct StreamStatus {
    QString stream;
    Height from = 0;
    std::optional<Height> to;
    std::optional<Height> target;  ///< newest block wanted now; none before the first head
    Intervals covered;
    qint64 coveredBlocks = 0, missingBlocks = 0;
    double done = 0;  ///< covered share of from..doneTo, 0..1
};

/// The state of a worker's chain; names and meanings are those of signalbox::ChainSnapshot.
struct WorkerStatus {
    QString caip2;
    QDateTime at;
    signalbox::ChainState state = signalbox::ChainState::Starting;
    QDateTime since;     ///< start of the state
    bool ready = false;  ///< true once coverage is loaded; before, heights, lag and progress below have no meaning
    Height start = 0;
    std::optional<Height> head, finalized, stored, indexed;
    QDateTime headTime, storedTime, indexedTime, headSeenAt;
    std::optional<Height> doneTo;
    bool followed = false;
    qint64 lagBlocks = 0, liveLagBlocks = 0;
    std::optional<double> lagSeconds, liveLagSeconds, blockSeconds;
    double rowsPerSecond = 0, blocksPerSecond = 0, requestsPerSecond = 0;
    qint64 queueDepth = 0;
    double queueOldestSeconds = 0;
    int inFlightRequests = 0;
    std::optional<double> remainingSeconds;
    double done = 0;
    Intervals covered, inFlight, gaps;
    Intervals proven;  ///< blocks whose receipts match their headers
    qint64 gapBlocks = 0, waitingBlocks = 0;
    TimeAccount time;
    std::optional<Failure> failure;  ///< the worst one
    std::vector<Failure> failures;   ///< all, worst first: the source of alerts
    std::vector<EndpointSnapshot> endpoints;
    std::vector<StreamStatus> streams;
    QString form;  ///< Adapter::form()
    std::optional<LogChecks> logChecks;

    std::optional<Height> goal;  ///< head − confirmations when the run started
    bool synced = false;         ///< true once the goal is reached
    qint64 rowsCommitted = 0, blocksCommitted = 0, bytesIn = 0, errors = 0;  ///< since start()
};

/// An undo in the store, by a reorg or a rewind.
struct ReorgReport {
    Height ancestor = 0;  ///< the last block that was kept
    int depth = 0;
    QString oldHead, newHead;  ///< 0x…
    qint64 rowsUndone = 0;
    QString reason;  ///< reorg, rewind
};

struct GapReport {
    Intervals gaps;
    qint64 blocks = 0;
};

/// A range that is fetched again. `done` contains the part that an earlier run of the same job committed (from the
/// command's progress).
struct ReindexJob {
    qint64 id = 0;
    Interval range;
    Intervals done;
};

struct JobProgress {
    qint64 id = 0;
    Intervals done;  ///< stored in the command's progress, from which the job continues after a restart
    qint64 doneBlocks = 0, totalBlocks = 0;
    Intervals kept;  ///< blocks whose stored rows the answers lacked without confirmation: these rows were kept
    double blocksPerSecond = 0;
    std::optional<double> remainingSeconds;
};

}  // namespace signalbox::indexing
