// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <vector>

#include "evm/topics.h"
#include "signalbox/error.h"
#include "signalbox/interval.h"
#include "support/u256.h"

namespace signalbox::evm {

/// An event that changes a balance without a Transfer.
struct BalanceRule {
    const char* name;  ///< in the settings of a stream, and in balance_events.kind
    Bytes32 topic;
    bool adds;       ///< false if the amount is subtracted from the holder
    bool isOfOwner;  ///< the event has no holder: the holder is the contract's owner
};

inline constexpr std::array<BalanceRule, 5> balanceRules{{
    {"deposit", word("e1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c"), true, false},
    {"withdrawal", word("7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65"), false, false},
    {"issue", word("cb8241adb0c3fdb35b70c24ce35c5eb0c17af7431c99f827d44a445ca624176a"), true, true},
    {"redeem", word("702d5967f45f6513a38ffc42d6ba9bf230bd40e8f53b16363c7eb4fd2deb9a44"), false, true},
    {"destroyed", word("61e6e66b0d6339b2980aecc6ccc0039736791f0ccde9ed512e789a7fbdd698c6"), false, false},
}};

/// The rule of a constructor that minted without an event: there is no log, so what it minted is in the settings.
inline constexpr const char* constructorRule = "constructor";

/// What a constructor minted to one holder.
struct ConstructorMint {
    Height block = 0;   ///< of the contract's creation
    int position = -1;  ///< log_index of its row; negative, so that no log of the block has it
    Bytes20 holder{};
    U256 amount;

    bool operator==(const ConstructorMint&) const = default;
};

/// A token and the rules that are on for it. The same event means something else in other contracts, so no rule
/// applies to all of them.
struct RuledToken {
    Bytes20 address{};
    unsigned rules = 0;                   ///< bit i for balanceRules[i]
    Bytes20 owner{};                      ///< holder of Issue and Redeem
    std::vector<ConstructorMint> minted;  ///< rule constructor; empty if it is off

    bool has(std::size_t rule) const { return (rules >> rule & 1) != 0; }
    int ruleOf(const Bytes32& topic) const;  ///< index in balanceRules; -1 if none of its rules has this topic
};

/// The stream of one token's events: balance_events:0x…, with the settings rules (names), owner (0x…) and minted, of
/// the rule constructor: {"block": …, "position": -1, "holders": [{"holder": "0x…", "amount": "…"}, …]}; each further
/// holder has the next lower position.
bool isBalanceEvents(const QString& stream);
QString balanceEventsOf(const QString& address);  ///< name of the stream
/// Errors: INVALID_STREAM, BAD_RULES, NO_OWNER.
Expected<RuledToken> ruledTokenOf(const QString& stream, const QJsonObject& settings);

/// Rules of a known token.
struct PresetRules {
    QString address, symbol;
    QStringList rules;
    QString owner;  ///< 0x…; empty if no rule needs it
};
const std::vector<PresetRules>& presetRules(qint64 chainId);

}  // namespace signalbox::evm
