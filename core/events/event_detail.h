// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPromise>
#include <memory>

#include "events/pending_events.h"
#include "postgres/session_thread.h"
#include "probing/net_thread.h"
#include "secrets/endpoint_secrets.h"

namespace signalbox::engine {

/// Reads the stored row, then the raw log by the prober of the chain's family; if no endpoint has it, the stored raw
/// columns are used. EventDetail::rawError says what is unavailable; the row is shown in any case.
void readEventDetail(SessionThread& reader, NetThread& net, std::shared_ptr<EndpointSecrets> secrets,
                     std::shared_ptr<PendingEvents> pending, const QString& caip2, EventKind kind, const QString& key,
                     std::shared_ptr<QPromise<Expected<EventDetail>>> promise);

}  // namespace signalbox::engine
