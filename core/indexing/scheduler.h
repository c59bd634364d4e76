// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <list>
#include <memory>

#include "indexing/commit_queue.h"
#include "indexing/fork_resolver.h"
#include "indexing/planner.h"
#include "indexing/reindex_jobs.h"
#include "indexing/setbacks.h"
#include "indexing/store_link.h"

namespace signalbox::indexing {

/// Plans and runs fetches: near the head at most one range per lane, and as many backfill ranges as the endpoints and
/// the commits keep up with. Decoded ranges are pushed to the queue.
class Scheduler {
public:
    struct Parts {
        const WorkerConfig& config;
        const WorkerClock& clock;
        const Life& life;
        const Ledger& ledger;
        const std::unique_ptr<Adapter>& adapter;
        StoreLink& link;
        const DatabaseState& database;
        const ForkResolver& forks;
        const ReindexJobs& jobs;
        CommitQueue& queue;
        Setbacks& setbacks;
        Throughput& throughput;
        metrics::TimeAccounting& time;
        TaskScope& scope;
    };
    struct Hooks {
        std::function<void()> liveDecoded;  ///< called at once, so that a live block does not wait for the next turn
        std::function<void()> turnSoon;
    };

    Scheduler(Parts parts, Hooks hooks) : m(parts), m_hooks(std::move(hooks)) {}

    void plan();
    void drop(const std::function<bool(const Work&)>& rule);  ///< their answers will be discarded
    bool standsStill() const;
    bool isUrgent(qint64 decoded) const;  ///< with so many decoded ranges, a commit must not wait for more
    const std::list<Work>& inFlight() const { return m_inFlight; }

private:
    void planLane(WorkKind kind);
    void planBackfill();
    bool hasRoom(int inFlightMost) const;
    std::vector<const Work*> busy() const;
    int runningBackfill() const;
    int aheadMost() const;
    void begin(WorkKind kind, const Plan& plan, qint64 job);
    FetchRequest requestFor(const Work& work);
    QCoro::Task<> fetch(Work planned);
    void decoded(Work work, Fetched data);
    void failed(const Work& work, const Error& error);

    Parts m;
    Hooks m_hooks;
    std::list<Work> m_inFlight;
    qint64 m_nextId = 1;
};

}  // namespace signalbox::indexing
