#include "sync/retry_list.h"

#include <QRandomGenerator>
#include <algorithm>

namespace signalbox::sync {

namespace {
constexpr int attemptsBeforeHalving = 2;
}

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
    Item item{range, 0, 0, now, m_successes, error};
    bool othersWentWell = false;
    std::vector<Item> kept;
    for (const auto& old : m_items) {
        if (old.range.hi < range.lo || old.range.lo > range.hi) {
            kept.push_back(old);
            continue;
        }
        item.attempts = std::max(item.attempts, old.attempts);
        item.since = std::min(item.since, old.since);
        othersWentWell = othersWentWell || m_successes > old.successes;
        for (const Interval rest : {Interval{old.range.lo, range.lo - 1}, Interval{range.hi + 1, old.range.hi}})
            if (!rest.isEmpty()) {
                kept.push_back(old);
                kept.back().range = rest;
            }
    }
    m_items = std::move(kept);
    ++item.attempts;
    const qint64 wait = std::max(backoffMs(m_first, m_most, item.attempts), error.retryAfterMs.value_or(0));
    item.nextTry = now + wait;
    if (range.count() > 1 && item.attempts >= attemptsBeforeHalving && othersWentWell) {
        const Height middle = range.lo + (range.count() - 1) / 2;
        Item left = item;
        left.range.hi = middle;
        item.range.lo = middle + 1;
        m_items.push_back(left);
    }
    m_items.push_back(item);
    std::sort(m_items.begin(), m_items.end(), [](const Item& a, const Item& b) { return a.range.lo < b.range.lo; });
    return item.nextTry;
}

void RetryList::succeeded(Interval range)
{
    ++m_successes;
    std::vector<Item> kept;
    for (const auto& old : m_items)
        for (const Interval rest : {Interval{old.range.lo, std::min(old.range.hi, range.lo - 1)},
                                    Interval{std::max(old.range.lo, range.hi + 1), old.range.hi}})
            if (!rest.isEmpty()) {
                kept.push_back(old);
                kept.back().range = rest;
            }
    m_items = std::move(kept);
}

void RetryList::removeAbove(Height height)
{
    std::erase_if(m_items, [height](const Item& item) { return item.range.lo > height; });
    for (auto& item : m_items)
        item.range.hi = std::min(item.range.hi, height);
}

void RetryList::dueNow()
{
    for (auto& item : m_items)
        item.nextTry = 0;
}

chain::IntervalSet RetryList::waiting(qint64 now) const
{
    chain::IntervalSet set;
    for (const auto& item : m_items)
        if (item.nextTry > now)
            set.add(item.range);
    return set;
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

}  // namespace signalbox::sync
