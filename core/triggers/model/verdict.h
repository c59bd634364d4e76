// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggers/model/condition.h"
#include "triggers/model/trigger_state.h"
#include "triggers/rows/event_row.h"

namespace signalbox::triggers {

/// An event with what conditions compare, each value computed once.
class EventValues {
public:
    explicit EventValues(const EventRow& row) : m_row(row) {}
    const EventRow& row() const { return m_row; }
    const std::optional<Decimal>& score();
    std::optional<qint64> wholeScore();  ///< none if it is null or not an integer of 64 bits

private:
    const EventRow& m_row;
    bool m_scored = false;
    std::optional<Decimal> m_score;
    std::optional<qint64> m_whole;
};

/// The verdict of a condition without state and without a fault. Null is false.
bool isTrue(const Condition& condition, EventValues& values);
/// The event's value that the condition compares; empty if it is null.
QString valueIn(const Condition& condition, const EventRow& event);

QString agentOf(const EventRow& event);                 ///< decimal; empty if it is null
std::optional<Decimal> scoreOf(const EventRow& event);  ///< feedback_value / 10^decimals if it is stored, else score

/// The state of a stateful condition after an event; none if the event does not count (its score is null).
std::optional<double> averageAfter(const Condition& condition, const ConditionState& state, const EventRow& event);
qint64 countAfter(const Condition& condition, const ConditionState& state, qint64 time);
void add(ConditionState& state, const Condition& condition, qint64 time);

/// With a relative tolerance of 1e-9: a constant score must not drift off itself.
bool holdsNearly(double average, Compare compare, double threshold);

}  // namespace signalbox::triggers
