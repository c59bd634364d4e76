// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_pool.h"
#include "rpc/rate/rate_words.h"
#include "signalbox/literals.h"

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
    int bySlow = 0;  // of those whose rate counts calls: they take part with small batches only when all do
    for (const EntryPtr& entry : m_entries) {
        if (entry->settings.webSocket || !entry->settings.enabled || (endpoint != 0 && entry->settings.id != endpoint))
            continue;
        int own = entry->batchNow();
        if (own > 2 && entry->isBatchCapped() && !entry->bucket->learned())
            --own;  // the chain's id takes a place
        int& into = entry->bucket->callsCount() ? bySlow : size;
        into = into == 0 ? own : std::min(into, own);
    }
    return std::max(size > 0 ? size : bySlow, 1);
}

int EndpointPool::batchToTry(qint64 endpoint, int available)
{
    const int most = batchSize(endpoint);
    const auto now = Clock::now();
    for (const EntryPtr& entry : m_entries) {
        const bool asked = endpoint == 0 || entry->settings.id == endpoint;
        if (!asked || entry->settings.webSocket || !entry->settings.enabled || entry->batchNow() != most)
            continue;
        if (const int larger = entry->batchToTry(available, now); larger > 0)
            return larger;
    }
    return 0;
}

bool EndpointPool::batchFits(const EndpointEntry& entry, const Call& call)
{
    return call.count <= 2 || (!entry.isBatchTooLarge(call.count) && call.count <= 2 * entry.bucket->batch(call.count));
}

/// Not sent at all: the endpoint would refuse it for ever.
Refusal EndpointPool::tooManyAtOnce(const EndpointEntry& entry) const
{
    Refusal refusal;
    refusal.endpoint = entry.settings.id;
    refusal.smallerBatch = true;
    refusal.verdict.kind = ErrorClass::TooLarge;
    refusal.error = toError(refusal.fault, refusal.verdict, entry.settings.masked());
    return refusal;
}

double EndpointPool::callsPerSecond() const
{
    double sum = 0;
    for (const EntryPtr& entry : m_entries) {
        if (entry->settings.webSocket || !entry->settings.enabled)
            continue;
        const auto learned = entry->bucket->learned();
        if (!learned && entry->settings.rate <= 0)
            return 0;
        double own = entry->settings.rate;
        if (learned) {
            const double calls = learned->unit == RateUnit::Requests ? learned->perSecond * entry->batchNow()
                                 : learned->unit == RateUnit::Calls
                                     ? learned->perSecond
                                     : learned->perSecond / entry->costOf("eth_getBlockByNumber", 1).weight;
            own = own > 0 ? std::min(own, calls) : calls;
        }
        sum += own;
    }
    return sum;
}

Message EndpointPool::limitWords() const
{
    Message words;
    double most = 0;
    for (const EndpointSnapshot& endpoint : snapshots()) {
        if (!endpoint.enabled || endpoint.kind == "ws"_L1)
            continue;
        if (!endpoint.learned || endpoint.learned->perSecond <= 0)
            return {};
        if (endpoint.learned->perSecond > most) {
            most = endpoint.learned->perSecond;
            words = describe(*endpoint.learned);
        }
    }
    return words;
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
    if (entry && elements > 0 && classify(fault).kind == ErrorClass::Rate)
        entry->bucket->elementsRefused(elements, rateHintOf(fault));
}

/// Of few requests a second, one in a hundred.
Clock::duration EndpointPool::identityEvery(const EndpointEntry& entry)
{
    const auto learned = entry.bucket->learned();
    if (!learned || learned->unit == RateUnit::Weight || learned->perSecond <= 0)
        return 10s;
    return std::clamp(milliseconds(static_cast<qint64>(100'000 / learned->perSecond)), milliseconds(10s),
                      milliseconds(60s));
}

bool EndpointPool::identityDue(qint64 endpoint) const
{
    return std::none_of(m_entries.begin(), m_entries.end(), [&](const EntryPtr& entry) {
        return (endpoint == 0 || entry->settings.id == endpoint) && entry->settings.enabled &&
               entry->bucket->learned() &&
               (entry->isBatchCapped() ||
                (entry->verified && Clock::now() - entry->verifiedAt < identityEvery(*entry)));
    });
}

/// A batch that is as large as the endpoint takes, where requests are few: the chain's id would make two of it.
bool EndpointPool::identityAlone(const EndpointEntry& entry, const Call& call)
{
    return call.count > 1 && entry.isBatchCapped() && entry.bucket->learned() &&
           Clock::now() - entry.verifiedAt >= identityEvery(entry);
}

std::vector<EndpointSnapshot> EndpointPool::snapshots() const
{
    std::vector<EndpointSnapshot> out;
    for (const EntryPtr& entry : m_entries)
        out.push_back(entry->snapshot(Clock::now()));
    return out;
}

}  // namespace signalbox::rpc
