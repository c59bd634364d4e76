// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/balance_queries.h"

namespace signalbox::ui {

/// Sums over the balances of an address. Only complete, trusted balances with a price are counted.
struct PortfolioTotals {
    struct Chain {
        QString caip2, name;
        QString usd;      ///< of the counted ones
        int counted = 0;  ///< balances
    };
    QString usd;
    int counted = 0, incomplete = 0, untrusted = 0, unpriced = 0;  ///< each balance is in one of them
    int tokens = 0;                                                ///< distinct symbols
    std::vector<Chain> chains;                                     ///< the most valuable first
    const Holding* newest = nullptr;                               ///< with the newest change; in the list of of()

    int notCounted() const { return incomplete + untrusted + unpriced; }
    static PortfolioTotals of(const std::vector<Holding>& holdings);
};

}  // namespace signalbox::ui
