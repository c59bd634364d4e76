// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/book_parts.h"
#include "signalbox/queue_queries.h"

namespace signalbox::balances {

/// `chain` instead of the filter's: its number; none for all chains of the workspace.
std::vector<QueueEntry> readEntries(store::Transaction& transaction, const QueueFilter& filter,
                                    std::optional<qint64> chain);

}  // namespace signalbox::balances
