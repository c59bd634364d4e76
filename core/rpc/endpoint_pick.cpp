// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_pick.h"

#include <tuple>

#include "rpc/batch_rules.h"

namespace signalbox::rpc {

namespace {

bool fits(const EndpointEntry& entry, const Call& call, const std::set<qint64>& tried)
{
    if (!entry.settings.enabled || entry.settings.webSocket || tried.contains(entry.settings.id))
        return false;
    if (call.only != 0)
        return entry.settings.id == call.only;
    if (call.blocks > 0 && entry.maxBlocks > 0 && call.blocks > entry.maxBlocks)
        return false;
    if (call.archive && entry.archive == false)
        return false;
    return call.highest < 0 || !entry.height || *entry.height >= call.highest || !entry.lagging;
}

}  // namespace

Pick pick(const EndpointList& endpoints, const Call& call, const std::set<qint64>& tried)
{
    const auto now = Clock::now();
    Pick best;
    std::tuple<bool, bool, int, double> bestRank;
    Clock::time_point soonest = Clock::time_point::max();
    bool soonestIsRate = false, otherIsBusy = false;
    for (const EntryPtr& entry : endpoints.all()) {
        if (!fits(*entry, call, tried))
            continue;
        const auto usable = entry->usableAt(now);
        if (usable > now) {
            if (usable < soonest) {
                soonest = usable;
                soonestIsRate = entry->isRateHeld(now);
            }
            continue;
        }
        if (entry->inFlight >= entry->concurrency + (call.first ? 2 : 0) || entry->halfOpenBusy) {
            best.queued = true;
            otherIsBusy = otherIsBusy || (!entry->halfOpenBusy && entry->settings.id != call.avoid);
            continue;
        }
        const auto line = static_cast<double>(entry->bucket->waitFor(entry->costOf(call.method, call.count), now));
        const std::tuple rank(entry->settings.id == call.avoid, !BatchRules::fits(*entry, call),
                              entry->settings.priority,
                              (entry->inFlight + 1) * std::max(entry->medianLatency(), 5.0) + line);
        if (!best.entry || rank < bestRank) {
            best.entry = entry;
            bestRank = rank;
        }
    }
    if (best.entry && best.entry->settings.id == call.avoid && otherIsBusy)
        best.entry = nullptr;  // a place at the other one is worth the wait
    if (!best.entry && soonest != Clock::time_point::max()) {
        best.waitMs = millisecondsUntil(soonest, now);
        best.rate = soonestIsRate;
    }
    return best;
}

}  // namespace signalbox::rpc
