// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/planner.h"

#include <algorithm>
#include <limits>

namespace signalbox::indexing {

using chain::IntervalSet;

namespace {
/// With at most so many missing blocks below the head, each block is fetched and committed alone.
constexpr qint64 blockByBlock = 3;
}  // namespace

std::optional<Plan> lowestPlan(const std::vector<Wish>& wishes, qint64 maxBlocks)
{
    std::optional<Height> lowest;
    for (const auto& wish : wishes)
        if (const auto first = wish.heights.first(); first && (!lowest || *first < *lowest))
            lowest = first;
    if (!lowest)
        return std::nullopt;
    Plan plan;
    plan.range = {*lowest, *lowest + std::max<qint64>(1, maxBlocks) - 1};
    for (const auto& wish : wishes) {
        const auto next = wish.heights.firstFrom(*lowest);
        if (!next)
            continue;
        if (next->lo == *lowest) {
            plan.streams.push_back(wish.stream);
            plan.range.hi = std::min(plan.range.hi, next->hi);
        } else {
            plan.range.hi = std::min(plan.range.hi, next->lo - 1);
        }
    }
    return plan;
}

Planner::Planner(const Ledger& ledger, const std::vector<const Work*>& busy, const RetryList& retries, qint64 now)
    : m_ledger(ledger), m_busy(busy), m_retries(retries), m_now(now), m_waiting(retries.waiting(now))
{
}

IntervalSet Planner::busyOf(const chain::StreamSpec& stream) const
{
    IntervalSet busy;
    for (const auto* work : m_busy)
        if (!work->stale && std::find(work->streams.begin(), work->streams.end(), stream) != work->streams.end())
            busy.add(work->range);
    return busy;
}

std::optional<Plan> Planner::cut(std::optional<Plan> plan) const
{
    if (plan)
        plan->range = m_retries.cut(plan->range);
    return plan;
}

std::optional<Plan> Planner::live(WorkKind lane, int confirmations, qint64 maxBlocks) const
{
    std::vector<Wish> wishes;
    Height target = -1;
    for (const auto& entry : m_ledger.entries()) {
        const bool confirmed = confirmations > 0 && entry.stream.isRegistries();
        if (entry.isDerived() || confirmed != (lane == WorkKind::Confirmed) || !entry.target || !entry.liveBase)
            continue;
        target = std::max(target, *entry.target);
        auto heights = entry.stream.covered.complement({*entry.liveBase + 1, *entry.target});
        heights.subtract(entry.stream.unscheduled);
        heights.subtract(busyOf(entry.spec));
        heights.subtract(m_waiting);
        wishes.push_back({entry.spec, std::move(heights)});
    }
    auto plan = lowestPlan(wishes, maxBlocks);
    if (plan && target - plan->range.lo < blockByBlock)
        plan->range.hi = plan->range.lo;
    return cut(plan);
}

std::optional<Plan> Planner::history(qint64 maxBlocks, bool failedBefore) const
{
    if (!failedBefore)
        return historyOutside(m_retries.all(), maxBlocks, std::nullopt);
    // The longest due first: if many fail, the lowest would keep the others from ever being retried.
    for (const Interval& part : m_retries.due(m_now))
        if (auto plan = historyOutside(m_waiting, maxBlocks, part))
            return plan;
    return std::nullopt;
}

std::optional<Plan> Planner::historyOutside(const IntervalSet& held, qint64 maxBlocks,
                                            std::optional<Interval> part) const
{
    std::vector<Wish> wishes;
    for (const auto& entry : m_ledger.entries()) {
        if (entry.isDerived() || !entry.target || !entry.liveBase)
            continue;
        auto heights = entry.stream.covered.complement({entry.stream.from, std::min(*entry.liveBase, *entry.target)});
        heights.subtract(entry.stream.unscheduled);
        heights.subtract(busyOf(entry.spec));
        heights.subtract(held);
        wishes.push_back({entry.spec, part ? heights.intersected(*part) : std::move(heights)});
    }
    return cut(lowestPlan(wishes, maxBlocks));
}

std::optional<Plan> Planner::reindex(const IntervalSet& remaining, qint64 job, qint64 maxBlocks) const
{
    auto open = remaining;
    for (const auto* work : m_busy)
        if (work->kind == WorkKind::Reindex && work->job == job && !work->stale)
            open.subtract(work->range);
    open.subtract(m_waiting);
    std::vector<Wish> wishes;
    for (const auto& entry : m_ledger.entries()) {
        if (entry.isDerived())
            continue;
        const Interval wanted{entry.stream.from, entry.stream.to.value_or(std::numeric_limits<Height>::max() / 2)};
        wishes.push_back({entry.spec, open.intersected(entry.stream.covered).intersected(wanted)});
    }
    return cut(lowestPlan(wishes, maxBlocks));
}

}  // namespace signalbox::indexing
