// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/scheduler.h"

#include <algorithm>

#include "signalbox/literals.h"

namespace signalbox::indexing {

bool Scheduler::standsStill() const
{
    return !m.life.isActive() || m.forks.isTooDeep() || m.database.isDiskFull();
}

int Scheduler::aheadMost() const
{
    // Distant endpoints need more in flight; the number of decoded ranges stays small.
    return std::max(m.config.pace.maxAhead,
                    std::max(1, m.adapter ? m.adapter->suggestedInFlight() : 1) + m.config.pace.maxAhead / 2);
}

int Scheduler::runningBackfill() const
{
    return static_cast<int>(
        std::count_if(m_inFlight.begin(), m_inFlight.end(), [](const Work& work) { return !isLive(work.kind); }));
}

bool Scheduler::isUrgent(qint64 decoded) const
{
    const int running = runningBackfill();
    return running == 0 || running + decoded >= aheadMost() || standsStill();
}

void Scheduler::plan()
{
    if (standsStill() || m.database.isStale())
        return;
    if (m.forks.isCalm()) {
        planLane(WorkKind::Follow);
        if (m.config.confirmations > 0)
            planLane(WorkKind::Confirmed);
    }
    planBackfill();
}

std::vector<const Work*> Scheduler::busy() const
{
    std::vector<const Work*> works;
    for (const auto& work : m_inFlight)
        works.push_back(&work);
    for (const auto& item : m.queue.items())
        works.push_back(&item.work);
    return works;
}

void Scheduler::planLane(WorkKind kind)
{
    const auto works = busy();
    const auto& lane = m.setbacks.lane(kind);
    if (lane.retryAt > m.clock.now() || std::any_of(works.begin(), works.end(), [kind](const Work* work) {
            return work->kind == kind && !work->stale;
        }))
        return;
    const qint64 most =
        lane.single ? 1 : std::clamp<qint64>(m.adapter->suggestedBlocks(), 1, m.config.pace.maxLiveRange);
    const Planner planner(m.ledger, works, m.setbacks.retries(), m.clock.now());
    if (const auto next = planner.live(kind, m.config.confirmations, most))
        begin(kind, *next, 0);
}

bool Scheduler::hasRoom(int inFlightMost) const
{
    const int running = runningBackfill();
    // Ranges that are being written stay in the queue until the result is known, but do not count.
    const auto decoded = m.queue.backfillRanges() - static_cast<std::ptrdiff_t>(m.link.writingRanges());
    return running < inFlightMost && running + decoded < aheadMost();
}

void Scheduler::planBackfill()
{
    const int inFlightMost = std::max(1, m.adapter->suggestedInFlight());
    while (!m.setbacks.backfillWaits() && hasRoom(inFlightMost)) {
        const auto works = busy();
        const Planner planner(m.ledger, works, m.setbacks.retries(), m.clock.now());
        const qint64 blocks = std::max<qint64>(1, m.adapter->suggestedBlocks());
        std::optional<Plan> next;
        for (const auto& job : m.jobs.items()) {
            next = planner.reindex(job.remaining, job.id, blocks);
            if (next) {
                begin(WorkKind::Reindex, *next, job.id);
                break;
            }
        }
        if (next)
            continue;
        // Retries get a share of the requests, so that they do not delay ranges that were not fetched yet.
        const auto again = std::count_if(m_inFlight.begin(), m_inFlight.end(), [this](const Work& work) {
            return work.kind == WorkKind::History && m.setbacks.retries().attempts(work.range) > 0;
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

void Scheduler::begin(WorkKind kind, const Plan& plan, qint64 job)
{
    Work work;
    work.id = m_nextId++;
    work.kind = kind;
    work.range = plan.range;
    work.streams = plan.streams;
    work.job = job;
    work.since = m.clock.now();
    if (const auto doubt = m.queue.doubtful().firstFrom(work.range.lo); doubt && doubt->lo <= work.range.hi) {
        work.confirm = doubt->lo == work.range.lo;
        work.range.hi = work.confirm ? work.range.lo : doubt->lo - 1;
    }
    m_inFlight.push_back(work);
    m.scope.launch(fetch(work));
}

FetchRequest Scheduler::requestFor(const Work& work)
{
    FetchRequest request;
    request.range = work.range;
    request.streams = work.streams;
    request.confirm = work.confirm;
    request.live = isLive(work.kind) || work.range.hi > m.ledger.finalized().value_or(-1);
    // A stream that was added later finds the blooms of its blocks in the store.
    if (m.config.headerMode == HeaderMode::Full && !request.live && m.link.isOpen() && m.database.isDue() &&
        m.ledger.find(u"headers"_s) && !chain::contains(request.streams, u"headers"))
        if (auto blooms = m.link.call([&](store::IngestStore* store) { return store->blooms(request.range); }))
            request.blooms = std::move(*blooms);
    return request;
}

QCoro::Task<> Scheduler::fetch(Work planned)
{
    auto task = m.adapter->fetch(requestFor(planned));
    auto answer = co_await task;
    const auto found = std::find_if(m_inFlight.begin(), m_inFlight.end(),
                                    [id = planned.id](const Work& work) { return work.id == id; });
    if (found == m_inFlight.end())
        co_return;
    const Work work = *found;
    m_inFlight.erase(found);
    if (answer)
        decoded(work, std::move(*answer));
    else
        failed(work, answer.error());
    m_hooks.turnSoon();
}

void Scheduler::decoded(Work work, Fetched data)
{
    m.time.rebook(metrics::TimeAccounting::State::Decode, data.decodeMs, m.clock.precise());
    m.throughput.received(data.bytes);
    m.setbacks.answered();
    if (work.stale || m.life.isLost())
        return;
    if (data.range != work.range || data.streams != work.streams) {
        failed(work,
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
    item.since = m.clock.now();
    const bool live = isLive(item.work.kind);
    m.queue.push(std::move(item));
    if (live && !m.life.isStopping())
        m_hooks.liveDecoded();
}

void Scheduler::failed(const Work& work, const Error& error)
{
    if (!m.life.isOver() && !work.stale)
        m.setbacks.fetchFailed(work, error);
}

void Scheduler::drop(const std::function<bool(const Work&)>& rule)
{
    for (auto& work : m_inFlight)
        work.stale = work.stale || rule(work);
}

}  // namespace signalbox::indexing
