// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/wire/decoded.h"
#include "cosmos/wire/json.h"

namespace signalbox::cosmos {

/// Fills sender, receiver, denom, amount and memo if the data is ICS-20's: an object with these texts, whatever its
/// port and the order of its keys. Any other data is left alone.
void readTransfer(JsonText& json, std::string_view data, PacketEvent& into);

/// Of IBC v2: the first payload that is a transfer, in its JSON or protobuf encoding. `packet`: the whole packet.
void readTransferV2(JsonText& json, std::string_view packet, PacketEvent& into);

}  // namespace signalbox::cosmos
