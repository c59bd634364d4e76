// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_scan.h"

#include "events/event_hunt.h"

namespace signalbox::store {

Expected<EventScan::Found> EventScan::run(Session& session) const
{
    return EventHunt(*this, session).run();
}

}  // namespace signalbox::store
