#include "rpc/endpoint_pool.h"

namespace signalbox::rpc {

using namespace std::chrono;
using namespace std::chrono_literals;

bool EndpointPool::hasOther(qint64 endpoint) const
{
    const auto now = Clock::now();
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const EntryPtr& entry) {
        return entry->settings.id != endpoint && !entry->settings.webSocket && entry->usableAt(now) <= now;
    });
}

qint64 EndpointPool::widestRange() const
{
    qint64 widest = -1;
    qint64 any = 0;
    const auto now = Clock::now();
    for (const EntryPtr& entry : m_entries) {
        if (!entry->settings.enabled || entry->settings.webSocket || entry->wrongChain)
            continue;
        any = std::max(any, entry->maxBlocks);
        if (entry->usableAt(now) > now + 60s)
            continue;
        if (entry->maxBlocks == 0)
            return 0;
        widest = std::max(widest, entry->maxBlocks);
    }
    return widest < 0 ? any : widest;
}

int EndpointPool::usableCount() const
{
    const auto now = Clock::now();
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [&](const EntryPtr& entry) {
        return !entry->settings.webSocket && entry->usableAt(now) <= now;
    }));
}

int EndpointPool::slots() const
{
    int total = 0;
    const auto now = Clock::now();
    for (const EntryPtr& entry : m_entries)
        total += !entry->settings.webSocket && entry->usableAt(now) <= now ? entry->concurrency : 0;
    return total;
}

int EndpointPool::batchSize(qint64 endpoint) const
{
    int size = 0;
    for (const EntryPtr& entry : m_entries) {
        if (entry->settings.webSocket || !entry->settings.enabled || (endpoint != 0 && entry->settings.id != endpoint))
            continue;
        const int own = entry->batches == false ? 1 : entry->batchSize;
        size = size == 0 ? own : std::min(size, own);
    }
    return std::max(size, 1);
}

double EndpointPool::medianLatency() const
{
    double best = 0;
    for (const EntryPtr& entry : m_entries) {
        const double latency = entry->medianLatency();
        if (latency > 0 && (best == 0 || latency < best))
            best = latency;
    }
    return best;
}

std::optional<Clock::time_point> EndpointPool::nextTry() const
{
    const auto now = Clock::now();
    auto soonest = Clock::time_point::max();
    for (const EntryPtr& entry : m_entries) {
        if (!entry->settings.webSocket)
            soonest = std::min(soonest, entry->usableAt(now));
    }
    return soonest <= now ? std::nullopt : std::optional(soonest);
}

QDateTime EndpointPool::nextTryAt() const
{
    const auto at = nextTry();
    return at && *at != Clock::time_point::max()
               ? QDateTime::currentDateTimeUtc().addMSecs(millisecondsUntil(*at, Clock::now()))
               : QDateTime();
}

void EndpointPool::tryNow()
{
    for (const EntryPtr& entry : m_entries) {
        entry->clearHold();
        entry->bucket->coolNoMore();
    }
    m_http.forgetConnections();
    wake();
}

void EndpointPool::elementsRefused(qint64 endpoint, int elements, const Fault& fault)
{
    const EntryPtr entry = find(endpoint);
    if (!entry || elements <= 0)
        return;
    const Verdict verdict = classify(fault);
    if (verdict.kind == ErrorClass::Rate)
        refuse(*entry, fault, {});
}

std::vector<EndpointSnapshot> EndpointPool::snapshots() const
{
    std::vector<EndpointSnapshot> out;
    for (const EntryPtr& entry : m_entries)
        out.push_back(entry->snapshot(Clock::now()));
    return out;
}

}  // namespace signalbox::rpc
