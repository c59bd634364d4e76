// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/token_counts.h"
#include "secrets/endpoint_secrets.h"
#include "signalbox/token_queries.h"

namespace signalbox::balances {

/// Reads tokens, their checks and prices, and changes prices, in the thread of a session.
class TokenBook : public TokenQueries {
public:
    /// Without secrets, a feed cannot get a key.
    explicit TokenBook(Reader thread, std::shared_ptr<engine::EndpointSecrets> secrets = {})
        : m_thread(std::move(thread)), m_secrets(std::move(secrets))
    {
        if (!m_secrets)
            m_secrets = std::make_shared<engine::EndpointSecrets>(nullptr);
    }

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
    QFuture<Expected<PriceFeedState>> feed() override;
    QFuture<Expected<PriceFeedState>> setFeed(const PriceFeedEdit& edit) override;

private:
    Reader m_thread;
    std::shared_ptr<engine::EndpointSecrets> m_secrets;
    std::shared_ptr<TokenCounts> m_counts = std::make_shared<TokenCounts>();  ///< used in that thread only
};

}  // namespace signalbox::balances
