// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event_filter.h"
#include "signalbox/snapshot.h"

namespace signalbox::ui {

class Desk;

QString eventListId(EventKind kind);  ///< key of a list's state on the desk

/// The filter of a list of events, remembered on the desk. A list of transfers always has a chain, because transfers
/// are in the schema of their chain: until the operator chooses one, an empty list moves to a chain that has some.
class KeptFilter {
public:
    KeptFilter(Desk* desk, EventKind kind);

    const EventFilter& value() const { return m_value; }
    bool isEveryChain() const { return m_value.kind == EventKind::Registry && m_value.caip2.isEmpty(); }
    const ChainSnapshot* chain(const WorkspaceSnapshot& snapshot) const;  ///< null: every chain, or it is gone
    void set(const EventFilter& filter);                                  ///< the operator's choice; stored
    /// Replaces a chain that is gone. `empty`: the list has no rows. True: the chain changed, which is not stored.
    bool adapt(const WorkspaceSnapshot& snapshot, bool empty);

private:
    Desk* m_desk;
    EventFilter m_value;
    bool m_chosen;  ///< the operator chose the chain
};

}  // namespace signalbox::ui
