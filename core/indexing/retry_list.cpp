// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/retry_list.h"

#include <QRandomGenerator>
#include <algorithm>

namespace signalbox::indexing {

namespace {

constexpr int attemptsBeforeHalving = 2;
constexpr std::size_t mostItems = 64;  // beyond this, neighbors wait together

/// Chooses so many blocks of the range, alternately at its start, its end, its middle or a random position.
Interval partOf(Interval range, qint64 blocks, int turn)
{
    if (blocks >= range.count())
        return range;
    const Height last = range.hi - blocks + 1;
    Height lo = range.lo;
    switch (turn % 4) {
        case 2:
            break;
        case 3:
            lo = last;
            break;
        case 0:
            lo = range.lo + (last - range.lo) / 2;
            break;
        default:
            lo = range.lo + QRandomGenerator::global()->bounded(static_cast<quint64>(last - range.lo + 1));
    }
    return {lo, lo + blocks - 1};
}

}  // namespace

qint64 backoffMs(qint64 first, qint64 most, int attempts)
{
    qint64 wait = first;
    for (int i = 1; i < attempts && wait < most; ++i)
        wait *= 2;
    wait = std::min(wait, most);
    return std::max<qint64>(
        1, static_cast<qint64>(static_cast<double>(wait) * (0.9 + QRandomGenerator::global()->generateDouble() * 0.2)));
}

qint64 RetryList::failed(Interval range, const Error& error, qint64 now)
{
    Item item{range, range, 0, 0, now, m_successes, error};
    std::vector<Item> kept;
    bool othersWentWell = false;
    for (const auto& old : m_items) {
        if (old.range.hi < range.lo || old.range.lo > range.hi) {
            kept.push_back(old);
            continue;
        }
        // A failing part implies that the whole fails, which waits together.
        item.range = {std::min(item.range.lo, old.range.lo), std::max(item.range.hi, old.range.hi)};
        item.attempts = std::max(item.attempts, old.attempts);
        item.since = std::min(item.since, old.since);
        item.nextTry = std::max(item.nextTry, old.nextTry);
        othersWentWell = othersWentWell || m_successes > old.successes;
    }
    m_items = std::move(kept);
    // Another part of it, sent at the same time, has just failed.
    if (item.nextTry <= now)
        ++item.attempts;
    const qint64 part =
        item.attempts < attemptsBeforeHalving ? item.range.count() : std::max<qint64>(1, range.count() / 2);
    item.open = partOf(item.range, part, item.attempts);
    // While it is narrowed down and others succeed, the endpoint works: the pauses do not grow.
    const bool narrowing = othersWentWell && range.count() > 1 && item.attempts > 1;
    const qint64 wait =
        std::max(backoffMs(m_first, m_most, narrowing ? 1 : item.attempts), error.retryAfterMs.value_or(0));
    item.nextTry = now + wait;
    m_items.push_back(item);
    std::sort(m_items.begin(), m_items.end(), [](const Item& a, const Item& b) { return a.range.lo < b.range.lo; });
    if (m_items.size() > mostItems)
        join();
    return now + wait;
}

/// Neighbors that fail for the same reason become one item, which waits as long as the first of them.
void RetryList::join()
{
    std::vector<Item> joined;
    for (Item& item : m_items) {
        if (joined.empty() || joined.back().range.hi + 1 != item.range.lo ||
            joined.back().error.code != item.error.code) {
            joined.push_back(std::move(item));
            continue;
        }
        Item& into = joined.back();
        if (into.attempts < item.attempts) {
            into.open = item.open;
            into.nextTry = item.nextTry;
        }
        into.range.hi = item.range.hi;
        into.attempts = std::max(into.attempts, item.attempts);
        into.since = std::min(into.since, item.since);
        into.successes = std::max(into.successes, item.successes);
        into.error = std::move(item.error);
    }
    m_items = std::move(joined);
}

void RetryList::spread(Height block, Height top)
{
    const auto item =
        std::find_if(m_items.begin(), m_items.end(), [block](const Item& each) { return each.range.contains(block); });
    if (item == m_items.end() || item == m_items.begin())
        return;
    const auto below = std::prev(item);
    if (below->range.hi + 1 != item->range.lo || below->error.code != item->error.code)
        return;
    const Height next = std::next(item) == m_items.end() ? top + 1 : std::next(item)->range.lo;
    const qint64 tried = item->range.count();
    item->range.lo = below->range.lo;
    item->attempts = std::max(item->attempts, below->attempts);
    item->since = std::min(item->since, below->since);
    item->range.hi = std::max(item->range.hi, std::min({top, next - 1, item->range.hi + item->range.count()}));
    // The end of the added part shows at once whether it was too much.
    item->open = {std::max(item->range.lo, item->range.hi - tried + 1), item->range.hi};
    item->nextTry = 0;
    m_items.erase(below);
}

void RetryList::succeeded(Interval range)
{
    ++m_successes;
    std::vector<Item> kept;
    for (const auto& old : m_items) {
        const Interval below{old.range.lo, std::min(old.range.hi, range.lo - 1)};
        const Interval above{std::max(old.range.lo, range.hi + 1), old.range.hi};
        const bool touched = old.range.lo <= range.hi && range.lo <= old.range.hi;
        const qint64 next = 2 * range.count();
        for (const Interval rest : {below, above}) {
            if (rest.isEmpty())
                continue;
            kept.push_back(old);
            Item& item = kept.back();
            item.range = rest;
            if (touched) {  // the parts beside it may succeed now, too
                item.nextTry = 0;
                item.attempts = std::min(item.attempts, attemptsBeforeHalving);
                item.open = rest == below ? Interval{std::max(rest.lo, rest.hi - next + 1), rest.hi}
                                          : Interval{rest.lo, std::min(rest.hi, rest.lo + next - 1)};
            }
        }
    }
    m_items = std::move(kept);
}

void RetryList::removeAbove(Height height)
{
    std::erase_if(m_items, [height](const Item& item) { return item.range.lo > height; });
    for (auto& item : m_items) {
        item.range.hi = std::min(item.range.hi, height);
        item.open = item.open.lo > height ? item.range : Interval{item.open.lo, std::min(item.open.hi, height)};
    }
}

void RetryList::dueNow()
{
    for (auto& item : m_items)
        item.nextTry = 0;
}

chain::IntervalSet RetryList::waiting(qint64 now) const
{
    chain::IntervalSet set;
    for (const auto& item : m_items) {
        if (item.nextTry > now) {
            set.add(item.range);
            continue;
        }
        for (const Interval rest :
             {Interval{item.range.lo, item.open.lo - 1}, Interval{item.open.hi + 1, item.range.hi}})
            if (!rest.isEmpty())
                set.add(rest);
    }
    return set;
}

chain::IntervalSet RetryList::all() const
{
    chain::IntervalSet set;
    for (const auto& item : m_items)
        set.add(item.range);
    return set;
}

std::vector<Interval> RetryList::due(qint64 now) const
{
    std::vector<const Item*> items;
    for (const auto& item : m_items)
        if (item.nextTry <= now)
            items.push_back(&item);
    std::stable_sort(items.begin(), items.end(), [](const Item* a, const Item* b) { return a->nextTry < b->nextTry; });
    std::vector<Interval> parts;
    for (const Item* item : items)
        parts.push_back(item->open);
    return parts;
}

Interval RetryList::cut(Interval range) const
{
    for (const auto& item : m_items) {
        if (item.range.contains(range.lo))
            return {range.lo, std::min(range.hi, item.range.hi)};
        if (item.range.lo > range.lo && item.range.lo <= range.hi)
            return {range.lo, item.range.lo - 1};
    }
    return range;
}

std::optional<qint64> RetryList::nextTry(qint64 now) const
{
    std::optional<qint64> next;
    for (const auto& item : m_items)
        if (item.nextTry > now && (!next || item.nextTry < *next))
            next = item.nextTry;
    return next;
}

int RetryList::attempts(Interval range) const
{
    for (const auto& item : m_items)
        if (item.range.contains(range.lo))
            return item.attempts;
    return 0;
}

}  // namespace signalbox::indexing
