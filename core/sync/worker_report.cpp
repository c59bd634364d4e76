#include <QTimeZone>
#include <algorithm>

#include "metrics/queue.h"
#include "sync/worker_private.h"

namespace signalbox::sync {

namespace {

QDateTime utc(std::optional<qint64> unixSeconds)
{
    return unixSeconds ? QDateTime::fromSecsSinceEpoch(*unixSeconds, Qt::UTC) : QDateTime();
}

}  // namespace

WorkerStatus ChainWorker::Private::status() const
{
    WorkerStatus status;
    status.caip2 = config.caip2;
    status.at = QDateTime::currentDateTimeUtc();
    status.state = stateNow();
    status.since = since;
    status.start = ledger.start();
    status.finalized = ledger.finalized();
    status.stored = ledger.stored();
    status.indexed = ledger.indexed();
    const auto& head = ledger.head();
    if (head) {
        status.head = head->number;
        status.headTime = utc(head->timestamp);
    }
    const auto storedTime = status.stored ? ledger.timeOf(*status.stored) : std::nullopt;
    const auto indexedTime = status.indexed ? ledger.timeOf(*status.indexed) : std::nullopt;
    status.storedTime = utc(storedTime);
    status.indexedTime = utc(indexedTime);
    if (head) {
        const Height newest = std::min(head->number, config.end.value_or(head->number));
        const auto headTime = newest == head->number ? std::optional(head->timestamp) : ledger.timeOf(newest);
        const auto lag = metrics::lagBetween(newest, status.indexed, status.start, headTime, indexedTime);
        const auto liveLag = metrics::lagBetween(newest, status.stored, status.start, headTime, storedTime);
        status.lagBlocks = lag.blocks;
        status.lagSeconds = lag.seconds;
        status.liveLagBlocks = liveLag.blocks;
        status.liveLagSeconds = liveLag.seconds;
    }
    const auto measured = blockTime.seconds();
    status.blockSeconds = measured ? measured : config.blockSeconds;
    status.rowsPerSecond = rowRate.perSecond(now());
    status.blocksPerSecond = blockRate.perSecond(now());

    metrics::QueueGauge gauge;
    chain::IntervalSet flying;
    for (const auto& item : retries.items())
        gauge.waiting(1, item.since);
    for (const auto& work : inFlight) {
        gauge.inFlight(1, work.since);
        flying.add(work.range);
    }
    for (const auto& item : queue)
        gauge.decoded(item.data.rows(), item.work.since);
    status.queueDepth = gauge.depth();
    status.queueOldestSeconds = gauge.oldestSeconds(now());
    status.inFlightRequests = static_cast<int>(inFlight.size());
    status.inFlight = flying.intervals();

    const auto missing = ledger.allMissing();
    const auto gaps = ledger.allGaps();
    status.gaps = gaps.intervals();
    status.gapBlocks = gaps.count();
    status.waitingBlocks = ledger.allBackfill().count();
    const double pace = historyRate.perSecond(now());
    status.remainingSeconds = metrics::remainingSeconds(
        status.waitingBlocks, backfilling ? pace : status.blocksPerSecond, historyRate.watchedMs(now()));

    std::optional<Height> top;
    for (const auto& entry : ledger.entries()) {
        StreamStatus stream;
        stream.stream = entry.stream.name;
        stream.from = entry.stream.from;
        stream.to = entry.stream.to;
        stream.target = entry.target;
        stream.covered = entry.stream.covered.intervals();
        stream.coveredBlocks = entry.stream.covered.count();
        if (entry.target) {
            const Interval wanted{entry.stream.from, *entry.target};
            const qint64 covered = entry.stream.covered.countIn(wanted);
            stream.missingBlocks = wanted.count() - covered;
            stream.done = static_cast<double>(covered) / static_cast<double>(wanted.count());
            top = std::max(top.value_or(*entry.target), *entry.target);
        }
        status.streams.push_back(std::move(stream));
    }
    if (top && *top >= status.start) {
        const Interval whole{status.start, *top};
        status.covered = missing.complement(whole).intervals();
        status.done = 1.0 - static_cast<double>(missing.countIn(whole)) / static_cast<double>(whole.count());
    } else {
        chain::IntervalSet covered;
        for (const auto& entry : ledger.entries())
            covered.add(entry.stream.covered);
        status.covered = covered.intervals();
    }

    status.time = time.account(preciseNow(), adapter ? adapter->limitDetail() : QString());
    status.trouble = troubles.worst();
    status.troubles = troubles.all();
    if (adapter) {
        status.endpoints = adapter->endpoints();
        status.form = adapter->form();
    }
    for (const auto& endpoint : status.endpoints)
        status.requestsPerSecond += endpoint.requestsPerSecond;
    status.goal = goal;
    status.synced = syncedTold;
    status.rowsCommitted = rowsCommitted;
    status.blocksCommitted = blocksCommitted;
    status.bytesIn = bytesIn;
    status.errors = errors;
    return status;
}

signalbox::ChainState ChainWorker::Private::stateNow() const
{
    using signalbox::ChainState;
    if (lost)
        return ChainState::Waiting;
    if (tooDeep)
        return ChainState::Error;
    if (paused)
        return ChainState::Paused;
    if (troubles.has(Source::Database) || troubles.has(Source::Disk))
        return ChainState::Waiting;
    if (troubles.has(Source::Start) || troubles.has(Source::Commit) ||
        (headAttempts >= 3 && troubles.has(Source::Head)) || (failuresInARow >= 3 && fetchRetryAt > now()))
        return ChainState::Error;
    if (!started)
        return ChainState::Starting;
    if (const auto& head = ledger.head(); head && head->number < ledger.start())
        return ChainState::Waiting;  // for its first block to be made
    if (backfilling)
        return ChainState::Backfill;
    const auto stored = ledger.stored();
    const auto& head = ledger.head();
    if (head && stored) {
        const Height newest = std::min(head->number, config.end.value_or(head->number));
        const double seconds = static_cast<double>(std::max<Height>(0, newest - *stored)) *
                               blockTime.seconds().value_or(config.blockSeconds.value_or(1));
        const double slow = std::max(10.0, 4 * blockTime.seconds().value_or(config.blockSeconds.value_or(1)));
        if (seconds > slow)
            return ChainState::Slow;
    }
    return ChainState::Ok;
}

void ChainWorker::Private::noteState()
{
    const bool before = std::exchange(
        backfilling, std::any_of(ledger.entries().begin(), ledger.entries().end(), [](const Ledger::Entry& entry) {
            if (!entry.target || !entry.liveBase)
                return false;
            const Interval history{entry.stream.from, std::min(*entry.liveBase, *entry.target)};
            return !entry.stream.covered.complement(history).without(entry.stream.unscheduled).isEmpty();
        }));
    if (before && !backfilling && started && !stopping && !lost) {
        log("info", QStringLiteral("The backfill is done; the head is followed."));
        upkeep();
    }
    const auto current = stateNow();
    if (current != state) {
        state = current;
        since = QDateTime::currentDateTimeUtc();
        statusSoon();
    }
    if (started && !stopping && !lost && !paused && !lookingUp && now() - lookedUpAt > 5'000)
        if (const auto indexed = ledger.indexed(); indexed && !ledger.timeOf(*indexed))
            scope.launch(lookUpTime(*indexed));
}

void ChainWorker::Private::statusSoon()
{
    if (!statusTimer.isActive() && !stopping)
        statusTimer.start(
            static_cast<int>(std::clamp<qint64>(statusAt + config.pace.statusMs - now(), 0, config.pace.statusMs)));
}

void ChainWorker::Private::log(const char* level, const QString& text)
{
    Q_EMIT q->logged(QString::fromLatin1(level), text);
}

void ChainWorker::Private::trouble(Source source, const Error& error, qint64 nextTryInMs)
{
    const QDateTime next = nextTryInMs < 0 ? QDateTime() : QDateTime::currentDateTimeUtc().addMSecs(nextTryInMs);
    if (troubles.raise(source, error, next))
        log(source <= Source::Disk ? "error" : "warning", error.text);
    followTime();
    noteState();
    statusSoon();
}

void ChainWorker::Private::over(Source source)
{
    const auto* trouble = troubles.find(source);
    if (!trouble)
        return;
    const QString code = trouble->error.code;
    troubles.clear(source);
    log("info", QStringLiteral("Over: %1.").arg(code));
    followTime();
    noteState();
    statusSoon();
}

}  // namespace signalbox::sync
