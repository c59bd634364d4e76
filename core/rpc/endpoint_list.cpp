// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_list.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

using namespace std::chrono_literals;

EndpointList::EndpointList(std::shared_ptr<RateRegistry> rates) : m_rates(std::move(rates)) {}

void EndpointList::set(std::vector<EndpointSettings> endpoints)
{
    std::vector<EntryPtr> next;
    for (auto& settings : endpoints) {
        const auto same = std::find_if(m_entries.begin(), m_entries.end(), [&](const EntryPtr& entry) {
            return entry->settings.id == settings.id && entry->settings.url == settings.url &&
                   entry->settings.rateKey() == settings.rateKey();
        });
        if (same != m_entries.end()) {
            (*same)->reconfigure(std::move(settings));
            next.push_back(*same);
        } else {
            const QByteArray key = settings.rateKey();
            next.push_back(std::make_shared<EndpointEntry>(std::move(settings), m_rates->bucket(key)));
        }
    }
    m_entries = std::move(next);
}

EntryPtr EndpointList::find(qint64 id) const
{
    for (const EntryPtr& entry : m_entries) {
        if (entry->settings.id == id)
            return entry;
    }
    return nullptr;
}

bool EndpointList::hasOther(qint64 endpoint) const
{
    const auto now = Clock::now();
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const EntryPtr& entry) {
        return entry->settings.id != endpoint && !entry->settings.webSocket && entry->usableAt(now) <= now;
    });
}

qint64 EndpointList::widestRange() const
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

int EndpointList::usableCount() const
{
    const auto now = Clock::now();
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [&](const EntryPtr& entry) {
        return !entry->settings.webSocket && entry->usableAt(now) <= now;
    }));
}

int EndpointList::slots() const
{
    int total = 0;
    const auto now = Clock::now();
    for (const EntryPtr& entry : m_entries)
        total += !entry->settings.webSocket && entry->usableAt(now) <= now ? entry->concurrency : 0;
    return total;
}

double EndpointList::callsPerSecond() const
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
            const double calls = learned->unit == RateUnit::Requests ? learned->perSecond * entry->batch.now()
                                 : learned->unit == RateUnit::Calls
                                     ? learned->perSecond
                                     : learned->perSecond / entry->costOf("eth_getBlockByNumber", 1).weight;
            own = own > 0 ? std::min(own, calls) : calls;
        }
        sum += own;
    }
    return sum;
}

Message EndpointList::limitWords() const
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

double EndpointList::medianLatency() const
{
    double best = 0;
    for (const EntryPtr& entry : m_entries) {
        const double latency = entry->medianLatency();
        if (latency > 0 && (best == 0 || latency < best))
            best = latency;
    }
    return best;
}

std::optional<Clock::time_point> EndpointList::nextTry() const
{
    const auto now = Clock::now();
    auto soonest = Clock::time_point::max();
    for (const EntryPtr& entry : m_entries) {
        if (!entry->settings.webSocket)
            soonest = std::min(soonest, entry->usableAt(now));
    }
    return soonest <= now ? std::nullopt : std::optional(soonest);
}

QDateTime EndpointList::nextTryAt() const
{
    const auto at = nextTry();
    return at && *at != Clock::time_point::max()
               ? QDateTime::currentDateTimeUtc().addMSecs(millisecondsUntil(*at, Clock::now()))
               : QDateTime();
}

void EndpointList::clearHolds()
{
    for (const EntryPtr& entry : m_entries) {
        entry->clearHold();
        entry->bucket->coolNoMore();
    }
}

std::vector<EndpointSnapshot> EndpointList::snapshots() const
{
    std::vector<EndpointSnapshot> out;
    for (const EntryPtr& entry : m_entries)
        out.push_back(entry->snapshot(Clock::now()));
    return out;
}

}  // namespace signalbox::rpc
