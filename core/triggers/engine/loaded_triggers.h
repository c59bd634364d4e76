// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "postgres/session.h"
#include "triggers/model/trigger_index.h"

namespace signalbox::triggers {

/// The enabled triggers of all users, read again after an edit.
class LoadedTriggers {
public:
    /// Makes them the present ones, as this transaction sees them.
    void refresh(store::Transaction& transaction);

    const TriggerIndex& index() const { return m_index; }
    bool watches(qint64 chain) const { return m_chains.contains(chain); }
    const QStringList& statefulOf(qint64 chain) const;  ///< IDs, ascending
    std::vector<qint64> statefulChains() const;

private:
    TriggerIndex m_index;
    std::set<qint64> m_chains;
    std::map<qint64, QStringList> m_stateful;
    qint64 m_version = -1;
};

}  // namespace signalbox::triggers
