// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/wire/decoded.h"
#include "cosmos/wire/json.h"

namespace signalbox::cosmos {

/// What an acknowledgement says: {"result": …}, {"error": …}, or one of them within that of the fee middleware.
/// Unknown if it is of another form, which the application alone can judge.
struct AckMeaning {
    PacketEvent::Outcome outcome = PacketEvent::Outcome::Unknown;
    QByteArray error;
};
AckMeaning readAcknowledgement(JsonText& json, std::string_view acknowledgement);

/// Of IBC v2: the encoded list of the applications' acknowledgements, of which an error is a fixed hash.
AckMeaning readAcknowledgementV2(JsonText& json, std::string_view encoded);

/// From fungible_token_packet, for an acknowledgement that is in no message. None if that event says nothing about it.
std::optional<AckMeaning> readTransferEvent(const Event& event);

}  // namespace signalbox::cosmos
