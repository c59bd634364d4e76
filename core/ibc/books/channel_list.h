// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/book_parts.h"

namespace signalbox::ibc {

/// Channels with packets in the period, and those whose ends are known, the busiest first. In five statements.
std::vector<IbcChannel> readChannels(store::Transaction& transaction, const QDate& from, const QDate& to);

}  // namespace signalbox::ibc
