// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "evm/balance_rules.h"
#include "signalbox/interval.h"
#include "support/copy_buffer.h"
#include "support/u256.h"

namespace signalbox::evm {

struct LogFields;

/// A row of balance_events: what an event added to a holder's balance, or subtracted from it.
struct BalanceEvent {
    Height block = 0;
    int logIndex = 0;
    Bytes32 transactionHash{};
    Bytes20 contract{}, holder{};
    U256 amount;
    std::size_t rule = 0;  ///< index in balanceRules; their number for the rule constructor
    bool indexed = false;  ///< the holder is a topic, which the block's bloom holds

    bool operator==(const BalanceEvent&) const = default;
    void appendTo(CopyBuffer& rows) const;
};

/// What the constructors of these tokens minted in the range.
std::vector<BalanceEvent> mintedIn(Interval range, const std::vector<RuledToken>& tokens);

/// Reads the event of a rule, whichever of its arguments are topics. Nothing if it changes no balance: an amount of 0,
/// or the zero address, which is not a holder. The error is the reason for the quarantine.
tl::expected<std::optional<BalanceEvent>, Message> readBalanceEvent(const LogFields& log, const RuledToken& token,
                                                                    std::size_t rule);

}  // namespace signalbox::evm
