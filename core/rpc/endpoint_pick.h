// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "rpc/call.h"
#include "rpc/endpoint_list.h"

namespace signalbox::rpc {

/// Who serves a call, or what the call has to wait for.
struct Pick {
    EntryPtr entry;
    qint64 waitMs = -1;  ///< one will be usable after that; -1: none
    bool rate = false;
    bool queued = false;  ///< a usable one has all its places taken
};

/// The best by priority, load, latency and the line at its rate; `tried` are left out.
Pick pick(const EndpointList& endpoints, const Call& call, const std::set<qint64>& tried);

}  // namespace signalbox::rpc
