// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "chain/interval_set.h"
#include "postgres/session.h"
#include "signalbox/interval.h"
#include "triggers/engine/chain_news.h"

namespace signalbox::triggers {

/// How far a stateful trigger is, and how far it can go: up to the first block that is not stored yet.
struct StatefulPlace {
    QString trigger;
    Height at = 0;                     ///< evaluated up to here
    Height goal = 0;                   ///< can be evaluated up to here; not below `at`
    std::optional<Interval> waitsFor;  ///< missing blocks below stored ones
    bool waited = false;               ///< it is noted that it waits for them
};

/// Places of the stateful triggers of one chain in the tables erc8004.trigger_…, within one transaction.
class StatefulPlaces {
public:
    StatefulPlaces(store::Transaction& transaction, const WatchedChain& chain)
        : m_transaction(transaction), m_chain(chain)
    {
    }

    /// Blocks were undone, or rows came to blocks that were evaluated: restores the states before them.
    void rewind(std::optional<Height> ancestor, const std::vector<Height>& blocks);
    std::vector<StatefulPlace> lock(const QStringList& triggers);  ///< by ID
    std::map<QString, QJsonObject> states(const QStringList& triggers);

    /// A state before the first event of a block that changed it, in blocks that can be undone.
    struct Before {
        QString trigger, event;
        Height block = 0;
        int logIndex = 0;
        QJsonObject state;
    };
    void store(const std::map<QString, QJsonObject>& states, const std::vector<Before>& before);
    void move(const std::vector<StatefulPlace>& places);  ///< to their goals
    void forgetFinal(const QStringList& triggers);        ///< states before blocks that cannot be undone any more

    Height final();  ///< the newest block that cannot be undone

private:
    chain::IntervalSet skippedBy(const QString& trigger);

    store::Transaction& m_transaction;
    const WatchedChain& m_chain;
    std::optional<Height> m_final;
};

}  // namespace signalbox::triggers
