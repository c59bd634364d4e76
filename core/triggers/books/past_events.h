// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/sender.h"
#include "postgres/session.h"
#include "triggers/rows/event_row.h"

/// Stored events on which a trigger is tried.
namespace signalbox::triggers {

/// That event; if `id` is empty, the newest of the trigger's chain and registry, or an invented one. EVENT_UNKNOWN.
Expected<EventRow> eventFor(store::Transaction& transaction, const Trigger& trigger, const QString& id);

/// The request of an action with that event. ACTION_UNKNOWN.
Expected<actions::Outgoing> outgoingFor(const Trigger& trigger, int action, const EventRow& event,
                                        const QString& chainName);

}  // namespace signalbox::triggers
