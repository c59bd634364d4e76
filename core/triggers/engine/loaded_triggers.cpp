// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/loaded_triggers.h"

#include "triggers/rows/trigger_rows.h"

namespace signalbox::triggers {

void LoadedTriggers::refresh(store::Transaction& transaction)
{
    // The version first: an edit that is committed after it is read is noticed by the next transaction.
    const qint64 version = store::integer(transaction.exec("SELECT version FROM erc8004.trigger_version")[0][0]);
    if (version == m_version)
        return;
    TriggerFilter filter;
    filter.enabledOnly = true;
    m_index = TriggerIndex(readTriggers(transaction, filter));
    m_chains.clear();
    m_stateful.clear();
    for (const Evaluator& evaluator : m_index.evaluators()) {
        m_chains.insert(evaluator.trigger().chainId);
        if (evaluator.isStateful())
            m_stateful[evaluator.trigger().chainId] << evaluator.trigger().id;
    }
    m_version = version;
}

const QStringList& LoadedTriggers::statefulOf(qint64 chain) const
{
    static const QStringList none;
    const auto found = m_stateful.find(chain);
    return found == m_stateful.end() ? none : found->second;
}

std::vector<qint64> LoadedTriggers::statefulChains() const
{
    std::vector<qint64> chains;
    for (const auto& [chain, ids] : m_stateful)
        chains.push_back(chain);
    return chains;
}

}  // namespace signalbox::triggers
