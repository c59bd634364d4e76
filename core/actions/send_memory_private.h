// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/http/host_slots.h"
#include "actions/mcp/server_cache.h"
#include "actions/send_memory.h"
#include "actions/telegram/chat_pace.h"

namespace signalbox::actions {

struct SendMemory::Private {
    std::shared_ptr<HostSlots> slots = std::make_shared<HostSlots>();
    ChatPace chats;
    ServerCache servers;
};

}  // namespace signalbox::actions
