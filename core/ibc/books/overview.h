// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/book_parts.h"

namespace signalbox::ibc {

/// Figures of a period; what is in flight and stuck is of this moment. In five statements.
IbcOverview readOverview(store::Transaction& transaction, const QDate& from, const QDate& to);

/// Sets the score and its parts from the counts; no score without packets.
void setHealth(IbcChain& chain);

}  // namespace signalbox::ibc
