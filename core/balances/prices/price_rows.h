// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "balances/books/book_parts.h"
#include "signalbox/token_queries.h"

/// Prices of tokens in USD.
namespace signalbox::balances {

/// A number of at least 0 as PostgreSQL reads it: 1.25, .5, 3e-7.
bool isPrice(std::string_view text);

/// All of a token, newest first, at most 10,000; without a contract, the newest of each token and source.
std::vector<PriceRow> readPrices(store::Transaction& transaction, const BookChain& chain, const QString& contract);
void putPrice(store::Transaction& transaction, const BookChain& chain, const QString& contract, const QString& price,
              const QDateTime& at);

/// All rows of the file or none. BAD_VALUE with the number of the line.
Expected<PriceImport> importPrices(store::Transaction& transaction, const QString& file);

}  // namespace signalbox::balances
