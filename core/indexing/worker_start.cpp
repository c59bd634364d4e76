// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker_private.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

namespace {
/// So long requests under way may take to end by themselves after abort().
constexpr qint64 patienceMs = 300;
}  // namespace

ChainWorker::Private::Private(ChainWorker* worker, WorkerConfig settings, Parts makers)
    : q(worker),
      config(std::move(settings)),
      parts(std::move(makers)),
      retries(config.pace.retryFirstMs, config.pace.retryMostMs),
      paused(config.paused)
{
    clock.start();
    since = QDateTime::currentDateTimeUtc();
    if (config.last) {
        headSeenAt = config.last->seenAt;
        leftUnchecked = chain::IntervalSet(config.last->unchecked);
    }
    // Children of the worker, so that they move with it to its thread; destroyed here, before it.
    for (auto* timer : {&turnTimer, &wakeTimer, &headTimer, &statusTimer, &drainTimer}) {
        timer->setParent(q);
        timer->setSingleShot(true);
    }
    for (auto* timer : {&tickTimer, &heartbeatTimer, &scanTimer})
        timer->setParent(q);
    headTimer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&turnTimer, &QTimer::timeout, q, [this] { turn(); });
    QObject::connect(&wakeTimer, &QTimer::timeout, q, [this] { turn(); });
    QObject::connect(&headTimer, &QTimer::timeout, q, [this] {
        if (started && !stopping && !lost && !paused)
            scope.launch(poll());
    });
    QObject::connect(&statusTimer, &QTimer::timeout, q, [this] {
        statusAt = now();
        Q_EMIT q->statusChanged(status());
    });
    QObject::connect(&tickTimer, &QTimer::timeout, q, [this] {
        followTime();
        tickTimer.setInterval(inFlight.empty() ? 1'000 : 250);
        statusSoon();
    });
    QObject::connect(&heartbeatTimer, &QTimer::timeout, q, [this] { heartbeat(); });
    QObject::connect(&scanTimer, &QTimer::timeout, q, [this] {
        if (started && !stopping && !lost && reload(true)) {
            scanGaps(false);
            upkeep();
        }
    });
    QObject::connect(&drainTimer, &QTimer::timeout, q, [this] { finishStop(); });
}

void ChainWorker::Private::start()
{
    if (begun || stopping)
        return;
    begun = true;
    time.start(preciseNow());
    for (auto* meter : {&rowRate, &blockRate, &indexedRate, &historyRate})
        meter->start(now());
    tickTimer.start(250);
    scope.launch(startUp());
}

QCoro::Task<> ChainWorker::Private::rest(qint64 milliseconds)
{
    auto nap = sleepFor(resting, milliseconds);
    co_await nap;
}

QCoro::Task<> ChainWorker::Private::startUp()
{
    for (int attempt = 1; !stopping; ++attempt) {
        auto made = inDatabase([this] { return parts.store(); });
        if (made) {
            store = std::move(*made);
            break;
        }
        const qint64 wait = backoffMs(config.pace.databaseFirstMs, config.pace.databaseMostMs, attempt);
        trouble(Source::Database, made.error(), wait);
        auto nap = rest(wait);
        co_await nap;
    }
    while (!stopping && !lost && !reload(false)) {
        auto nap = rest(std::max<qint64>(1, databaseRetryAt - now()));
        co_await nap;
    }
    if (stopping || lost)
        co_return;
    heartbeatTimer.start(static_cast<int>(config.pace.heartbeatMs));

    for (int attempt = 1; !stopping; ++attempt) {
        auto made = parts.adapter();
        if (made) {
            adapter = std::move(*made);
            over(Source::Start);
            break;
        }
        const qint64 wait = backoffMs(config.pace.retryFirstMs, config.pace.retryMostMs, attempt);
        trouble(Source::Start, made.error(), wait);
        auto nap = rest(wait);
        co_await nap;
    }
    if (stopping || lost)
        co_return;
    needsReload = true;  // once more, now that the adapter can be told of retractions
    adapter->onNewHead = [this] {
        if (!paused)
            pollIn(0);
    };
    adapter->onShort = [this](const Intervals& blocks, const chain::Streams& streams) { foundShort(blocks, streams); };

    std::optional<Head> head;
    while (!stopping && !lost && !head) {
        while (paused && !stopping && !lost) {
            noteState();
            auto nap = rest(100);
            co_await nap;
        }
        auto task = adapter->head();
        auto answer = co_await task;
        if (stopping || lost)
            co_return;
        if (answer) {
            head = *answer;
            over(Source::Head);
            break;
        }
        ++errors;
        const qint64 wait = std::max(backoffMs(config.pace.retryFirstMs, config.pace.retryMostMs, ++headAttempts),
                                     answer.error().retryAfterMs.value_or(0));
        trouble(Source::Head, answer.error(), wait);
        auto nap = rest(wait);
        co_await nap;
    }
    if (stopping || lost)
        co_return;
    headAttempts = 0;
    started = true;
    goal = std::min(head->latest.number - config.confirmations, config.end.value_or(head->latest.number));
    headSeen(*head);
    if (const auto stored = ledger.stored()) {
        floor = ledger.finality().floorAfterStart(head->latest.number, *stored);
        suspectFork("start");
    } else {
        floor = ledger.finalized();
    }
    startScans();
    log("info", u"Started at head %1 with %2 to index."_s.arg(head->latest.number)
                    .arg(plural(missingOf(ledger).count(), "block")));
    pollIn(pollInterval());
    checkSynced();
    turnSoon();
}

void ChainWorker::Private::lose(const Error& error)
{
    if (lost)
        return;
    settle();
    if (lost)  // the write under way has said so already
        return;
    lost = true;
    trouble(Source::Lease, error, -1);
    heartbeatTimer.stop();
    scanTimer.stop();
    headTimer.stop();
    queue.clear();
    for (auto& work : inFlight)
        work.stale = true;
    if (adapter)
        adapter->abort();
    noteState();
    Q_EMIT q->leaseLost();
}

void ChainWorker::Private::stop(Reply<Done> reply)
{
    stopping = true;
    if (stopped || !begun) {
        reply.finish(Done{});
        return;
    }
    stopReplies.push_back(reply);
    if (stopReplies.size() > 1)
        return;
    for (auto* timer : {&turnTimer, &wakeTimer, &headTimer, &tickTimer, &heartbeatTimer, &scanTimer})
        timer->stop();
    if (adapter)
        adapter->abort();
    scope.cancel();
    resting.request();
    stoppingSince = now();
    finishStop();
}

void ChainWorker::Private::finishStop()
{
    if (scope.running() > 0) {
        if (adapter && now() - stoppingSince > patienceMs) {
            unchecked = adapter->unchecked();
            adapter.reset();
        }
        drainTimer.start(2);
        return;
    }
    // What is decoded is worth one commit, unless the database is away.
    settle();
    while (!lost && store && databaseRetryAt <= now() && !needsReload && commitOnce(true))
        settle();
    if (adapter)
        unchecked = adapter->unchecked();
    if (!lost && store && !needsReload && databaseRetryAt <= now())
        (void)uncoverUnchecked(std::exchange(unchecked, {}));
    queue.clear();
    for (auto& job : jobs)
        job.reply.finish(
            fail(ErrorKind::Cancelled, "WORKER_STOPPED",
                 Message(QT_TRANSLATE_NOOP(
                     "Engine", "The chain's worker has stopped; the reindex continues when it starts again."))));
    jobs.clear();
    statusTimer.stop();
    Q_EMIT q->statusChanged(status());
    adapter.reset();
    store.reset();
    stopped = true;
    for (const auto& reply : std::exchange(stopReplies, {}))
        reply.finish(Done{});
}

void ChainWorker::Private::startScans()
{
    if (config.pace.gapScanMs > 0)
        scanTimer.start(static_cast<int>(std::min<qint64>(config.pace.gapScanMs, std::numeric_limits<int>::max())));
    else
        scanTimer.stop();
}

}  // namespace signalbox::indexing
