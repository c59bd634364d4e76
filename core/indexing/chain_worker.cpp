// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/chain_worker.h"

#include "indexing/worker_private.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

namespace {

Error stoppedError()
{
    return Error::make(
        ErrorKind::Cancelled, "WORKER_STOPPED",
        Message(QT_TRANSLATE_NOOP("Engine", "The chain's worker has stopped. Start the chain, then try again.")));
}

/// Runs `call` in the worker's thread; it answers through its reply.
template <class T, class Call>
QFuture<Expected<T>> queued(ChainWorker* worker, const bool& stopping, Call call)
{
    const Reply<T> reply;
    QMetaObject::invokeMethod(
        worker,
        [reply, &stopping, call] {
            if (stopping)
                reply.finish(fail(stoppedError()));
            else
                call(reply);
        },
        Qt::QueuedConnection);
    return reply.future();
}

}  // namespace

ChainWorker::ChainWorker(WorkerConfig config, Parts parts, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(config), std::move(parts)))
{
}

ChainWorker::~ChainWorker()
{
    // Without stop(): end what runs, so that no task finds its worker gone.
    d->stopping = true;
    if (d->adapter)
        d->adapter->abort();
    d->resting.request();
}

void ChainWorker::start()
{
    QMetaObject::invokeMethod(
        this, [this] { d->start(); }, Qt::QueuedConnection);
}

QFuture<Expected<Done>> ChainWorker::stop()
{
    const Reply<Done> reply;
    QMetaObject::invokeMethod(
        this, [this, reply] { d->stop(reply); }, Qt::QueuedConnection);
    return reply.future();
}

QFuture<Expected<Done>> ChainWorker::pause()
{
    return queued<Done>(this, d->stopping, [this](const Reply<Done>& reply) {
        d->paused = true;
        d->headTimer.stop();
        d->log("info", u"Paused by the operator."_s);
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::resume()
{
    return queued<Done>(this, d->stopping, [this](const Reply<Done>& reply) {
        d->paused = false;
        d->log("info", u"Resumed by the operator."_s);
        d->pollIn(0);
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::tryNow()
{
    return queued<Done>(this, d->stopping, [this](const Reply<Done>& reply) {
        d->retries.dueNow();
        d->fetchRetryAt = d->databaseRetryAt = d->forkRetryAt = 0;
        d->follow.retryAt = d->confirmed.retryAt = 0;
        if (d->adapter)
            d->adapter->tryNow();
        const auto resting = std::exchange(d->resting, Cancellation());
        resting.request();
        d->pollIn(0);
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<GapReport>> ChainWorker::scanGaps()
{
    return queued<GapReport>(this, d->stopping, [this](const Reply<GapReport>& reply) {
        if (d->started && !d->reload(true)) {
            const auto* trouble = d->troubles.find(Troubles::Source::Database);
            reply.finish(fail(trouble ? trouble->error : stoppedError()));
            return;
        }
        d->scanGaps(true);
        reply.finish(d->gapReport());
    });
}

QFuture<Expected<GapReport>> ChainWorker::fillGaps()
{
    return queued<GapReport>(this, d->stopping, [this](const Reply<GapReport>& reply) {
        const auto report = d->gapReport();
        d->ledger.schedule();
        if (report.blocks > 0)
            d->log("info", u"Scheduled %1 in %2."_s.arg(plural(report.blocks, "block"),
                                                        plural(qint64(report.gaps.size()), "gap")));
        d->turnSoon();
        reply.finish(report);
    });
}

QFuture<Expected<JobProgress>> ChainWorker::reindex(ReindexJob job)
{
    return queued<JobProgress>(this, d->stopping, [this, job](const Reply<JobProgress>& reply) {
        if (job.range.isEmpty() || job.range.lo < 0) {
            reply.finish(fail(
                ErrorKind::Invalid, "INVALID_RANGE",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 to %2 is not a range of blocks. Give the lower block first."))
                    .arg(job.range.lo)
                    .arg(job.range.hi)));
            return;
        }
        Private::Job entry;
        entry.id = job.id;
        entry.range = job.range;
        entry.done = chain::IntervalSet(job.done).intersected(job.range);
        entry.remaining = entry.done.complement(job.range);
        entry.rate.start(d->now());
        entry.reply = reply;
        d->jobs.push_back(std::move(entry));
        d->turnSoon();
    });
}

void ChainWorker::cancelReindex(qint64 id)
{
    QMetaObject::invokeMethod(
        this,
        [this, id] {
            for (auto job = d->jobs.begin(); job != d->jobs.end(); ++job) {
                if (job->id != id)
                    continue;
                const auto reply = job->reply;
                d->jobs.erase(job);
                reply.finish(
                    fail(ErrorKind::Cancelled, "CANCELLED",
                         Message(QT_TRANSLATE_NOOP(
                             "Engine", "The reindex was canceled. Blocks that were already fetched again are kept."))));
                break;
            }
            for (auto& work : d->inFlight)
                work.stale = work.stale || (work.kind == WorkKind::Reindex && work.job == id);
            d->turnSoon();
        },
        Qt::QueuedConnection);
}

QFuture<Expected<ReorgReport>> ChainWorker::rewind(Height to)
{
    return queued<ReorgReport>(this, d->stopping,
                               [this, to](const Reply<ReorgReport>& reply) { d->scope.launch(d->rewind(to, reply)); });
}

QFuture<Expected<Done>> ChainWorker::addStream(StreamConfig stream)
{
    return queued<Done>(this, d->stopping, [this, stream](const Reply<Done>& reply) {
        // An empty list stands for what the store lists, where the new stream is already.
        if (!d->config.streams.empty()) {
            std::erase_if(d->config.streams, [&](const StreamConfig& old) { return old.stream == stream.stream; });
            d->config.streams.push_back(stream);
        }
        d->needsReload = d->started;
        d->log("info", u"Stream %1 is added from block %2 on."_s.arg(stream.stream).arg(stream.from));
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::removeStream(QString stream)
{
    return queued<Done>(this, d->stopping, [this, stream](const Reply<Done>& reply) {
        std::erase_if(d->config.streams, [&](const StreamConfig& old) { return old.stream == stream; });
        // Their rows cannot be told apart any more: what holds this stream is fetched again without it.
        const auto holds = [&](const Work& work) { return chain::contains(work.streams, stream); };
        for (auto& work : d->inFlight)
            work.stale = work.stale || holds(work);
        d->settle();
        std::erase_if(d->queue, [&](const Queued& item) { return holds(item.work); });
        d->needsReload = d->started;
        d->log("info", u"Stream %1 is removed."_s.arg(stream));
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::configure(WorkerConfig config)
{
    return queued<Done>(this, d->stopping, [this, config](const Reply<Done>& reply) {
        const bool scan = d->config.pace.gapScanMs != config.pace.gapScanMs;
        d->config = config;
        if (scan && d->started)
            d->startScans();
        d->ledger.retarget(d->config);
        d->needsReload = d->started;
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::withAdapter(std::function<void(Adapter&)> change)
{
    return queued<Done>(this, d->stopping, [this, change](const Reply<Done>& reply) {
        if (!d->adapter) {
            reply.finish(
                fail(ErrorKind::Retryable, "STARTING",
                     Message(QT_TRANSLATE_NOOP("Engine", "The chain is still starting. Try again in a moment."))));
            return;
        }
        change(*d->adapter);
        d->pollIn(0);
        d->turnSoon();
        reply.finish(Done{});
    });
}

WorkerStatus ChainWorker::status() const
{
    return d->status();
}

}  // namespace signalbox::indexing
