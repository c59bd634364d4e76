// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <optional>

#include "signalbox/interval.h"

namespace signalbox::chain {

/// A set of heights as sorted, disjoint intervals whose neighbors are merged. A value; heights up to 2^62.
class IntervalSet {
public:
    IntervalSet() = default;
    explicit IntervalSet(const Intervals& intervals);  ///< in any order, overlapping or not
    IntervalSet(std::initializer_list<Interval> intervals);

    void add(Interval interval);
    void add(const IntervalSet& other);
    void subtract(Interval interval);
    void subtract(const IntervalSet& other);
    void clear() { m_items.clear(); }

    IntervalSet intersected(Interval range) const;
    IntervalSet intersected(const IntervalSet& other) const;
    IntervalSet united(const IntervalSet& other) const;
    IntervalSet without(const IntervalSet& other) const;
    IntervalSet complement(Interval range) const;  ///< the heights of range that are not in the set

    bool isEmpty() const { return m_items.empty(); }
    bool contains(Height height) const;
    bool containsAll(Interval range) const;  ///< true for an empty range
    bool intersects(Interval range) const;
    qint64 count() const;
    qint64 countIn(Interval range) const;

    std::optional<Height> first() const;
    std::optional<Height> last() const;
    std::optional<Interval> intervalAt(Height height) const;   ///< the interval that contains height
    std::optional<Interval> firstFrom(Height height) const;    ///< the first interval of the part at or above height
    std::optional<Height> firstMissing(Interval range) const;  ///< lowest height of range that is not in the set

    /// A superset with at most so many intervals: the closest ones are joined.
    IntervalSet coarsened(std::size_t most) const;

    const Intervals& intervals() const { return m_items; }
    Intervals::const_iterator begin() const { return m_items.begin(); }
    Intervals::const_iterator end() const { return m_items.end(); }
    bool operator==(const IntervalSet&) const = default;

private:
    Intervals::const_iterator firstEndingAtOrAfter(Height height) const;

    Intervals m_items;
};

}  // namespace signalbox::chain
