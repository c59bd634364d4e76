// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimeZone>
#include <algorithm>

#include "indexing/worker_private.h"
#include "metrics/queue.h"
#include "signalbox/literals.h"

namespace signalbox::indexing {

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
    status.ready = !ledger.entries().empty();
    status.start = ledger.start();
    status.finalized = ledger.finalized();
    if (!status.finalized && config.last)
        status.finalized = config.last->finalized;
    status.stored = ledger.stored();
    status.indexed = ledger.indexed();
    status.head = ledger.knownHead();
    status.headSeenAt = headSeenAt;
    const auto timeOf = [this](const std::optional<Height>& height) {
        return height ? ledger.times().of(*height) : std::nullopt;
    };
    status.headTime = utc(timeOf(status.head));
    status.storedTime = utc(timeOf(status.stored));
    status.indexedTime = utc(timeOf(status.indexed));
    const auto lag = lagTo(status.indexed), liveLag = lagTo(status.stored);
    status.lagBlocks = lag.blocks;
    status.lagSeconds = lag.seconds;
    status.liveLagBlocks = liveLag.blocks;
    status.liveLagSeconds = liveLag.seconds;
    status.blockSeconds = secondsPerBlock();
    status.doneTo = ledger.progress().doneTo();
    status.followed = ledger.progress().followed();
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

    const auto missing = missingOf(ledger);
    const auto gaps = gapsOf(ledger);
    status.gaps = gaps.intervals();
    status.gapBlocks = gaps.count();
    status.waitingBlocks = backfillOf(ledger).count();
    // While nothing moves there is no end in sight.
    const double pace = historyRate.perSecond(now());
    if (status.state == signalbox::ChainState::Backfill && status.blocksPerSecond > 0)
        status.remainingSeconds = metrics::remainingSeconds(status.waitingBlocks, pace, historyRate.watchedMs(now()));
    else if (status.state == signalbox::ChainState::Slow && indexedRate.watchedMs(now()) >= 3'000)
        status.remainingSeconds =
            metrics::catchUpSeconds(status.lagBlocks, indexedRate.perSecond(now()), status.blockSeconds.value_or(1));

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
            stream.done = ledger.progress().doneOf(entry);
            top = std::max(top.value_or(*entry.target), *entry.target);
        }
        status.streams.push_back(std::move(stream));
    }
    if (top && *top >= status.start) {
        const Interval whole{status.start, *top};
        status.covered = missing.complement(whole).intervals();
    } else {
        status.covered = coveredOf(ledger).intervals();
    }

    status.done = ledger.progress().done();
    status.proven = ledger.proven().intervals();

    status.time = time.account(preciseNow(), adapter ? adapter->limitDetail() : Message());
    status.trouble = troubles.worst();
    status.troubles = troubles.all();
    if (adapter) {
        status.endpoints = adapter->endpoints();
        status.form = adapter->form();
        status.logChecks = adapter->checks();
        if (!status.logChecks && !leftUnchecked.isEmpty())
            status.logChecks.emplace();
        if (status.logChecks && (!shorts.empty() || !leftUnchecked.isEmpty())) {
            chain::IntervalSet unchecked(status.logChecks->unchecked);
            for (const Short& found : shorts) {
                status.logChecks->uncheckedBlocks += found.blocks.count();
                unchecked.add(found.blocks);
            }
            unchecked.add(leftUnchecked);
            status.logChecks->uncheckedBlocks += leftUnchecked.count();
            status.logChecks->unchecked = unchecked.intervals();
        }
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
    return metrics::tooFarBehind(lagTo(ledger.indexed()), secondsPerBlock().value_or(1)) ? ChainState::Slow
                                                                                         : ChainState::Ok;
}

std::optional<double> ChainWorker::Private::secondsPerBlock() const
{
    const auto measured = blockTime.seconds();
    return measured ? measured : config.blockSeconds;
}

metrics::Lag ChainWorker::Private::lagTo(std::optional<Height> reached) const
{
    const auto newest = ledger.newestWanted();
    if (!newest || *newest < ledger.start())
        return {};
    const auto perBlock = secondsPerBlock();
    auto lag = metrics::lagBetween(*newest, reached, ledger.start(), ledger.times().near(*newest, perBlock),
                                   reached ? ledger.times().near(*reached, perBlock) : std::nullopt);
    if (!lag.seconds && perBlock)
        lag.seconds = static_cast<double>(lag.blocks) * *perBlock;
    const bool complete = config.end && reached && *reached >= *config.end;
    return complete ? lag : metrics::unanswered(lag, silence(), perBlock.value_or(1));
}

metrics::Silence ChainWorker::Private::silence() const
{
    constexpr qint64 overdueMs = 1'500;
    if (!headSeenAt.isValid())
        return {};
    metrics::Silence silence;
    silence.seconds = static_cast<double>(headSeenAt.msecsTo(QDateTime::currentDateTimeUtc())) / 1000.0;
    silence.headSeconds = static_cast<double>(now() - headAskedAt) / 1000.0;
    silence.overdue = !started || paused || (askedAt >= 0 && now() - askedAt >= overdueMs);
    return silence;
}

void ChainWorker::Private::noteState()
{
    const bool before = std::exchange(backfilling, ledger.noteBackfill());
    if (const auto indexed = ledger.indexed(); started && indexed) {
        if (lastIndexed && *indexed > *lastIndexed)
            indexedRate.add(*indexed - *lastIndexed, now());
        lastIndexed = indexed;
    }
    if (before && !backfilling && started && !stopping && !lost) {
        log("info", u"The backfill is done; the head is followed."_s);
        upkeep();
    }
    const auto current = stateNow();
    if (current != state) {
        state = current;
        since = QDateTime::currentDateTimeUtc();
        statusSoon();
    }
    if (started && !stopping && !lost && !paused && !lookingUp && now() - lookedUpAt > 5'000)
        if (const auto indexed = ledger.indexed(); indexed && !ledger.times().of(*indexed))
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
        log(source <= Source::Disk ? "error" : "warning", error.text());
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
    log("info", u"Over: %1."_s.arg(code));
    followTime();
    noteState();
    statusSoon();
}

}  // namespace signalbox::indexing
