// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/balance_events.h"
#include "support/pg_rows.h"

namespace signalbox::test {

/// An address that ends with this byte.
inline Bytes20 addressOf(int last)
{
    Bytes20 made{};
    made[19] = std::uint8_t(last);
    return made;
}

/// The stream of a token's balance events, as a family makes it of its rules.
inline QString eventsOf(int token)
{
    return evm::balanceEventsOf(QString::fromLatin1(hex::bytes(addressOf(token))));
}

inline void balanceEvent(store::Commit& commit, Height number, int log, int token, int holder, const U256& amount,
                         std::size_t rule)
{
    evm::BalanceEvent event;
    event.block = number;
    event.logIndex = log;
    event.transactionHash = hashOf(number);
    event.contract = addressOf(token);
    event.holder = addressOf(holder);
    event.amount = amount;
    event.rule = rule;
    CopyBuffer rows;
    event.appendTo(rows);
    rowsOf(commit, evm::balanceEventsEntity).appendRows(std::move(rows));
}

}  // namespace signalbox::test
