// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/book_parts.h"

namespace signalbox::ibc {

/// The relayers of a chain, of all chains if `chainId` is empty, those with the most messages first. In one statement.
std::vector<IbcRelayer> readRelayers(store::Transaction& transaction, const QString& chainId, const QDate& from,
                                     const QDate& to);

}  // namespace signalbox::ibc
