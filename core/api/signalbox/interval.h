// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <vector>

namespace signalbox {

using Height = qint64;  ///< a block number; BIGINT in the database

/// Block numbers lo..hi, both ends included; empty when hi < lo.
struct Interval {
    Height lo = 0;
    Height hi = -1;

    bool isEmpty() const { return hi < lo; }
    qint64 count() const { return isEmpty() ? 0 : hi - lo + 1; }
    bool contains(Height height) const { return lo <= height && height <= hi; }
    bool operator==(const Interval&) const = default;
};

using Intervals = std::vector<Interval>;  ///< sorted and disjoint; neighbors are merged if a set is meant

}  // namespace signalbox
