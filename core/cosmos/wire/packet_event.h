// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/wire/bytes.h"
#include "cosmos/wire/decoded.h"
#include "cosmos/wire/json.h"

namespace signalbox::cosmos {

/// What an event's attributes say of a packet; none if it is no packet's, or has no sequence or ends. Place and signer
/// are the caller's to fill in.
std::optional<PacketEvent> readPacketEvent(const Event& event, JsonText& json, SharedTexts& shared);

bool isPacketEvent(EventType);

}  // namespace signalbox::cosmos
