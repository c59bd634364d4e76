// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>

#include "signalbox/interval.h"

namespace signalbox::indexing {

/// The height up to which a run must store everything to be synced: head − confirmations at its start.
class SyncGoal {
public:
    void set(Height goal) { m_goal = goal; }
    void lower(Height goal)
    {
        if (m_goal)
            m_goal = std::min(*m_goal, goal);
    }
    void reach() { m_reached = true; }

    std::optional<Height> height() const { return m_goal; }
    bool isReached() const { return m_reached; }
    bool isOpen() const { return m_goal && !m_reached; }

private:
    std::optional<Height> m_goal;
    bool m_reached = false;
};

}  // namespace signalbox::indexing
