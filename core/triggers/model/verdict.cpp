// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/verdict.h"

#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"

namespace signalbox::triggers {

namespace {

const std::optional<QString>& tagOf(const Condition& condition, const EventRow& event)
{
    return condition.tag == 1 ? event.tag1 : condition.tag == 2 ? event.tag2 : event.tag;
}

bool isAgent(const Condition& condition, const EventRow& event)
{
    if (event.agentId)
        return condition.id == event.agentId;
    return agentOf(event) == condition.text;
}

bool sameOrNot(Compare compare, bool same)
{
    return same == (compare != Compare::NotEqual);
}

/// The first time in the window that ends with `time`, whose edge is part of it.
auto windowStart(const Condition& condition, const ConditionState& state, qint64 time)
{
    return std::lower_bound(state.times.begin(), state.times.end(), time - condition.window);
}

}  // namespace

QString agentOf(const EventRow& event)
{
    if (event.agentId)
        return QString::number(*event.agentId);
    const auto number = event.agentIdText ? Decimal::fromText(*event.agentIdText) : std::nullopt;
    return number ? number->toString() : QString();
}

std::optional<Decimal> scoreOf(const EventRow& event)
{
    if (event.feedbackValue && event.feedbackValueDecimals)
        if (auto exact = Decimal::scaled(*event.feedbackValue, *event.feedbackValueDecimals))
            return exact;
    return event.score ? std::optional(Decimal(*event.score)) : std::nullopt;
}

const std::optional<Decimal>& EventValues::score()
{
    if (!m_scored) {
        m_score = scoreOf(m_row);
        m_whole = m_score ? m_score->toInteger() : std::nullopt;
        m_scored = true;
    }
    return m_score;
}

std::optional<qint64> EventValues::wholeScore()
{
    if (!m_row.feedbackValue || !m_row.feedbackValueDecimals)
        return m_row.score;
    score();
    return m_whole;
}

bool isTrue(const Condition& condition, EventValues& values)
{
    const EventRow& event = values.row();
    switch (*condition.kind) {
        case ConditionKind::Agent:
            return (event.agentId || event.agentIdText) && sameOrNot(condition.compare, isAgent(condition, event));
        case ConditionKind::EventType:
            return sameOrNot(condition.compare, event.eventType == condition.text);
        case ConditionKind::Tag: {
            const auto& tag = tagOf(condition, event);
            return tag && sameOrNot(condition.compare, *tag == condition.text);
        }
        case ConditionKind::Score: {
            const auto whole = condition.whole ? values.wholeScore() : std::nullopt;
            if (whole)
                return holds(*whole, condition.compare, *condition.whole);
            const auto& score = values.score();
            return score && holds(*score, condition.compare, condition.number);
        }
        case ConditionKind::Response:
            return event.response && holds(Decimal(*event.response), condition.compare, condition.number);
        case ConditionKind::Validators:
            return event.validatorAddress && condition.addresses.contains(event.validatorAddress->toLower());
        case ConditionKind::FileUri:
            return condition.present == (event.fileUri && !event.fileUri->isEmpty());
        case ConditionKind::Ema:
        case ConditionKind::Rate:
            break;
    }
    return false;
}

QString valueIn(const Condition& condition, const EventRow& event)
{
    switch (*condition.kind) {
        case ConditionKind::Agent:
            return agentOf(event);
        case ConditionKind::EventType:
            return event.eventType;
        case ConditionKind::Tag:
            return tagOf(condition, event).value_or(QString());
        case ConditionKind::Score:
        case ConditionKind::Ema: {
            const auto score = scoreOf(event);
            return score ? score->toString() : QString();
        }
        case ConditionKind::Response:
            return event.response ? QString::number(*event.response) : QString();
        case ConditionKind::Validators:
            return event.validatorAddress.value_or(QString());
        case ConditionKind::FileUri:
            return event.fileUri.value_or(QString());
        case ConditionKind::Rate:
            break;
    }
    return {};
}

std::optional<double> averageAfter(const Condition& condition, const ConditionState& state, const EventRow& event)
{
    const auto score = scoreOf(event);
    if (!score)
        return std::nullopt;
    const double value = score->toDouble();
    return state.ema ? condition.alpha * value + (1 - condition.alpha) * *state.ema : value;
}

qint64 countAfter(const Condition& condition, const ConditionState& state, qint64 time)
{
    const auto kept = std::distance(windowStart(condition, state, time), state.times.end());
    return std::min<qint64>(kept + 1, most_counted);
}

void add(ConditionState& state, const Condition& condition, qint64 time)
{
    state.times.erase(state.times.begin(), windowStart(condition, state, time));
    state.times.insert(std::upper_bound(state.times.begin(), state.times.end(), time), time);
    if (state.times.size() > most_counted)
        state.times.pop_front();
    state.count = static_cast<qint64>(state.times.size());
    state.last = time;
}

bool holdsNearly(double average, Compare compare, double threshold)
{
    const bool equal =
        average == threshold ||
        std::abs(average - threshold) <= 1e-9 * std::min(std::max(std::abs(average), std::abs(threshold)), 1e300);
    switch (compare) {
        case Compare::Equal:
            return equal;
        case Compare::NotEqual:
            return !equal;
        case Compare::LessOrEqual:
            return equal || average < threshold;
        case Compare::GreaterOrEqual:
            return equal || average > threshold;
        case Compare::Less:
            return !equal && average < threshold;
        case Compare::Greater:
            return !equal && average > threshold;
    }
    return false;
}

}  // namespace signalbox::triggers
