// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/chain_worker.h"

#include "indexing/worker/worker_core.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

namespace {

/// Runs `call` in the worker's thread; it answers through its reply.
template <class T, class Call>
QFuture<Expected<T>> queued(ChainWorker* worker, const Life& life, Call call)
{
    const Reply<T> reply;
    QMetaObject::invokeMethod(
        worker,
        [reply, &life, call] {
            if (life.isStopping())
                reply.finish(fail(stoppedError()));
            else
                call(reply);
        },
        Qt::QueuedConnection);
    return reply.future();
}

}  // namespace

ChainWorker::ChainWorker(WorkerConfig config, Parts parts, QObject* parent)
    : QObject(parent), d(std::make_unique<WorkerCore>(this, std::move(config), std::move(parts)))
{
}

ChainWorker::~ChainWorker() = default;

void ChainWorker::start()
{
    QMetaObject::invokeMethod(
        this, [this] { d->start(); }, Qt::QueuedConnection);
}

QFuture<Expected<Done>> ChainWorker::stop()
{
    const Reply<Done> reply;
    QMetaObject::invokeMethod(
        this, [this, reply] { d->shutdown.stop(reply); }, Qt::QueuedConnection);
    return reply.future();
}

QFuture<Expected<Done>> ChainWorker::pause()
{
    return queued<Done>(this, d->life, [this](const Reply<Done>& reply) {
        d->life.setPaused(true);
        d->head.stop();
        d->journal.log("info", u"Paused by the operator."_s);
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::resume()
{
    return queued<Done>(this, d->life, [this](const Reply<Done>& reply) {
        d->life.setPaused(false);
        d->journal.log("info", u"Resumed by the operator."_s);
        d->head.pollIn(0);
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::tryNow()
{
    return queued<Done>(this, d->life, [this](const Reply<Done>& reply) {
        d->setbacks.tryNow();
        d->database.tryNow();
        d->forks.tryNow();
        if (d->adapter)
            d->adapter->tryNow();
        d->naps.wake();
        d->head.pollIn(0);
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<GapReport>> ChainWorker::scanGaps()
{
    return queued<GapReport>(this, d->life, [this](const Reply<GapReport>& reply) {
        if (d->life.isRunning() && !d->reload(true)) {
            const auto* failure = d->journal.failures().find(Failures::Source::Database);
            reply.finish(fail(failure ? failure->error : stoppedError()));
            return;
        }
        d->housekeeping.scanGaps(true);
        reply.finish(d->housekeeping.gaps());
    });
}

QFuture<Expected<GapReport>> ChainWorker::fillGaps()
{
    return queued<GapReport>(this, d->life, [this](const Reply<GapReport>& reply) {
        const auto report = d->housekeeping.gaps();
        d->ledger.streams().schedule();
        if (report.blocks > 0)
            d->journal.log("info", u"Scheduled %1 in %2."_s.arg(plural(report.blocks, "block"),
                                                                plural(qint64(report.gaps.size()), "gap")));
        d->turnSoon();
        reply.finish(report);
    });
}

QFuture<Expected<JobProgress>> ChainWorker::reindex(ReindexJob job)
{
    return queued<JobProgress>(this, d->life, [this, job](const Reply<JobProgress>& reply) {
        d->jobs.add(job, reply);
        d->turnSoon();
    });
}

void ChainWorker::cancelReindex(qint64 id)
{
    QMetaObject::invokeMethod(
        this,
        [this, id] {
            d->jobs.cancel(id);
            d->scheduler.drop([id](const Work& work) { return work.kind == WorkKind::Reindex && work.job == id; });
            d->turnSoon();
        },
        Qt::QueuedConnection);
}

QFuture<Expected<ReorgReport>> ChainWorker::rewind(Height to)
{
    return queued<ReorgReport>(this, d->life,
                               [this, to](const Reply<ReorgReport>& reply) { d->rewinder.rewind(to, reply); });
}

QFuture<Expected<Done>> ChainWorker::addStream(StreamConfig stream)
{
    return queued<Done>(this, d->life, [this, stream](const Reply<Done>& reply) {
        // An empty list stands for what the store lists, where the new stream is already.
        if (!d->config.streams.empty()) {
            std::erase_if(d->config.streams, [&](const StreamConfig& old) { return old.stream == stream.stream; });
            d->config.streams.push_back(stream);
        }
        if (d->life.isRunning())
            d->database.noteStale();
        d->journal.log("info", u"Stream %1 is added from block %2 on."_s.arg(stream.stream).arg(stream.from));
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::removeStream(QString stream)
{
    return queued<Done>(this, d->life, [this, stream](const Reply<Done>& reply) {
        std::erase_if(d->config.streams, [&](const StreamConfig& old) { return old.stream == stream; });
        // Their rows cannot be told apart any more: what holds this stream is fetched again without it.
        const auto holds = [&](const Work& work) { return chain::contains(work.streams, stream); };
        d->scheduler.drop(holds);
        d->link.settle();
        d->queue.removeIf([&](const Queued& item) { return holds(item.work); });
        if (d->life.isRunning())
            d->database.noteStale();
        d->journal.log("info", u"Stream %1 is removed."_s.arg(stream));
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::configure(WorkerConfig config)
{
    return queued<Done>(this, d->life, [this, config](const Reply<Done>& reply) {
        const bool scan = d->config.pace.gapScanMs != config.pace.gapScanMs;
        d->config = config;
        if (scan && d->life.isRunning())
            d->housekeeping.startScans();
        d->ledger.retarget(d->config);
        if (d->life.isRunning())
            d->database.noteStale();
        d->turnSoon();
        reply.finish(Done{});
    });
}

QFuture<Expected<Done>> ChainWorker::withAdapter(std::function<void(Adapter&)> change)
{
    return queued<Done>(this, d->life, [this, change](const Reply<Done>& reply) {
        if (!d->adapter) {
            reply.finish(
                fail(ErrorKind::Retryable, "STARTING",
                     Message(QT_TRANSLATE_NOOP("Engine", "The chain is still starting. Try again in a moment."))));
            return;
        }
        change(*d->adapter);
        d->head.pollIn(0);
        d->turnSoon();
        reply.finish(Done{});
    });
}

WorkerStatus ChainWorker::status() const
{
    return d->reporter.status();
}

}  // namespace signalbox::indexing
