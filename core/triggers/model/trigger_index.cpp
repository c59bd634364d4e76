// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/trigger_index.h"

#include <QHash>
#include <algorithm>
#include <map>

#include "triggers/model/condition.h"
#include "triggers/model/verdict.h"

namespace signalbox::triggers {

namespace {

/// A condition without state that a trigger certainly reaches, in a form that is compared without looking at the
/// trigger: most triggers end here.
struct Gate {
    enum Kind { Open, Score, Tag1 } kind = Open;
    Compare compare = Compare::Equal;
    qint64 bound = 0;  ///< Score
    size_t hash = 0;   ///< Tag1

    bool opens(EventValues& values, const std::optional<size_t>& tag1) const
    {
        if (kind == Tag1)
            return tag1 == hash;
        if (kind == Open)
            return true;
        const auto whole = values.wholeScore();
        return whole ? holds(*whole, compare, bound) : values.score().has_value();
    }
};

struct Entry {
    size_t place = 0;  ///< of its evaluator
    Gate gate;
};
using Entries = std::vector<Entry>;

/// The triggers of a chain and registry.
struct Group {
    QHash<QString, Entries> byAgent, byType;
    Entries others;
};

/// What the first conditions ask for: a condition behind one of another kind may not be reached.
struct Lead {
    QString agent, eventType;  ///< empty: nothing
};

Lead leadOf(const Trigger& trigger)
{
    Lead lead;
    for (const TriggerCondition& row : trigger.conditions) {
        const Condition condition = readCondition(row);
        if (condition.fault || condition.compare != Compare::Equal)
            break;
        if (condition.kind == ConditionKind::Agent && lead.agent.isEmpty())
            lead.agent = condition.text;
        else if (condition.kind == ConditionKind::EventType && lead.eventType.isEmpty())
            lead.eventType = condition.text;
        else
            break;
    }
    return lead;
}

Gate gateOf(const Trigger& trigger)
{
    for (const TriggerCondition& row : trigger.conditions) {
        const Condition condition = readCondition(row);
        if (condition.fault || isStateful(*condition.kind))
            break;
        if (condition.kind == ConditionKind::Score && condition.whole)
            return {Gate::Score, condition.compare, *condition.whole, 0};
        if (condition.kind == ConditionKind::Tag && condition.tag == 1 && condition.compare == Compare::Equal)
            return {Gate::Tag1, condition.compare, 0, qHash(condition.text)};
    }
    return {};
}

}  // namespace

struct TriggerIndex::Private {
    std::vector<Evaluator> evaluators;
    std::map<qint64, QHash<QString, Group>> groups;  ///< by chain, then registry
    QHash<QString, size_t> byId;

    const Group* find(const EventRow& event) const
    {
        const auto chain = groups.find(event.chainId);
        if (chain == groups.end())
            return nullptr;
        const auto group = chain->second.constFind(event.registry);
        return group == chain->second.constEnd() ? nullptr : &*group;
    }
};

TriggerIndex::TriggerIndex() : d(std::make_unique<Private>()) {}

TriggerIndex::TriggerIndex(std::vector<Trigger> triggers) : TriggerIndex()
{
    std::sort(triggers.begin(), triggers.end(), [](const Trigger& a, const Trigger& b) { return a.id < b.id; });
    d->evaluators.reserve(triggers.size());
    for (Trigger& trigger : triggers) {
        const size_t place = d->evaluators.size();
        Group& group = d->groups[trigger.chainId][trigger.registry];
        const Lead lead = leadOf(trigger);
        const Entry entry{place, gateOf(trigger)};
        if (!lead.agent.isEmpty())
            group.byAgent[lead.agent].push_back(entry);
        else if (!lead.eventType.isEmpty())
            group.byType[lead.eventType].push_back(entry);
        else
            group.others.push_back(entry);
        d->byId.insert(trigger.id, place);
        d->evaluators.emplace_back(std::move(trigger));
    }
}

TriggerIndex::~TriggerIndex() = default;
TriggerIndex::TriggerIndex(TriggerIndex&&) noexcept = default;
TriggerIndex& TriggerIndex::operator=(TriggerIndex&&) noexcept = default;

std::vector<const Evaluator*> TriggerIndex::candidates(const EventRow& event) const
{
    const Group* group = d->find(event);
    if (!group)
        return {};
    std::vector<size_t> places;
    EventValues values(event);
    const auto tag1 = event.tag1 ? std::optional(qHash(*event.tag1)) : std::nullopt;
    const auto take = [&](const Entries& some) {
        for (const Entry& entry : some)
            if (entry.gate.opens(values, tag1) && d->evaluators[entry.place].match(values) == Evaluator::Match::Maybe)
                places.push_back(entry.place);
    };
    if (const QString agent = group->byAgent.isEmpty() ? QString() : agentOf(event); !agent.isEmpty())
        if (const auto found = group->byAgent.constFind(agent); found != group->byAgent.constEnd())
            take(*found);
    if (const auto found = group->byType.constFind(event.eventType); found != group->byType.constEnd())
        take(*found);
    take(group->others);
    std::sort(places.begin(), places.end());
    std::vector<const Evaluator*> found;
    found.reserve(places.size());
    for (const size_t place : places)
        found.push_back(&d->evaluators[place]);
    return found;
}

const std::vector<Evaluator>& TriggerIndex::evaluators() const
{
    return d->evaluators;
}

const Evaluator* TriggerIndex::find(const QString& triggerId) const
{
    const auto place = d->byId.constFind(triggerId);
    return place == d->byId.constEnd() ? nullptr : &d->evaluators[*place];
}

}  // namespace signalbox::triggers
