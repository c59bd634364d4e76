// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/command_place.h"

#include "postgres/other_sessions.h"
#include "postgres/session_thread.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

Expected<Done> CommandPlace::hold(ChainUnit& unit)
{
    if (!unit.isHeld() && m_stopping)
        return fail(stopping());
    return m.leases.hold(unit);
}

bool CommandPlace::takesFreeCommands()
{
    if (m_stopping)
        return false;
    if (m.engine.options.workers && m.engine.options.chains.isEmpty())
        return true;
    const auto others = store::othersNamed(session(), liveName);
    return others && *others == 0;
}

}  // namespace signalbox::engine
