// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <optional>
#include <utility>

#include "signalbox/triggers.h"
#include "triggers/model/decimal.h"

namespace signalbox::triggers {

inline constexpr qint64 most_counted = 10'000;  ///< block times that a rate condition keeps

enum class ConditionKind { Agent, Score, Tag, EventType, Validators, FileUri, Response, Ema, Rate };
std::optional<ConditionKind> kindOf(const QString& type);  ///< agent_id_equals, …
bool isStateful(ConditionKind kind);
bool isStateful(const Trigger& trigger);  ///< one of its conditions is

enum class Compare { Less, Greater, LessOrEqual, GreaterOrEqual, Equal, NotEqual };
std::optional<Compare> compareOf(const QString& op);  ///< <, >, <=, >=, = and ==, != and <>

template <class T>
bool holds(const T& a, Compare compare, const T& b)
{
    switch (compare) {
        case Compare::Less:
            return a < b;
        case Compare::Greater:
            return a > b;
        case Compare::LessOrEqual:
            return a <= b;
        case Compare::GreaterOrEqual:
            return a >= b;
        case Compare::Equal:
            return a == b;
        case Compare::NotEqual:
            return a != b;
    }
    return false;
}

/// A condition, read. Only what its kind needs is set.
struct Condition {
    std::optional<ConditionKind> kind;
    Compare compare = Compare::Equal;
    Decimal number;               ///< Score, Response, Ema, Rate
    std::optional<qint64> whole;  ///< Score, Response: the number, if it is an integer of 64 bits
    std::optional<qint64> id;     ///< Agent, if it fits
    QString text;                 ///< Agent (digits without leading zeros), EventType, Tag
    int tag = 1;                  ///< Tag: 1, 2, or 0 for the column tag
    QSet<QString> addresses;      ///< Validators, lower case
    bool present = true;          ///< FileUri: there must be one
    double threshold = 0, alpha = 0;
    qint64 window = 0;  ///< Rate, seconds
    bool resets = false;
    /// Why it cannot be evaluated, with the place below the condition (value, operator, config.alpha).
    std::optional<TriggerProblem> fault;
};

Condition readCondition(const TriggerCondition& condition);

std::optional<qint64> secondsOf(const QString& timeWindow);  ///< of "45s", "30m", "1h", "7d"
/// The addresses of a JSON list or of a list with commas, as they are written; none if it is neither.
std::optional<QStringList> addressesOf(const QString& value);

}  // namespace signalbox::triggers
