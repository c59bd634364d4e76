// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/status_reporter.h"

#include <algorithm>

#include "indexing/ledger_sums.h"
#include "metrics/queue.h"

namespace signalbox::indexing {

using signalbox::ChainState;
using Source = Journal::Source;

namespace {

QDateTime utc(std::optional<qint64> unixSeconds)
{
    return unixSeconds ? QDateTime::fromSecsSinceEpoch(*unixSeconds, Qt::UTC) : QDateTime();
}

}  // namespace

StatusReporter::StatusReporter(Parts parts, Tell tell, QObject* context) : m(parts), m_tell(std::move(tell))
{
    m_timer.setParent(context);  // moves with it to its thread
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, context, [this] {
        m_toldAt = m.clock.now();
        tellNow();
    });
}

void StatusReporter::tellNow()
{
    m_tell(status());
}

void StatusReporter::tellSoon()
{
    if (m_timer.isActive() || m.life.isStopping())
        return;
    const qint64 pause = m.config.pace.statusMs;
    m_timer.start(static_cast<int>(std::clamp<qint64>(m_toldAt + pause - m.clock.now(), 0, pause)));
}

void StatusReporter::note()
{
    const auto current = stateNow();
    if (current == m_state)
        return;
    m_state = current;
    m_since = QDateTime::currentDateTimeUtc();
    tellSoon();
}

WorkerStatus StatusReporter::status() const
{
    WorkerStatus status;
    status.caip2 = m.config.caip2;
    status.at = QDateTime::currentDateTimeUtc();
    status.state = stateNow();
    status.since = m_since;
    status.ready = !m.ledger.entries().empty();
    addHeights(status);
    const qint64 now = m.clock.now();
    status.rowsPerSecond = m.throughput.rowsPerSecond(now);
    status.blocksPerSecond = m.throughput.blocksPerSecond(now);
    addQueue(status);
    addCoverage(status);
    status.remainingSeconds = remainingSeconds(status);
    status.time = m.time.account(m.clock.precise(), m.adapter ? m.adapter->limitDetail() : Message());
    status.failure = m.journal.failures().worst();
    status.failures = m.journal.failures().all();
    addEndpoints(status);
    status.goal = m.goal.height();
    status.synced = m.goal.isReached();
    status.rowsCommitted = m.throughput.rows();
    status.blocksCommitted = m.throughput.blocks();
    status.bytesIn = m.throughput.bytesIn();
    status.errors = m.throughput.errors();
    return status;
}

void StatusReporter::addHeights(WorkerStatus& status) const
{
    status.start = m.ledger.start();
    status.finalized = m.ledger.finalized();
    if (!status.finalized && m.config.last)
        status.finalized = m.config.last->finalized;
    status.stored = m.ledger.stored();
    status.indexed = m.ledger.indexed();
    status.head = m.ledger.knownHead();
    status.headSeenAt = m.head.seenAt();
    const auto timeOf = [this](const std::optional<Height>& height) {
        return height ? m.ledger.times().of(*height) : std::nullopt;
    };
    status.headTime = utc(timeOf(status.head));
    status.storedTime = utc(timeOf(status.stored));
    status.indexedTime = utc(timeOf(status.indexed));
    const auto lag = lagTo(status.indexed), liveLag = lagTo(status.stored);
    status.lagBlocks = lag.blocks;
    status.lagSeconds = lag.seconds;
    status.liveLagBlocks = liveLag.blocks;
    status.liveLagSeconds = liveLag.seconds;
    status.blockSeconds = m.pace.secondsPerBlock();
    status.doneTo = m.ledger.progress().doneTo();
    status.followed = m.ledger.progress().followed();
    status.done = m.ledger.progress().done();
    status.proven = m.ledger.streams().proven().intervals();
}

void StatusReporter::addQueue(WorkerStatus& status) const
{
    metrics::QueueGauge gauge;
    chain::IntervalSet flying;
    for (const auto& item : m.setbacks.retries().items())
        gauge.waiting(1, item.since);
    for (const auto& work : m.scheduler.inFlight()) {
        gauge.inFlight(1, work.since);
        flying.add(work.range);
    }
    for (const auto& item : m.queue.items())
        gauge.decoded(item.data.rows(), item.work.since);
    status.queueDepth = gauge.depth();
    status.queueOldestSeconds = gauge.oldestSeconds(m.clock.now());
    status.inFlightRequests = static_cast<int>(m.scheduler.inFlight().size());
    status.inFlight = flying.intervals();
}

void StatusReporter::addCoverage(WorkerStatus& status) const
{
    const auto gaps = gapsOf(m.ledger);
    status.gaps = gaps.intervals();
    status.gapBlocks = gaps.count();
    status.waitingBlocks = backfillOf(m.ledger).count();
    std::optional<Height> top;
    for (const auto& entry : m.ledger.entries()) {
        StreamStatus stream;
        stream.stream = entry.stream.name;
        stream.from = entry.stream.from;
        stream.to = entry.stream.to;
        stream.target = entry.target;
        stream.covered = entry.stream.covered.intervals();
        stream.coveredBlocks = entry.stream.covered.count();
        if (entry.target) {
            stream.missingBlocks = chain::missingOf(entry.stream, entry.wanted).count();
            stream.done = m.ledger.progress().doneOf(entry);
            top = std::max(top.value_or(*entry.target), *entry.target);
        }
        status.streams.push_back(std::move(stream));
    }
    if (top && *top >= status.start)
        status.covered = missingOf(m.ledger).complement({status.start, *top}).intervals();
    else
        status.covered = coveredOf(m.ledger).intervals();
}

void StatusReporter::addEndpoints(WorkerStatus& status) const
{
    if (m.adapter) {
        status.endpoints = m.adapter->endpoints();
        status.form = m.adapter->form();
        status.logChecks = m.adapter->checks();
        m.shorts.addTo(status.logChecks);
    }
    for (const auto& endpoint : status.endpoints)
        status.requestsPerSecond += endpoint.requestsPerSecond;
}

/// While nothing moves there is no end in sight.
std::optional<double> StatusReporter::remainingSeconds(const WorkerStatus& status) const
{
    const qint64 now = m.clock.now();
    const auto& history = m.throughput.history();
    const auto& indexed = m.throughput.indexed();
    if (status.state == ChainState::Backfill && status.blocksPerSecond > 0)
        return metrics::remainingSeconds(status.waitingBlocks, history.perSecond(now), history.watchedMs(now));
    if (status.state == ChainState::Slow && indexed.watchedMs(now) >= 3'000)
        return metrics::catchUpSeconds(status.lagBlocks, indexed.perSecond(now), status.blockSeconds.value_or(1));
    return std::nullopt;
}

ChainState StatusReporter::stateNow() const
{
    const Failures& failures = m.journal.failures();
    if (m.life.isLost())
        return ChainState::Waiting;
    if (m.forks.isTooDeep())
        return ChainState::Error;
    if (m.life.isPaused())
        return ChainState::Paused;
    if (failures.has(Source::Database) || failures.has(Source::Disk))
        return ChainState::Waiting;
    if (failures.has(Source::Start) || failures.has(Source::Commit) || m.head.isFailing() || m.setbacks.nothingWorks())
        return ChainState::Error;
    if (!m.life.isRunning())
        return ChainState::Starting;
    if (const auto& head = m.ledger.head(); head && head->number < m.ledger.start())
        return ChainState::Waiting;  // for its first block to be made
    if (m.ledger.progress().isBackfilling())
        return ChainState::Backfill;
    return metrics::tooFarBehind(lagTo(m.ledger.indexed()), m.pace.secondsPerBlock().value_or(1)) ? ChainState::Slow
                                                                                                  : ChainState::Ok;
}

metrics::Lag StatusReporter::lagTo(std::optional<Height> reached) const
{
    const auto newest = m.ledger.newestWanted();
    if (!newest || *newest < m.ledger.start())
        return {};
    const auto perBlock = m.pace.secondsPerBlock();
    auto lag = metrics::lagBetween(*newest, reached, m.ledger.start(), m.ledger.times().near(*newest, perBlock),
                                   reached ? m.ledger.times().near(*reached, perBlock) : std::nullopt);
    if (!lag.seconds && perBlock)
        lag.seconds = static_cast<double>(lag.blocks) * *perBlock;
    const bool complete = m.config.end && reached && *reached >= *m.config.end;
    return complete ? lag : metrics::unanswered(lag, m.head.silence(), perBlock.value_or(1));
}

}  // namespace signalbox::indexing
