// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session_thread.h"
#include "signalbox/balance_queries.h"

namespace signalbox::balances {

/// Reads balances with the functions of the schema `balances`, in a thread with a session of its own.
class BalanceBook : public BalanceQueries {
public:
    explicit BalanceBook(const store::ConnectionInfo& database);

    QFuture<Expected<std::optional<Holding>>> current(const QString& caip2, const QString& contract,
                                                      const QString& holder) override;
    QFuture<Expected<Holding>> past(const QString& caip2, const QString& contract, const QString& holder,
                                    const QString& at) override;
    QFuture<Expected<std::vector<Holding>>> portfolio(const QString& holder, double leastUsd) override;
    QFuture<Expected<std::vector<Holding>>> top(const QString& caip2, const QString& contract, int limit) override;
    QFuture<Expected<std::vector<BalanceQueue>>> queues() override;

private:
    engine::SessionThread m_thread;
};

}  // namespace signalbox::balances
