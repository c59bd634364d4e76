// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "indexing/fork_resolver.h"
#include "indexing/head_follower.h"
#include "indexing/scheduler.h"
#include "indexing/short_blocks.h"
#include "indexing/worker/sync_goal.h"
#include "indexing/worker_status.h"

namespace signalbox::indexing {

/// Builds the worker's status from its parts and reports it, at most once per status interval.
class StatusReporter {
public:
    struct Parts {
        const WorkerConfig& config;
        const WorkerClock& clock;
        const Life& life;
        const Ledger& ledger;
        const std::unique_ptr<Adapter>& adapter;
        const Journal& journal;
        const Throughput& throughput;
        const metrics::TimeAccounting& time;
        const Setbacks& setbacks;
        const CommitQueue& queue;
        const Scheduler& scheduler;
        const HeadFollower& head;
        const BlockPace& pace;
        const ForkResolver& forks;
        const ShortBlocks& shorts;
        const SyncGoal& goal;
    };
    using Tell = std::function<void(const WorkerStatus&)>;

    StatusReporter(Parts parts, Tell tell, QObject* context);

    WorkerStatus status() const;
    void note();      ///< to be called when the state may have changed
    void tellSoon();  ///< at the end of the current status interval
    void tellNow();
    void stop() { m_timer.stop(); }

private:
    signalbox::ChainState stateNow() const;
    metrics::Lag lagTo(std::optional<Height> reached) const;
    void addHeights(WorkerStatus& status) const;
    void addQueue(WorkerStatus& status) const;
    void addCoverage(WorkerStatus& status) const;
    void addEndpoints(WorkerStatus& status) const;
    std::optional<double> remainingSeconds(const WorkerStatus& status) const;

    Parts m;
    Tell m_tell;
    signalbox::ChainState m_state = signalbox::ChainState::Starting;
    QDateTime m_since = QDateTime::currentDateTimeUtc();
    qint64 m_toldAt = -1'000'000;
    QTimer m_timer;
};

}  // namespace signalbox::indexing
