// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/worker_core.h"

#include <algorithm>

#include "indexing/ledger_sums.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

using Source = Journal::Source;
using TimeState = metrics::TimeAccounting::State;

namespace {

chain::IntervalSet leftUnchecked(const WorkerConfig& config)
{
    return config.last ? chain::IntervalSet(config.last->unchecked) : chain::IntervalSet();
}

}  // namespace

// Each part gets the parts that it uses. If two need each other, the second one is reached by a function.
WorkerCore::WorkerCore(ChainWorker* worker, WorkerConfig settings, ChainWorker::Parts parts)
    : q(worker),
      config(std::move(settings)),
      life(config.paused),
      journal([this](const QString& level, const QString& text) { Q_EMIT q->logged(level, text); },
              [this] {
                  followTime();
                  noteState();
                  reporter.tellSoon();
              }),
      database(config, clock, journal, [this](const Error& error) { lose(error); }),
      link(
          clock, time, database, q,
          [this](const Writing& done, const Expected<Done>& result) { committer.ended(done, result); },
          [this] { turn(); }),
      setbacks(config, clock, ledger, journal, throughput,
               [this] { return adapter ? adapter->nextTry() : QDateTime(); }),
      jobs(clock, ledger, journal, [this](const JobProgress& progress) { Q_EMIT q->jobProgress(progress); }),
      shorts(leftUnchecked(config), life, ledger, link, database, queue, journal),
      pace(config, clock, life, ledger, adapter, scope, [this] { reporter.tellSoon(); }),
      undoer({config, life, ledger, link, database, journal, naps}, {[this](Height ancestor) { forgetAbove(ancestor); },
                                                                     [this](const ReorgReport& report) {
                                                                         pace.removeAbove(report.ancestor);
                                                                         Q_EMIT q->reorged(report);
                                                                     }}),
      forks({config, clock, life, ledger, adapter, journal, scope}, forkHooks()),
      scheduler(
          {config, clock, life, ledger, adapter, link, database, forks, jobs, queue, setbacks, throughput, time, scope},
          {[this] {
               committer.commitOnce(false);
               scheduler.plan();
           },
           [this] { turnSoon(); }}),
      committer({config, clock, ledger, link, database, queue, setbacks, anchors, journal}, committerHooks()),
      deriver({config, clock, ledger, link, database, queue, scheduler, forks, throughput, journal},
              {[this] { checkSynced(); }, [this] { turnSoon(); }}),
      head({config, clock, life, ledger, adapter, anchors, pace, journal, throughput, scope},
           {[this] { noteState(); }, [this](const Head& seen) { headCorrected(seen); },
            [this](const Head& seen) { forks.headSeen(seen); },
            // At once, so that a new block does not wait for the next turn.
            [this] {
                scheduler.plan();
                turnSoon();
            }},
           q),
      housekeeping({config, life, ledger, link, database, journal, throughput},
                   {[this] { return reload(true); }, [this] { turnSoon(); }}, q),
      reporter(
          {config, clock, life, ledger, adapter, journal, throughput, time, setbacks, queue, scheduler, head, pace,
           forks, shorts, goal},
          [this](const WorkerStatus& status) { Q_EMIT q->statusChanged(status); }, q),
      shutdown({clock, life, adapter, link, committer, queue, shorts, jobs, naps, scope},
               {[this] { quiet(); },
                [this] {
                    reporter.stop();
                    reporter.tellNow();
                }},
               q),
      rewinder({config, life, ledger, forks, head, naps, scope}, [this] { turnSoon(); }),
      m_startUp({config, life, adapter, link, database, head, journal, naps}, std::move(parts), startUpHooks())
{
    // Children of the worker, so that they move with it to its thread; destroyed here, before it.
    for (auto* timer : {&m_turnTimer, &m_wakeTimer, &m_tickTimer})
        timer->setParent(q);
    m_turnTimer.setSingleShot(true);
    m_wakeTimer.setSingleShot(true);
    QObject::connect(&m_turnTimer, &QTimer::timeout, q, [this] { turn(); });
    QObject::connect(&m_wakeTimer, &QTimer::timeout, q, [this] { turn(); });
    QObject::connect(&m_tickTimer, &QTimer::timeout, q, [this] {
        followTime();
        m_tickTimer.setInterval(scheduler.inFlight().empty() ? 1'000 : 250);
        reporter.tellSoon();
    });
}

/// Without stop(): ends the tasks, so that none outlives its worker.
WorkerCore::~WorkerCore()
{
    life.stop();
    if (adapter)
        adapter->abort();
    naps.end();
}

Committer::Hooks WorkerCore::committerHooks()
{
    Committer::Hooks hooks;
    hooks.isLost = [this] { return life.isLost(); };
    hooks.mayCommit = [this](const Work& work) { return forks.trusts(work.range.hi); };
    hooks.hasJob = [this](qint64 job) { return jobs.has(job); };
    hooks.isUrgent = [this](qint64 decoded) { return scheduler.isUrgent(decoded); };
    hooks.suspectFork = [this](const char* why, std::optional<Height> at) { forks.suspect(why, at); };
    hooks.committed = [this](const Queued& item) {
        throughput.committed(item, clock.now());
        setbacks.committed(item.work);
        jobs.committed(item);
    };
    hooks.ended = [this](const Writing& done) {
        if (done.kind == WorkKind::Follow && done.linked)
            forks.followed();
        Q_EMIT q->committed(done.commit.ranges.back().hi, done.commit.live);
        checkSynced();
    };
    hooks.turnSoon = [this] { turnSoon(); };
    return hooks;
}

ForkResolver::Hooks WorkerCore::forkHooks()
{
    ForkResolver::Hooks hooks;
    hooks.settle = [this] { link.settle(); };
    hooks.undo = [this](Height ancestor, Bytes32 newHead, QString reason) {
        return undoer.run(ancestor, newHead, reason);
    };
    hooks.corrected = [this](const Head& seen) { headCorrected(seen); };
    hooks.dropAll = [this] {
        queue.clear();
        scheduler.drop([](const Work&) { return true; });
    };
    hooks.pollNow = [this] { head.pollIn(0); };
    hooks.turnSoon = [this] { turnSoon(); };
    return hooks;
}

void WorkerCore::start()
{
    if (life.hasBegun() || life.isStopping())
        return;
    life.begin();
    time.start(clock.precise());
    throughput.start(clock.now());
    m_tickTimer.start(250);
    scope.launch(begin());
}

QCoro::Task<> WorkerCore::begin()
{
    auto starting = m_startUp.run();
    const auto first = co_await starting;
    if (first && !life.isOver())
        run(*first);
}

StartUp::Hooks WorkerCore::startUpHooks()
{
    StartUp::Hooks hooks;
    hooks.reload = [this] { return reload(false); };
    hooks.loaded = [this] { housekeeping.startHeartbeat(); };
    hooks.made = [this](Adapter& made) {
        made.onNewHead = [this] { head.pollIn(0); };
        made.onShort = [this](const Intervals& blocks, const chain::Streams& streams) { foundShort(blocks, streams); };
    };
    return hooks;
}

void WorkerCore::run(const Head& first)
{
    const Height newest = first.latest.number;
    life.run();
    goal.set(std::min(newest - config.confirmations, config.end.value_or(newest)));
    head.seen(first);
    forks.started(newest);
    housekeeping.startScans();
    journal.log("info",
                u"Started at head %1 with %2 to index."_s.arg(newest).arg(plural(missingOf(ledger).count(), "block")));
    head.pollLater();
    checkSynced();
    turnSoon();
}

void WorkerCore::quiet()
{
    for (auto* timer : {&m_turnTimer, &m_wakeTimer, &m_tickTimer})
        timer->stop();
    head.stop();
    housekeeping.stop();
}

void WorkerCore::lose(const Error& error)
{
    if (life.isLost())
        return;
    link.settle();
    if (life.isLost())  // the running commit has reported the loss
        return;
    life.lose();
    journal.failed(Source::Lease, error, -1);
    housekeeping.stop();
    head.stop();
    queue.clear();
    scheduler.drop([](const Work&) { return true; });
    if (adapter)
        adapter->abort();
    noteState();
    Q_EMIT q->leaseLost();
}

void WorkerCore::turnSoon()
{
    if (!m_turnTimer.isActive() && !life.isStopping())
        m_turnTimer.start(0);
}

void WorkerCore::turn()
{
    if (life.isOver())
        return;
    if (life.isRunning()) {
        if (database.isStale() && database.isDue())
            reload(false);
        forks.checkWhenDue();
        shorts.uncoverFound();
        scheduler.plan();
        if (committer.commitOnce(false))
            turnSoon();
        if (queue.isEmpty())
            database.tryDisk();
        scheduler.plan();
        deriver.once();
        jobs.finish();
        armWake();
    }
    followTime();
    noteState();
    reporter.tellSoon();
}

void WorkerCore::armWake()
{
    const qint64 now = clock.now();
    auto next = setbacks.nextTry();
    const auto consider = [&](std::optional<qint64> at) {
        if (at && *at > now && (!next || *at < *next))
            next = at;
    };
    consider(database.retryAt());
    consider(forks.nextTry());
    consider(deriver.retryAt());
    for (const auto& item : queue.items())
        consider(std::max(item.since + config.pace.commitMs, now + 1));
    if (next)
        m_wakeTimer.start(static_cast<int>(std::clamp<qint64>(*next - now, 1, 60'000)));
    else
        m_wakeTimer.stop();
}

void WorkerCore::followTime()
{
    if (!life.hasBegun())
        return;
    const Failures& failures = journal.failures();
    const bool idle = scheduler.inFlight().empty();
    const bool waitsForProvider =
        !idle || (!scheduler.standsStill() && setbacks.isWaiting()) || failures.has(Source::Head);
    TimeState state = TimeState::Idle;
    if (failures.has(Source::Database) || failures.has(Source::Disk) || (link.isWriting() && idle))
        state = TimeState::Database;
    else if (waitsForProvider && !life.isPaused())
        state = adapter && adapter->waitingForRate() ? TimeState::RateLimit : TimeState::Provider;
    time.enter(state, clock.precise());
}

void WorkerCore::noteState()
{
    const bool before = ledger.progress().isBackfilling();
    const bool backfilling = ledger.noteBackfill();
    if (const auto indexed = ledger.indexed(); life.isRunning() && indexed)
        throughput.noteIndexed(*indexed, clock.now());
    if (before && !backfilling && life.isRunning() && !life.isOver()) {
        journal.log("info", u"The backfill is done; the head is followed."_s);
        housekeeping.upkeep();
    }
    reporter.note();
    pace.lookUpIndexed();
}

bool WorkerCore::reload(bool holdLost)
{
    auto loaded = link.call([](store::IngestStore* store) { return store->load(); });
    if (!loaded) {
        if (database.failed(loaded.error()) == DatabaseState::Cause::Other)
            database.unreadable(loaded.error());
        return false;
    }
    database.noteCurrent();
    database.answered();
    ledger.adopt(*loaded, config, holdLost);
    deriver.reloaded();
    if (adapter)
        adapter->setRetracted(loaded->retractedEventIds);
    if (!life.isLost())
        shorts.uncoverLeft();
    checkSynced();
    return true;
}

void WorkerCore::checkSynced()
{
    if (!life.isRunning() || !goal.isOpen() || !shorts.isEmpty() || ledger.entries().empty() ||
        !coversUpTo(ledger, *goal.height()) || (adapter && !adapter->unchecked().empty()))
        return;
    goal.reach();
    housekeeping.upkeep();
    journal.log("info", u"Synced: everything up to block %1 is stored."_s.arg(*goal.height()));
    Q_EMIT q->synced();
    reporter.tellNow();  // at once, for those who wait for it
}

void WorkerCore::foundShort(const Intervals& blocks, const chain::Streams& streams)
{
    if (life.isOver())
        return;
    if (blocks.empty())
        checkSynced();  // the check has ended
    else
        shorts.found(blocks, streams);
    turnSoon();
}

/// A wrong head may have advanced values that otherwise never decrease.
void WorkerCore::headCorrected(const Head& seen)
{
    const Height newest = seen.latest.number;
    const auto before = ledger.head();
    ledger.correctHead(seen.latest, seen.finalized ? std::optional(seen.finalized->number) : std::nullopt, config);
    anchors.removeAbove(ledger.finalized().value_or(-1));
    goal.lower(std::max<Height>(newest - config.confirmations, 0));
    forks.headCorrected(newest);
    head.forgetLow();
    pace.removeAbove(newest);
    setbacks.removeAbove(newest);
    scheduler.drop([newest](const Work& work) { return work.range.hi > newest; });
    journal.log("warning",
                u"The head %1 was wrong; the chain's head is %2."_s.arg(before ? before->number : -1).arg(newest));
    forks.suspect("the head was wrong");
}

void WorkerCore::forgetAbove(Height ancestor)
{
    queue.removeAbove(ancestor);
    scheduler.drop([ancestor](const Work& work) { return work.range.hi > ancestor; });
    setbacks.removeAbove(ancestor);
    if (adapter)
        adapter->undone(ancestor);
    anchors.removeAbove(ancestor);
}

}  // namespace signalbox::indexing
