// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/book_parts.h"
#include "signalbox/ibc_queries.h"

namespace signalbox::ibc {

/// What the text of a search is.
struct SearchText {
    enum class Kind { All, Key, Transaction, Sequence, Address } kind = Kind::All;
    QString text;                  ///< Transaction: upper-case hex; Address, Sequence: as given
    std::optional<PacketKey> key;  ///< Key
};
SearchText searchTextOf(const QString& text);

/// In four statements at most. Errors: BAD_VALUE.
Expected<PacketPage> searchPackets(store::Transaction& transaction, const PacketFilter& filter);

}  // namespace signalbox::ibc
