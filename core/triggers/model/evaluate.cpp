// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/evaluate.h"

#include "signalbox/literals.h"
#include "triggers/model/check.h"
#include "triggers/model/state_json.h"
#include "triggers/model/verdict.h"

namespace signalbox::triggers {

using Verdict = DryRunEvent::Step::Verdict;

struct Evaluator::Private {
    /// What a reached stateful condition becomes if the evaluation does not fail.
    struct Change {
        size_t state = 0;
        const Condition* condition = nullptr;
        std::optional<double> average;
    };

    Trigger trigger;
    std::vector<Condition> conditions;
    std::vector<bool> leftOut;
    std::vector<StatePlace> places;
    std::vector<int> placeOf;  ///< by condition; -1 without state

    Verdict judge(size_t index, const EventRow& event, const TriggerState& state, Outcome& outcome,
                  std::vector<Change>& changes, bool withTimes) const;
    void apply(const std::vector<Change>& changes, bool fires, qint64 time, TriggerState& state) const;
};

Evaluator::Evaluator(Trigger trigger, Invalid invalid) : d(std::make_unique<Private>())
{
    d->trigger = std::move(trigger);
    const auto& rows = d->trigger.conditions;
    for (size_t i = 0; i < rows.size(); ++i) {
        Condition condition = readCondition(rows[i]);
        const bool left =
            invalid == Invalid::LeaveOut && hasErrors(checkCondition(rows[i], d->trigger.registry, QString()));
        const bool stateful = condition.kind && triggers::isStateful(*condition.kind) && !condition.fault && !left;
        d->placeOf.push_back(stateful ? static_cast<int>(d->places.size()) : -1);
        if (stateful) {
            const QString key = rows[i].id ? QString::number(rows[i].id) : u"#%1"_s.arg(i);
            d->places.push_back({static_cast<int>(i), key, *condition.kind});
        }
        d->leftOut.push_back(left);
        d->conditions.push_back(std::move(condition));
    }
}

Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

const Trigger& Evaluator::trigger() const
{
    return d->trigger;
}

bool Evaluator::isStateful() const
{
    return !d->places.empty();
}

bool Evaluator::watches(const EventRow& event) const
{
    return event.chainId == d->trigger.chainId && event.registry == d->trigger.registry;
}

Evaluator::Match Evaluator::match(const EventRow& event) const
{
    EventValues values(event);
    return match(values);
}

Evaluator::Match Evaluator::match(EventValues& values) const
{
    for (size_t i = 0; i < d->conditions.size(); ++i) {
        if (d->leftOut[i])
            continue;
        if (d->conditions[i].fault || d->placeOf[i] >= 0)
            return Match::Maybe;
        if (!isTrue(d->conditions[i], values))
            return Match::No;
    }
    return Match::Maybe;
}

Verdict Evaluator::Private::judge(size_t index, const EventRow& event, const TriggerState& state, Outcome& outcome,
                                  std::vector<Change>& changes, bool withTimes) const
{
    const Condition& condition = conditions[index];
    DryRunEvent::Step& step = outcome.steps[index];
    if (leftOut[index])
        return Verdict::LeftOut;
    if (condition.fault) {
        step.error = condition.fault->text;
        return Verdict::Failed;
    }
    const auto verdict = [](bool holds) { return holds ? Verdict::True : Verdict::False; };
    if (placeOf[index] < 0) {
        step.has = valueIn(condition, event);
        EventValues values(event);
        return verdict(isTrue(condition, values));
    }
    const auto place = static_cast<size_t>(placeOf[index]);
    const ConditionState& before = state.conditions[place];
    if (condition.kind == ConditionKind::Ema) {
        const auto average = averageAfter(condition, before, event);
        if (!average)
            return Verdict::False;
        changes.push_back({place, &condition, average});
        step.has = QString::number(*average, 'g', 10);
        outcome.extra.insert(u"ema"_s, *average);
        outcome.extra.insert(u"ema_score"_s, *average);
        return verdict(holdsNearly(*average, condition.compare, condition.threshold));
    }
    const qint64 count = countAfter(condition, before, event.timestamp);
    changes.push_back({place, &condition, {}});
    step.has = QString::number(count);
    outcome.extra.insert(u"count"_s, count);
    if (withTimes) {
        ConditionState after = before;
        add(after, condition, event.timestamp);
        outcome.counted.assign(after.times.begin(), after.times.end());
    }
    return verdict(holds(Decimal(count), condition.compare, condition.number));
}

void Evaluator::Private::apply(const std::vector<Change>& changes, bool fires, qint64 time, TriggerState& state) const
{
    for (const Change& change : changes) {
        ConditionState& condition = state.conditions[change.state];
        if (change.average) {
            condition.ema = change.average;
            ++condition.count;
            condition.last = time;
            continue;
        }
        add(condition, *change.condition, time);
        if (fires && change.condition->resets) {
            condition.times.clear();
            condition.count = 0;
        }
    }
}

Outcome Evaluator::evaluate(const EventRow& event, TriggerState& state, bool withTimes) const
{
    Outcome outcome;
    outcome.steps.resize(d->conditions.size());
    std::vector<Private::Change> changes;
    state.conditions.resize(d->places.size());
    for (size_t i = 0; i < d->conditions.size(); ++i) {
        DryRunEvent::Step& step = outcome.steps[i];
        step.condition = static_cast<int>(i);
        if (outcome.stoppedAt >= 0)
            continue;
        step.verdict = d->judge(i, event, state, outcome, changes, withTimes);
        if (step.verdict == Verdict::False || step.verdict == Verdict::Failed)
            outcome.stoppedAt = static_cast<int>(i);
        if (step.verdict == Verdict::Failed)
            outcome.error = step.error;
    }
    outcome.fires = outcome.stoppedAt < 0;
    if (!outcome.error) {
        d->apply(changes, outcome.fires, event.timestamp, state);
        outcome.stateChanged = !changes.empty();
    }
    return outcome;
}

Outcome Evaluator::evaluate(const EventRow& event, QJsonObject& state) const
{
    if (match(event) == Match::No) {
        TriggerState none;
        return evaluate(event, none);
    }
    auto read = readState(state);
    if (!read) {
        Outcome failed;
        failed.error = read.error().message;
        failed.stoppedAt = d->places.front().index;
        failed.steps.resize(d->conditions.size());
        for (size_t i = 0; i < failed.steps.size(); ++i)
            failed.steps[i].condition = static_cast<int>(i);
        failed.steps[static_cast<size_t>(failed.stoppedAt)].verdict = Verdict::Failed;
        failed.steps[static_cast<size_t>(failed.stoppedAt)].error = *failed.error;
        return failed;
    }
    Outcome outcome = evaluate(event, *read);
    if (outcome.stateChanged)
        state = writtenState(*read);
    return outcome;
}

Expected<TriggerState> Evaluator::readState(const QJsonObject& state) const
{
    return triggers::readState(state, d->places);
}

QJsonObject Evaluator::writtenState(const TriggerState& state) const
{
    return triggers::writtenState(state, d->places);
}

}  // namespace signalbox::triggers
