// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggers/engine/chain_news.h"
#include "triggers/engine/firing.h"
#include "triggers/engine/loaded_triggers.h"

namespace signalbox::triggers {

class Breakers;
class StatefulPass;

/// One transaction that evaluates what came to one chain: jobs, states and places are stored together or not at all.
class ChainTurn {
public:
    struct Result {
        Firing::Counts counts;
        qint64 events = 0;
        bool more = false;  ///< there is more to read
    };
    ChainTurn(store::Transaction& transaction, const LoadedTriggers& triggers, QString console)
        : m_transaction(transaction), m_triggers(triggers), m_console(std::move(console))
    {
    }
    /// Reads about `most` events. With `current`, each trigger that fires on an event is stored by statements of its
    /// own, and `current` tells at which one the database refused.
    Expected<Result> run(const WatchedChain& chain, int most, Fire* current = nullptr);

private:
    void evaluate(const std::vector<EventRow>& events, Breakers& breakers, Firing& firing) const;
    std::vector<EventRow> fireParked(qint64 chain, Firing& firing) const;

    store::Transaction& m_transaction;
    const LoadedTriggers& m_triggers;
    QString m_console;
};

}  // namespace signalbox::triggers
