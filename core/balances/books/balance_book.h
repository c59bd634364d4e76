// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/book_parts.h"
#include "signalbox/balance_queries.h"

namespace signalbox::balances {

/// Reads balances with the functions and tables of the schema `balances`, in the thread of a session.
class BalanceBook : public BalanceQueries {
public:
    explicit BalanceBook(Reader thread) : m_thread(std::move(thread)) {}

    QFuture<Expected<std::optional<Holding>>> current(const QString& caip2, const QString& contract,
                                                      const QString& holder) override;
    QFuture<Expected<Holding>> past(const QString& caip2, const QString& contract, const QString& holder,
                                    const QString& at) override;
    QFuture<Expected<std::vector<Holding>>> portfolio(const QString& holder, double leastUsd) override;
    QFuture<Expected<std::vector<Holding>>> top(const QString& caip2, const QString& contract, int limit) override;
    QFuture<Expected<std::optional<qint64>>> rank(const QString& caip2, const QString& contract,
                                                  const QString& holder) override;
    QFuture<Expected<std::vector<BalanceStep>>> steps(const QString& caip2, const QString& contract,
                                                      const QString& holder, int limit) override;
    QFuture<Expected<std::vector<BalanceDay>>> days(const QString& caip2, const QString& contract,
                                                    const QString& holder, const QDate& from, const QDate& to) override;
    QFuture<Expected<std::vector<ValueDay>>> values(const QString& holder, const QDate& from, const QDate& to) override;
    QFuture<Expected<std::vector<OpeningRequest>>> askOpenings(const std::vector<HoldingKey>& keys) override;

private:
    Reader m_thread;
};

}  // namespace signalbox::balances
