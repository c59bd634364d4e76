// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/book_parts.h"
#include "signalbox/ibc_queries.h"

namespace signalbox::ibc {

/// Sent packets by source chain, in at most some 300 steps. One statement. BAD_VALUE.
Expected<PacketSeries> readSeries(store::Transaction& transaction, const QDateTime& from, const QDateTime& to);

}  // namespace signalbox::ibc
