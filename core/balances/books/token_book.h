// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/token_counts.h"
#include "signalbox/token_queries.h"

namespace signalbox::balances {

/// Reads tokens, their checks and prices, and changes prices, in the thread of a session.
class TokenBook : public TokenQueries {
public:
    explicit TokenBook(Reader thread) : m_thread(std::move(thread)) {}

    QFuture<Expected<std::vector<TokenFigures>>> tokens(const QString& caip2) override;
    QFuture<Expected<TokenFigures>> token(const QString& caip2, const QString& contract) override;
    QFuture<Expected<std::vector<ConcentrationPoint>>> concentration(const QString& caip2,
                                                                     const QString& contract) override;
    QFuture<Expected<std::vector<TokenDay>>> days(const QString& caip2, const QString& contract, const QDate& from,
                                                  const QDate& to) override;
    QFuture<Expected<std::vector<DriftCheck>>> checks(const QString& caip2, const QString& contract,
                                                      int limit) override;
    QFuture<Expected<std::vector<DriftRow>>> drifted(qint64 check) override;

    QFuture<Expected<std::vector<PriceRow>>> prices(const QString& caip2, const QString& contract) override;
    QFuture<Expected<Done>> setPrice(const QString& caip2, const QString& contract, const QString& price,
                                     const QDateTime& at) override;
    QFuture<Expected<qint64>> removePrices(const QString& caip2, const QString& contract,
                                           const QString& source) override;
    QFuture<Expected<PriceImport>> importPrices(const QString& file) override;

private:
    Reader m_thread;
    std::shared_ptr<TokenCounts> m_counts = std::make_shared<TokenCounts>();  ///< used in that thread only
};

}  // namespace signalbox::balances
