// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "indexing/worker_private.h"
#include "signalbox/literals.h"

namespace signalbox::indexing {

namespace {
/// A live block that failed so often is passed over and tried again by itself, as long as few do.
constexpr int liveAttempts = 6;
constexpr std::size_t mostPassedOver = 4;

bool isBackfill(WorkKind kind)
{
    return !isLive(kind);
}
}  // namespace

int ChainWorker::Private::aheadMost() const
{
    // Far endpoints want more in flight; what is decoded beside them stays small.
    return std::max(config.pace.maxAhead,
                    std::max(1, adapter ? adapter->suggestedInFlight() : 1) + config.pace.maxAhead / 2);
}

int ChainWorker::Private::count(bool (*rule)(WorkKind)) const
{
    return static_cast<int>(
        std::count_if(inFlight.begin(), inFlight.end(), [rule](const Work& work) { return rule(work.kind); }));
}

void ChainWorker::Private::turnSoon()
{
    if (!turnTimer.isActive() && !stopping)
        turnTimer.start(0);
}

void ChainWorker::Private::turn()
{
    if (stopping || lost)
        return;
    if (started) {
        if (needsReload && databaseRetryAt <= now())
            reload(false);
        if (forkSuspected && !forkRunning && forkRetryAt <= now() && !paused)
            scope.launch(checkFork());
        uncoverShorts();
        plan();
        if (commitOnce(false))
            turnSoon();
        if (diskFull && queue.empty() && databaseRetryAt <= now()) {
            diskFull = false;  // only the next commit can tell
            over(Source::Disk);
        }
        plan();
        deriveOnce();
        finishJobs();
        armWake();
    }
    followTime();
    noteState();
    statusSoon();
}

void ChainWorker::Private::plan()
{
    if (standsStill() || needsReload)
        return;
    if (!forkSuspected && !forkRunning) {
        planLane(WorkKind::Follow);
        if (config.confirmations > 0)
            planLane(WorkKind::Confirmed);
    }
    planBackfill();
}

void ChainWorker::Private::planLane(WorkKind kind)
{
    const auto ofLane = [kind](const Work& work) { return work.kind == kind && !work.stale; };
    if (lane(kind).retryAt > now() || std::any_of(inFlight.begin(), inFlight.end(), ofLane) ||
        std::any_of(queue.begin(), queue.end(), [&](const Queued& item) { return ofLane(item.work); }))
        return;
    std::vector<const Work*> busy;
    for (const auto& work : inFlight)
        busy.push_back(&work);
    for (const auto& item : queue)
        busy.push_back(&item.work);
    const qint64 most =
        lane(kind).single ? 1 : std::clamp<qint64>(adapter->suggestedBlocks(), 1, config.pace.maxLiveRange);
    if (const auto next = Planner(ledger, busy, retries, now()).live(kind, config.confirmations, most))
        begin(kind, *next, 0);
}

void ChainWorker::Private::planBackfill()
{
    const int inFlightMost = std::max(1, adapter->suggestedInFlight());
    for (;;) {
        if (fetchRetryAt > now())
            return;
        const int running = count(isBackfill);
        // What is being written stays in the queue until its outcome is known, and holds nothing back.
        const auto decoded =
            std::count_if(queue.begin(), queue.end(), [](const Queued& item) { return !isLive(item.work.kind); }) -
            (writing ? static_cast<std::ptrdiff_t>(writing->ids.size()) : 0);
        if (running >= inFlightMost || running + decoded >= aheadMost())
            return;
        std::vector<const Work*> busy;
        for (const auto& work : inFlight)
            busy.push_back(&work);
        for (const auto& item : queue)
            busy.push_back(&item.work);
        const Planner planner(ledger, busy, retries, now());
        const qint64 blocks = std::max<qint64>(1, adapter->suggestedBlocks());
        std::optional<Plan> next;
        for (const auto& job : jobs) {
            next = planner.reindex(job.remaining, job.id, blocks);
            if (next) {
                begin(WorkKind::Reindex, *next, job.id);
                break;
            }
        }
        if (next)
            continue;
        // Ranges that failed get a share of the places, so that they hold up nothing that has not been tried.
        const auto again = std::count_if(inFlight.begin(), inFlight.end(), [this](const Work& work) {
            return work.kind == WorkKind::History && retries.attempts(work.range) > 0;
        });
        if (again < std::max(1, inFlightMost / 4))
            next = planner.history(blocks, true);
        if (!next)
            next = planner.history(blocks);
        if (!next)
            next = planner.history(blocks, true);
        if (!next)
            return;
        begin(WorkKind::History, *next, 0);
    }
}

void ChainWorker::Private::begin(WorkKind kind, const Plan& plan, qint64 job)
{
    Work work;
    work.id = nextId++;
    work.kind = kind;
    work.range = plan.range;
    work.streams = plan.streams;
    work.job = job;
    work.since = now();
    if (const auto doubt = doubtful.firstFrom(work.range.lo); doubt && doubt->lo <= work.range.hi) {
        work.confirm = doubt->lo == work.range.lo;
        work.range.hi = work.confirm ? work.range.lo : doubt->lo - 1;
    }
    inFlight.push_back(work);
    scope.launch(fetch(work.id));
}

QCoro::Task<> ChainWorker::Private::fetch(qint64 id)
{
    FetchRequest request;
    for (const auto& work : inFlight)
        if (work.id == id) {
            request.range = work.range;
            request.streams = work.streams;
            request.confirm = work.confirm;
            request.live = isLive(work.kind) || work.range.hi > ledger.finalized().value_or(-1);
        }
    // A stream that was added later finds the blooms of its blocks in the store.
    if (config.headerMode == HeaderMode::Full && !request.live && store && databaseRetryAt <= now() &&
        ledger.find(u"headers"_s) && !chain::contains(request.streams, u"headers"))
        if (auto blooms = inDatabase([&] { return store->blooms(request.range); }))
            request.blooms = std::move(*blooms);
    auto task = adapter->fetch(request);
    auto answer = co_await task;
    const auto found = std::find_if(inFlight.begin(), inFlight.end(), [id](const Work& work) { return work.id == id; });
    if (found == inFlight.end())
        co_return;
    const Work work = *found;
    inFlight.erase(found);
    if (answer)
        fetched(work, std::move(*answer));
    else
        fetchFailed(work, answer.error());
    turnSoon();
}

void ChainWorker::Private::fetched(Work work, Fetched data)
{
    time.rebook(TimeState::Decode, data.decodeMs, preciseNow());
    bytesIn += data.bytes;
    failuresInARow = 0;
    fetchRetryAt = 0;
    retries.countSuccess();
    if (work.stale || lost)
        return;
    if (data.range != work.range || data.streams != work.streams) {
        fetchFailed(
            work,
            Error::make(ErrorKind::Internal, "WRONG_RANGE",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "Blocks %3 to %4 were requested, but the adapter returned %1 to "
                                                  "%2. This is a bug in Signalbox: please report it."))
                            .arg(data.range.lo)
                            .arg(data.range.hi)
                            .arg(work.range.lo)
                            .arg(work.range.hi)));
        return;
    }
    Queued item;
    item.work = std::move(work);
    item.data = std::move(data);
    item.since = now();
    const bool live = isLive(item.work.kind);
    queue.push_back(std::move(item));
    // A live block does not wait for the turns that are queued before it.
    if (live && !stopping) {
        commitOnce(false);
        plan();
    }
}

void ChainWorker::Private::fetchFailed(const Work& work, const Error& error)
{
    if (stopping || lost || work.stale)
        return;
    if (error.kind == ErrorKind::Cancelled) {
        // The endpoints were changed under it: at once again, but never in a tight loop.
        (isLive(work.kind) ? lane(work.kind).retryAt : fetchRetryAt) = now() + 50;
        return;
    }
    ++errors;
    const bool gone = error.code == "RPC_PRUNED"_L1;
    failuresInARow += gone ? 0 : 1;
    const Message blocks =
        work.range.count() == 1
            ? Message(QT_TRANSLATE_NOOP("Engine", "Block %1")).arg(work.range.lo)
            : Message(QT_TRANSLATE_NOOP("Engine", "Blocks %1 to %2")).arg(work.range.lo).arg(work.range.hi);
    Error shown = error;
    shown.message = Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be read. %2")).arg(blocks).arg(error.message);
    shown.args.insert(u"lo"_s, work.range.lo);
    shown.args.insert(u"hi"_s, work.range.hi);
    if (isLive(work.kind)) {
        Lane& line = lane(work.kind);
        ++line.attempts;
        line.single = line.single || line.attempts >= 2;
        // The first tries come soon: often an endpoint only does not have the block yet.
        qint64 wait = std::max(backoffMs(std::min<qint64>(config.pace.retryFirstMs, 100),
                                         std::min<qint64>(config.pace.retryMostMs, 15'000), line.attempts),
                               error.retryAfterMs.value_or(0));
        const bool passedBefore = retries.attempts(work.range) > 0;
        if (work.range.count() == 1 &&
            (passedBefore || (line.attempts >= liveAttempts && retries.items().size() < mostPassedOver))) {
            wait = retries.failed(work.range, error, now()) - now();
            line.attempts = 0;
            line.retryAt = 0;
            trouble(Source::Range, shown, wait);
        } else {
            line.retryAt = now() + wait;
        }
        if (line.attempts != 1)
            trouble(Source::Follow, shown, wait);
        return;
    }
    const qint64 wait = retries.failed(work.range, error, now()) - now();
    trouble(Source::Range, shown, wait);
    if (gone)
        retries.spread(work.range.lo, highestHistory(ledger));
    // When nothing gets through, all wait: it is not the ranges' fault. Growing pauses belong to endpoints that answer
    // nothing.
    if (failuresInARow >= 3) {
        const bool silent = error.kind == ErrorKind::Unavailable || error.retryAfterMs.has_value();
        fetchRetryAt = now() + backoffMs(config.pace.retryFirstMs, config.pace.retryMostMs,
                                         silent ? failuresInARow - 2 : std::min(failuresInARow - 2, 2));
        const QDateTime back = adapter->nextTry();
        if (back.isValid())
            fetchRetryAt = std::max(
                fetchRetryAt,
                now() + std::min<qint64>(config.pace.retryMostMs, QDateTime::currentDateTimeUtc().msecsTo(back)));
    }
}

void ChainWorker::Private::armWake()
{
    std::optional<qint64> next = retries.nextTry(now());
    const auto consider = [&](qint64 at) {
        if (at > now() && (!next || at < *next))
            next = at;
    };
    for (const qint64 at : {fetchRetryAt, databaseRetryAt, follow.retryAt, confirmed.retryAt, derived.retryAt()})
        consider(at);
    if (forkSuspected)
        consider(forkRetryAt);
    for (const auto& item : queue)
        consider(std::max(item.since + config.pace.commitMs, now() + 1));
    if (next)
        wakeTimer.start(static_cast<int>(std::clamp<qint64>(*next - now(), 1, 60'000)));
    else
        wakeTimer.stop();
}

void ChainWorker::Private::followTime()
{
    if (!begun)
        return;
    TimeState state = TimeState::Idle;
    const bool waitsForProvider =
        !inFlight.empty() ||
        (!standsStill() && (fetchRetryAt > now() || !retries.items().empty() || follow.retryAt > now())) ||
        troubles.has(Source::Head);
    if (troubles.has(Source::Database) || troubles.has(Source::Disk))
        state = TimeState::Database;
    else if (writing && inFlight.empty())
        state = TimeState::Database;
    else if (waitsForProvider && !paused)
        state = adapter && adapter->waitingForRate() ? TimeState::RateLimit : TimeState::Provider;
    time.enter(state, preciseNow());
}

}  // namespace signalbox::indexing
