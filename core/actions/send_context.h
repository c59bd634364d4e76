// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "actions/http/http_client.h"
#include "actions/send_memory_private.h"
#include "actions/sender.h"

namespace signalbox::actions {

/// What one sender has for its targets.
struct SendContext {
    const SenderParts& parts;
    HttpClient& http;
    SendMemory::Private& memory;
    const std::atomic<bool>& canceled;
};

}  // namespace signalbox::actions
