// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/reindex_jobs.h"

#include <algorithm>
#include <limits>

#include "metrics/lag.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

ReindexJobs::ReindexJobs(const WorkerClock& clock, const Ledger& ledger, Journal& journal,
                         std::function<void(const JobProgress&)> moved)
    : m_clock(clock), m_ledger(ledger), m_journal(journal), m_moved(std::move(moved))
{
}

void ReindexJobs::add(const ReindexJob& job, const Reply<JobProgress>& reply)
{
    if (job.range.isEmpty() || job.range.lo < 0) {
        reply.finish(
            fail(ErrorKind::Invalid, "INVALID_RANGE",
                 Message(QT_TRANSLATE_NOOP("Engine", "%1 to %2 is not a range of blocks. Give the lower block first."))
                     .arg(job.range.lo)
                     .arg(job.range.hi)));
        return;
    }
    Job entry;
    entry.id = job.id;
    entry.range = job.range;
    entry.done = chain::IntervalSet(job.done).intersected(job.range);
    entry.remaining = entry.done.complement(job.range);
    entry.rate.start(m_clock.now());
    entry.reply = reply;
    m_jobs.push_back(std::move(entry));
}

void ReindexJobs::cancel(qint64 id)
{
    const auto job = std::find_if(m_jobs.begin(), m_jobs.end(), [id](const Job& entry) { return entry.id == id; });
    if (job == m_jobs.end())
        return;
    const auto reply = job->reply;
    m_jobs.erase(job);
    reply.finish(fail(ErrorKind::Cancelled, "CANCELLED",
                      Message(QT_TRANSLATE_NOOP(
                          "Engine", "The reindex was canceled. Blocks that were already fetched again are kept."))));
}

void ReindexJobs::stop()
{
    for (auto& job : m_jobs)
        job.reply.finish(
            fail(ErrorKind::Cancelled, "WORKER_STOPPED",
                 Message(QT_TRANSLATE_NOOP(
                     "Engine", "The chain's worker has stopped; the reindex continues when it starts again."))));
    m_jobs.clear();
}

void ReindexJobs::committed(const Queued& item)
{
    if (item.work.kind != WorkKind::Reindex)
        return;
    for (auto& job : m_jobs) {
        if (job.id != item.work.job)
            continue;
        job.remaining.subtract(item.work.range);
        job.done.add(item.work.range);
        if (item.keep)
            job.kept.add(item.work.range);
        job.rate.add(item.work.range.count(), m_clock.now());

        JobProgress progress;
        progress.id = job.id;
        progress.done = job.done.intervals();
        progress.kept = job.kept.intervals();
        progress.doneBlocks = job.done.count();
        progress.totalBlocks = progress.doneBlocks + openOf(job).count();
        progress.blocksPerSecond = job.rate.perSecond(m_clock.now());
        progress.remainingSeconds =
            metrics::remainingSeconds(progress.totalBlocks - progress.doneBlocks, progress.blocksPerSecond,
                                      job.rate.watchedMs(m_clock.now()), 1'000);
        m_moved(progress);
    }
}

void ReindexJobs::finish()
{
    for (auto job = m_jobs.begin(); job != m_jobs.end();) {
        if (!openOf(*job).isEmpty()) {
            ++job;
            continue;
        }
        JobProgress result;
        result.id = job->id;
        result.done = job->done.intervals();
        result.kept = job->kept.intervals();
        result.doneBlocks = job->done.count();
        result.totalBlocks = result.doneBlocks;
        const auto reply = job->reply;
        m_journal.log("info", u"Reindex of blocks %1 to %2 is done."_s.arg(job->range.lo).arg(job->range.hi));
        if (!job->kept.isEmpty())
            m_journal.log("warning", u"The reindex kept the stored rows of %1 that the answers lacked."_s.arg(
                                         plural(job->kept.count(), "block")));
        job = m_jobs.erase(job);
        reply.finish(result);
    }
}

bool ReindexJobs::has(qint64 id) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [id](const Job& job) { return job.id == id; });
}

chain::IntervalSet ReindexJobs::openOf(const Job& job) const
{
    chain::IntervalSet open;
    for (const Ledger::Entry& entry : m_ledger.entries()) {
        if (entry.isDerived())
            continue;
        const Interval wanted{entry.stream.from, entry.stream.to.value_or(std::numeric_limits<Height>::max() / 2)};
        open.add(job.remaining.intersected(entry.stream.covered).intersected(wanted));
    }
    return open;
}

}  // namespace signalbox::indexing
