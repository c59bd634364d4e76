// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/book_parts.h"
#include "signalbox/balance_queries.h"

/// Balances over time. Addresses as the caller gave them.
namespace signalbox::balances {

std::vector<BalanceStep> readSteps(store::Transaction& transaction, const BookChain& chain, const QString& contract,
                                   const QString& holder, int limit);
std::vector<BalanceDay> readDays(store::Transaction& transaction, const BookChain& chain, const QString& contract,
                                 const QString& holder, const QDate& from, const QDate& to);
std::vector<ValueDay> readValues(store::Transaction& transaction, const QString& holder, const QDate& from,
                                 const QDate& to);

}  // namespace signalbox::balances
