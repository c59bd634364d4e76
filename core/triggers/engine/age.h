// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggers/model/evaluate.h"

namespace signalbox::triggers {

/// Triggers do not fire on what happened before they were created, by the chain's time where it was known.
inline bool isOlder(const EventRow& event, const Trigger& trigger)
{
    const QDateTime& from = trigger.countsFrom.isValid() ? trigger.countsFrom : trigger.createdAt;
    return event.timestamp < from.toSecsSinceEpoch();
}

}  // namespace signalbox::triggers
