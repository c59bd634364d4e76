// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "postgres/session.h"

namespace signalbox::triggers {

/// A trigger that fires on an event.
struct Fire {
    QString trigger, event;  ///< IDs
    QJsonObject extra;       ///< values of its stateful conditions
};

/// Fires whose jobs the database refuses: erc8004.parked_events. They hold up no other event, count as failed
/// evaluations of their trigger, and are retried every hour while its breaker is closed.
void park(store::Transaction& transaction, qint64 chain, const Fire& fire, const Error& error);
bool isParkable(const Error& error);  ///< of the data: not one that passes, or that concerns all events

/// Those that are due leave the table.
std::vector<Fire> takeParked(store::Transaction& transaction, qint64 chain);

/// SELECT of the chains with fires that are due.
extern const std::string chainsWithParked;

}  // namespace signalbox::triggers
