// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/book_parts.h"

namespace signalbox::ibc {

/// A row of ibc.v_packets, or of ibc.v_packets_v2 for version 2.
IbcPacket packetOf(const pqxx::row& row, int version = 1);

/// Why it is stuck or failed, and what to do; empty for others.
Message causeOf(const IbcPacket& packet, const QString& error);

}  // namespace signalbox::ibc
