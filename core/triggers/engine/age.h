// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggers/model/evaluate.h"

namespace signalbox::triggers {

/// Triggers do not fire on what happened before they were created.
inline bool isOlder(const EventRow& event, const Trigger& trigger)
{
    return event.timestamp < trigger.createdAt.toSecsSinceEpoch();
}

}  // namespace signalbox::triggers
