// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "triggers/engine/breakers.h"
#include "triggers/engine/firing.h"
#include "triggers/engine/loaded_triggers.h"
#include "triggers/engine/stateful_places.h"

namespace signalbox::triggers {

/// Evaluates the stateful triggers of one chain within one transaction: each in the order of the events, and only up to
/// the first block that is not stored.
class StatefulPass {
public:
    StatefulPass(store::Transaction& transaction, const WatchedChain& chain, const LoadedTriggers& triggers,
                 Breakers& breakers, Firing& firing)
        : m_transaction(transaction),
          m_chain(chain),
          m_triggers(triggers),
          m_breakers(breakers),
          m_firing(firing),
          m_places(transaction, chain)
    {
    }

    StatefulPlaces& places() { return m_places; }
    bool run(int most);  ///< reads about `most` events; true if there are more

private:
    struct Counting {
        const Evaluator* evaluator;
        TriggerState state;
        bool changed = false;
        Height block = -1;  ///< of the newest state that was kept
    };
    bool evaluate(std::vector<StatefulPlace>& places, int most);
    Counting* countingOf(const Evaluator& evaluator, const std::map<QString, QJsonObject>& stored);
    void evaluate(const EventRow& event, Counting& counting);
    void store();

    store::Transaction& m_transaction;
    const WatchedChain& m_chain;
    const LoadedTriggers& m_triggers;
    Breakers& m_breakers;
    Firing& m_firing;
    StatefulPlaces m_places;
    std::deque<std::vector<EventRow>> m_events;  ///< what fired refers to them
    std::map<QString, Counting> m_counting;
    std::vector<StatefulPlaces::Before> m_before;
};

}  // namespace signalbox::triggers
