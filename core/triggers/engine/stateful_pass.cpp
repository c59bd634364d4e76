// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/stateful_pass.h"

#include "triggers/engine/age.h"
#include "triggers/rows/event_rows.h"

namespace signalbox::triggers {

namespace {

/// Triggers that are further behind than this are evaluated in steps of their own, so that the others do not wait.
constexpr Height nearBlocks = 5'000;

}  // namespace

bool StatefulPass::run(int most)
{
    const QStringList& ids = m_triggers.statefulOf(m_chain.id);
    if (ids.isEmpty())
        return false;
    std::vector<StatefulPlace> near = m_places.lock(ids), far;
    std::erase_if(near, [](const StatefulPlace& place) {
        return place.goal == place.at && place.waitsFor.has_value() == place.waited;
    });
    if (near.empty())
        return false;
    Height newest = 0;
    for (const StatefulPlace& place : near)
        newest = std::max(newest, place.at);
    const auto behind = std::stable_partition(
        near.begin(), near.end(), [&](const StatefulPlace& place) { return place.at >= newest - nearBlocks; });
    far.assign(behind, near.end());
    near.erase(behind, near.end());
    bool more = evaluate(near, most);
    if (!far.empty())
        more = evaluate(far, most) || more;
    store();
    return more;
}

/// From the lowest place on; triggers whose place is beyond the blocks that are read stay where they are.
bool StatefulPass::evaluate(std::vector<StatefulPlace>& places, int most)
{
    EventFilter filter;
    filter.chainId = m_chain.id;
    filter.blocks = {std::numeric_limits<Height>::max(), -1};
    filter.withRetracted = true;  // the limit counts them
    filter.limit = most;
    for (const StatefulPlace& place : places) {
        if (place.goal > place.at)
            filter.blocks = {std::min(filter.blocks.lo, place.at + 1), std::max(filter.blocks.hi, place.goal)};
    }
    bool more = false;
    if (!filter.blocks.isEmpty()) {
        m_events.push_back(readEvents(m_transaction, filter));
        const std::vector<EventRow>& events = m_events.back();
        if (qint64(events.size()) >= most) {
            more = events.back().blockNumber < filter.blocks.hi;
            filter.blocks.hi = events.back().blockNumber;
        }
        std::map<QString, const StatefulPlace*> byTrigger;
        for (StatefulPlace& place : places) {
            place.goal = std::max(place.at, std::min(place.goal, filter.blocks.hi));
            byTrigger[place.trigger] = &place;
        }
        std::vector<std::pair<const EventRow*, const Evaluator*>> pairs;
        QStringList ids;
        for (const EventRow& event : events) {
            if (event.retracted)
                continue;
            for (const Evaluator* evaluator : m_triggers.index().candidates(event)) {
                const auto place = evaluator->isStateful() ? byTrigger.find(evaluator->trigger().id) : byTrigger.end();
                if (place == byTrigger.end() || event.blockNumber <= place->second->at ||
                    event.blockNumber > place->second->goal || isOlder(event, evaluator->trigger()))
                    continue;
                pairs.emplace_back(&event, evaluator);
                if (!m_counting.contains(evaluator->trigger().id))
                    ids << evaluator->trigger().id;
            }
        }
        ids.removeDuplicates();
        const auto stored = ids.isEmpty() ? std::map<QString, QJsonObject>() : m_places.states(ids);
        for (const auto& [event, evaluator] : pairs)
            if (Counting* counting = countingOf(*evaluator, stored))
                evaluate(*event, *counting);
    }
    m_places.move(places);
    return more;
}

/// Null, and counted, if the breaker is open or the state cannot be read.
StatefulPass::Counting* StatefulPass::countingOf(const Evaluator& evaluator,
                                                 const std::map<QString, QJsonObject>& stored)
{
    const QString& id = evaluator.trigger().id;
    if (!m_breakers.allows(id))
        return nullptr;
    const auto found = m_counting.find(id);
    if (found != m_counting.end())
        return &found->second;
    const auto row = stored.find(id);
    const auto state = evaluator.readState(row == stored.end() ? QJsonObject() : row->second);
    if (!state) {
        m_breakers.failed(id, state.error().message);
        return nullptr;
    }
    return &m_counting.emplace(id, Counting{&evaluator, *state}).first->second;
}

void StatefulPass::evaluate(const EventRow& event, Counting& counting)
{
    const Trigger& trigger = counting.evaluator->trigger();
    const bool keeps = event.blockNumber > m_places.final() && counting.block != event.blockNumber;
    const TriggerState before = keeps ? counting.state : TriggerState();
    const Outcome outcome = counting.evaluator->evaluate(event, counting.state);
    if (outcome.error) {
        m_breakers.failed(trigger.id, *outcome.error);
        return;
    }
    m_breakers.passed(trigger.id, outcome.fires);
    if (outcome.stateChanged) {
        counting.changed = true;
        if (keeps) {
            counting.block = event.blockNumber;
            m_before.push_back(
                {trigger.id, event.id, event.blockNumber, event.logIndex, counting.evaluator->writtenState(before)});
        }
    }
    if (outcome.fires)
        m_firing.add(trigger, event, outcome.extra);
}

void StatefulPass::store()
{
    std::map<QString, QJsonObject> states;
    QStringList ids;
    for (const auto& [id, counting] : m_counting) {
        if (!counting.changed)
            continue;
        states[id] = counting.evaluator->writtenState(counting.state);
        ids << id;
    }
    m_places.store(states, m_before);
    if (!ids.isEmpty())
        m_places.forgetFinal(ids);
}

}  // namespace signalbox::triggers
