// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/book_parts.h"

namespace signalbox::ibc {

/// A packet with its life and what relayed it, in four statements, whose plans the session keeps. Errors:
/// PACKET_UNKNOWN.
Expected<PacketDetail> readPacket(store::Transaction& transaction, const PacketKey& key);

/// "hermes 1.13.2" of "node one | hermes 1.13.2+ab (https://…)", "rly 2.6.0"; empty if the memo does not tell.
QString softwareOf(const QString& memo);

/// "412 uatom" of "412uatom"; several coins with commas.
QString feeText(const QString& fee);

}  // namespace signalbox::ibc
