// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "rpc/call.h"
#include "rpc/endpoint_list.h"

namespace signalbox::rpc {

/// The endpoint for a call, or the reason to wait.
struct Pick {
    EntryPtr entry;
    qint64 waitMs = -1;  ///< time until one is usable; -1 if none will be
    bool rate = false;
    bool queued = false;  ///< true if a usable one has no free place
};

/// The best by priority, load, latency and waiting time for its rate; `tried` are excluded.
Pick pick(const EndpointList& endpoints, const Call& call, const std::set<qint64>& tried);

}  // namespace signalbox::rpc
