// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <list>

#include "indexing/ledger.h"
#include "indexing/reply.h"
#include "indexing/work.h"
#include "indexing/worker/journal.h"
#include "indexing/worker_clock.h"
#include "indexing/worker_status.h"
#include "metrics/rate_meter.h"

namespace signalbox::indexing {

/// The reindex commands of a chain: the remaining blocks of each, its progress, and the reply when it ends.
class ReindexJobs {
public:
    struct Job {
        qint64 id = 0;
        Interval range;
        chain::IntervalSet remaining, done;
        chain::IntervalSet kept;  ///< blocks with stored rows that the answers lacked and that were kept
        metrics::RateMeter rate{30'000};
        Reply<JobProgress> reply;
    };

    /// `moved` is called after each commit of a job.
    ReindexJobs(const WorkerClock& clock, const Ledger& ledger, Journal& journal,
                std::function<void(const JobProgress&)> moved);

    void add(const ReindexJob& job, const Reply<JobProgress>& reply);  ///< may reply INVALID_RANGE
    void cancel(qint64 id);
    void stop();  ///< ends all with WORKER_STOPPED
    void committed(const Queued& item);
    void finish();  ///< replies to jobs without remaining blocks

    bool has(qint64 id) const;
    const std::list<Job>& items() const { return m_jobs; }

private:
    /// Remaining heights, except those that are not covered (any more): the backfill fetches these.
    chain::IntervalSet openOf(const Job& job) const;

    const WorkerClock& m_clock;
    const Ledger& m_ledger;
    Journal& m_journal;
    std::function<void(const JobProgress&)> m_moved;
    std::list<Job> m_jobs;
};

}  // namespace signalbox::indexing
