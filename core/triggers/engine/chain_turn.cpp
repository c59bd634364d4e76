// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/chain_turn.h"

#include "triggers/engine/age.h"
#include "triggers/engine/stateful_pass.h"
#include "triggers/rows/event_rows.h"

namespace signalbox::triggers {

Expected<ChainTurn::Result> ChainTurn::run(const WatchedChain& chain, int most, Fire* current)
{
    const bool wanted = m_triggers.watches(chain.id);
    const auto news = ChainNews::take(m_transaction, chain, most, wanted);
    if (!news)
        return fail(news.error());
    Result result;
    result.more = news->more;
    if (!wanted)
        return result;
    std::vector<EventRow> events;
    if (!news->events.isEmpty()) {
        EventFilter filter;
        filter.chainId = chain.id;
        filter.blocks = news->blocks;
        filter.ids = news->events;
        filter.withRetracted = true;
        events = readEvents(m_transaction, filter);
    }
    result.events = qint64(events.size());
    Firing firing;
    const std::vector<EventRow> parked = fireParked(chain.id, firing);
    if (events.empty() && parked.empty() && m_triggers.statefulOf(chain.id).isEmpty())
        return result;
    Breakers breakers(m_transaction);
    evaluate(events, breakers, firing);

    StatefulPass stateful(m_transaction, chain, m_triggers, breakers, firing);
    if (!m_triggers.statefulOf(chain.id).isEmpty()) {
        std::vector<Height> blocks = news->retracted;
        for (const EventRow& event : events)
            if (blocks.empty() || blocks.back() != event.blockNumber)
                blocks.push_back(event.blockNumber);
        if (news->ancestor || !blocks.empty())
            stateful.places().rewind(news->ancestor, blocks);
        result.more = stateful.run(most) || result.more;
    }
    result.counts = firing.store(m_transaction, m_console, chain.name, current);
    breakers.store();
    return result;
}

/// What is due of the parked fires; returns their events, which `firing` refers to.
std::vector<EventRow> ChainTurn::fireParked(qint64 chain, Firing& firing) const
{
    const std::vector<Fire> parked = takeParked(m_transaction, chain);
    if (parked.empty())
        return {};
    EventFilter filter;
    filter.chainId = chain;
    for (const Fire& fire : parked)
        filter.ids << fire.event;
    std::vector<EventRow> events = readEvents(m_transaction, filter);
    for (const Fire& fire : parked) {
        const Evaluator* evaluator = m_triggers.index().find(fire.trigger);
        for (const EventRow& event : events)
            if (evaluator && event.id == fire.event && evaluator->watches(event))
                firing.add(evaluator->trigger(), event, fire.extra);
    }
    return events;
}

void ChainTurn::evaluate(const std::vector<EventRow>& events, Breakers& breakers, Firing& firing) const
{
    QJsonObject none;
    for (const EventRow& event : events) {
        if (event.retracted)
            continue;
        for (const Evaluator* evaluator : m_triggers.index().candidates(event)) {
            const Trigger& trigger = evaluator->trigger();
            if (evaluator->isStateful())
                continue;
            const bool matches = evaluator->match(event) != Evaluator::Match::No;
            if ((!matches && breakers.isClosed(trigger.id)) || isOlder(event, trigger) || !breakers.allows(trigger.id))
                continue;
            if (!matches) {
                breakers.passed(trigger.id, false);
                continue;
            }
            const Outcome outcome = evaluator->evaluate(event, none);
            if (outcome.error) {
                breakers.failed(trigger.id, *outcome.error);
                continue;
            }
            breakers.passed(trigger.id, outcome.fires);
            if (outcome.fires)
                firing.add(trigger, event, outcome.extra);
        }
    }
}

}  // namespace signalbox::triggers
