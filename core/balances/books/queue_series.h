// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/book_parts.h"
#include "signalbox/queue_queries.h"

namespace signalbox::balances {

/// Samples of all chains. BAD_VALUE for a range that ends before it begins.
Expected<std::vector<QueueSeries>> readSeries(store::Transaction& transaction, const QDateTime& from,
                                              const QDateTime& to);

}  // namespace signalbox::balances
