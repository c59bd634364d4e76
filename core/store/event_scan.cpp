#include "store/event_scan.h"

#include "store/event_hunt.h"

namespace signalbox::store {

Expected<EventScan::Found> EventScan::run(Session& session) const
{
    return EventHunt(*this, session).run();
}

}  // namespace signalbox::store
