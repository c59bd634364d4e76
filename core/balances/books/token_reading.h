// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/token_counts.h"
#include "signalbox/token_queries.h"

namespace signalbox::balances {

/// The counted tokens and those with metadata of all chains, the most held ones first.
std::vector<TokenFigures> readTokens(store::Transaction& transaction, const std::vector<BookChain>& chains,
                                     TokenCounts& counts, int most);
TokenFigures readToken(store::Transaction& transaction, const BookChain& chain, const QString& contract);
std::vector<ConcentrationPoint> readConcentration(store::Transaction& transaction, const BookChain& chain,
                                                  const QString& contract);
std::vector<TokenDay> readTokenDays(store::Transaction& transaction, const BookChain& chain, const QString& contract,
                                    const QDate& from, const QDate& to);

}  // namespace signalbox::balances
