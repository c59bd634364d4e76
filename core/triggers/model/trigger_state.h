// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <deque>
#include <optional>
#include <vector>

namespace signalbox::triggers {

/// What one stateful condition remembers.
struct ConditionState {
    std::optional<double> ema;
    qint64 count = 0;          ///< events in the average, or in the window
    std::deque<qint64> times;  ///< block times in the window, seconds since epoch; oldest first, at most 10,000
    qint64 last = 0;           ///< block time of the newest event

    bool isEmpty() const { return !ema && times.empty() && last == 0; }
    bool operator==(const ConditionState&) const = default;
};

/// Of a trigger's stateful conditions, in their order.
struct TriggerState {
    std::vector<ConditionState> conditions;

    bool operator==(const TriggerState&) const = default;
};

}  // namespace signalbox::triggers
