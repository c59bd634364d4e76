// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>

#include "balances/books/book_parts.h"

namespace signalbox::balances {

/// Holders of the tokens of each chain, counted by one pass over an index. A count is used again for twenty times as
/// long as it took, so that a window that asks often costs a twentieth of a core at most. One thread.
class TokenCounts {
public:
    struct Row {
        QString contract;  ///< 0x and 40 digits
        qint64 holders = 0;
        QString held;  ///< sum of the balances above 0
    };
    const std::vector<Row>& of(store::Transaction& transaction, const BookChain& chain);

private:
    using Clock = std::chrono::steady_clock;
    struct Entry {
        Clock::time_point until;
        std::vector<Row> rows;
    };
    std::map<qint64, Entry> m_chains;
};

/// One token, always counted.
TokenCounts::Row countToken(store::Transaction& transaction, const BookChain& chain, const QString& contract);

}  // namespace signalbox::balances
