// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/interval_set.h"

#include <algorithm>
#include <numeric>

namespace signalbox::chain {

IntervalSet::IntervalSet(const Intervals& intervals)
{
    for (const auto& interval : intervals)
        add(interval);
}

IntervalSet::IntervalSet(std::initializer_list<Interval> intervals)
{
    for (const auto& interval : intervals)
        add(interval);
}

Intervals::const_iterator IntervalSet::firstEndingAtOrAfter(Height height) const
{
    return std::lower_bound(m_items.begin(), m_items.end(), height,
                            [](const Interval& item, Height value) { return item.hi < value; });
}

void IntervalSet::add(Interval interval)
{
    if (interval.isEmpty())
        return;
    // The items from the first to the last that overlaps or touches become one.
    auto from = m_items.begin() + (firstEndingAtOrAfter(interval.lo - 1) - m_items.cbegin());
    auto to = from;
    while (to != m_items.end() && to->lo <= interval.hi + 1) {
        interval.lo = std::min(interval.lo, to->lo);
        interval.hi = std::max(interval.hi, to->hi);
        ++to;
    }
    if (from == to) {
        m_items.insert(from, interval);
        return;
    }
    *from = interval;
    m_items.erase(from + 1, to);
}

void IntervalSet::add(const IntervalSet& other)
{
    if (m_items.empty()) {
        m_items = other.m_items;
        return;
    }
    const Intervals items = other.m_items;  // a copy, because other may be *this
    for (const auto& interval : items)
        add(interval);
}

void IntervalSet::subtract(Interval interval)
{
    if (interval.isEmpty())
        return;
    auto from = m_items.begin() + (firstEndingAtOrAfter(interval.lo) - m_items.cbegin());
    if (from == m_items.end() || from->lo > interval.hi)
        return;
    auto to = from;
    Interval left{from->lo, interval.lo - 1};
    Interval right;
    while (to != m_items.end() && to->lo <= interval.hi) {
        right = {interval.hi + 1, to->hi};
        ++to;
    }
    from = m_items.erase(from, to);
    if (!right.isEmpty())
        from = m_items.insert(from, right);
    if (!left.isEmpty())
        m_items.insert(from, left);
}

void IntervalSet::subtract(const IntervalSet& other)
{
    *this = without(other);
}

IntervalSet IntervalSet::intersected(Interval range) const
{
    IntervalSet result;
    for (auto item = firstEndingAtOrAfter(range.lo); item != m_items.end() && item->lo <= range.hi; ++item)
        result.m_items.push_back({std::max(item->lo, range.lo), std::min(item->hi, range.hi)});
    if (range.isEmpty())
        result.m_items.clear();
    return result;
}

IntervalSet IntervalSet::intersected(const IntervalSet& other) const
{
    IntervalSet result;
    auto mine = m_items.begin();
    auto theirs = other.m_items.begin();
    while (mine != m_items.end() && theirs != other.m_items.end()) {
        const Interval both{std::max(mine->lo, theirs->lo), std::min(mine->hi, theirs->hi)};
        if (!both.isEmpty())
            result.m_items.push_back(both);
        if (mine->hi < theirs->hi)
            ++mine;
        else
            ++theirs;
    }
    return result;
}

IntervalSet IntervalSet::united(const IntervalSet& other) const
{
    IntervalSet result;
    Intervals all(m_items.size() + other.m_items.size());
    std::merge(m_items.begin(), m_items.end(), other.m_items.begin(), other.m_items.end(), all.begin(),
               [](const Interval& a, const Interval& b) { return a.lo < b.lo; });
    for (const auto& interval : all) {
        if (!result.m_items.empty() && interval.lo <= result.m_items.back().hi + 1)
            result.m_items.back().hi = std::max(result.m_items.back().hi, interval.hi);
        else
            result.m_items.push_back(interval);
    }
    return result;
}

IntervalSet IntervalSet::coarsened(std::size_t most) const
{
    if (m_items.size() <= most || most == 0)
        return *this;
    std::vector<std::size_t> gaps(m_items.size() - 1);  // between each item and the next one
    std::iota(gaps.begin(), gaps.end(), 0);
    const auto joined = gaps.begin() + static_cast<std::ptrdiff_t>(m_items.size() - most);
    std::nth_element(gaps.begin(), joined - 1, gaps.end(), [this](std::size_t a, std::size_t b) {
        return m_items[a + 1].lo - m_items[a].hi < m_items[b + 1].lo - m_items[b].hi;
    });
    std::sort(gaps.begin(), joined);
    IntervalSet result;
    auto next = gaps.begin();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const bool joins = i > 0 && next != joined && *next == i - 1;
        if (joins) {
            result.m_items.back().hi = m_items[i].hi;
            ++next;
        } else {
            result.m_items.push_back(m_items[i]);
        }
    }
    return result;
}

IntervalSet IntervalSet::without(const IntervalSet& other) const
{
    IntervalSet result;
    auto hole = other.m_items.begin();
    for (const auto& item : m_items) {
        Height next = item.lo;
        while (hole != other.m_items.end() && hole->hi < next)
            ++hole;
        for (auto cut = hole; cut != other.m_items.end() && cut->lo <= item.hi; ++cut) {
            if (cut->lo > next)
                result.m_items.push_back({next, cut->lo - 1});
            next = std::max(next, cut->hi + 1);
        }
        if (next <= item.hi)
            result.m_items.push_back({next, item.hi});
    }
    return result;
}

IntervalSet IntervalSet::complement(Interval range) const
{
    IntervalSet whole;
    whole.add(range);
    return whole.without(intersected(range));
}

bool IntervalSet::contains(Height height) const
{
    return intervalAt(height).has_value();
}

bool IntervalSet::containsAll(Interval range) const
{
    if (range.isEmpty())
        return true;
    const auto item = intervalAt(range.lo);
    return item && item->hi >= range.hi;
}

bool IntervalSet::intersects(Interval range) const
{
    if (range.isEmpty())
        return false;
    const auto item = firstEndingAtOrAfter(range.lo);
    return item != m_items.end() && item->lo <= range.hi;
}

qint64 IntervalSet::count() const
{
    qint64 sum = 0;
    for (const auto& item : m_items)
        sum += item.count();
    return sum;
}

qint64 IntervalSet::countIn(Interval range) const
{
    qint64 sum = 0;
    for (auto item = firstEndingAtOrAfter(range.lo); item != m_items.end() && item->lo <= range.hi; ++item)
        sum += Interval{std::max(item->lo, range.lo), std::min(item->hi, range.hi)}.count();
    return sum;
}

std::optional<Height> IntervalSet::first() const
{
    return m_items.empty() ? std::nullopt : std::optional(m_items.front().lo);
}

std::optional<Height> IntervalSet::last() const
{
    return m_items.empty() ? std::nullopt : std::optional(m_items.back().hi);
}

std::optional<Interval> IntervalSet::intervalAt(Height height) const
{
    const auto item = firstEndingAtOrAfter(height);
    return item != m_items.end() && item->lo <= height ? std::optional(*item) : std::nullopt;
}

std::optional<Interval> IntervalSet::firstFrom(Height height) const
{
    const auto item = firstEndingAtOrAfter(height);
    return item != m_items.end() ? std::optional(Interval{std::max(item->lo, height), item->hi}) : std::nullopt;
}

std::optional<Height> IntervalSet::firstMissing(Interval range) const
{
    if (range.isEmpty())
        return std::nullopt;
    const auto item = intervalAt(range.lo);
    const Height height = item ? item->hi + 1 : range.lo;
    return height <= range.hi ? std::optional(height) : std::nullopt;
}

}  // namespace signalbox::chain
