// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/truth/truth_rows.h"
#include "evm/balance_events.h"

namespace signalbox::balances {

/// Balances of the same holders at two blocks, as the contract answers them.
struct BalancesBetween {
    Interval blocks;  ///< after lo, up to hi
    std::vector<HolderAnswer> before, after;
};

/// What was found for a token: the rules with which alone its balances fit.
struct FoundRules {
    QStringList rules;
    QString owner;       ///< 0x…; empty if no rule needs it
    QJsonObject minted;  ///< of the rule constructor: see evm/balance_rules.h
};

/// The rows of migration 0037 of one chain.
class RuleRows {
public:
    RuleRows(store::Session& session, qint64 chain) : m_session(session), m_chain(chain) {}

    Expected<std::optional<Bytes20>> claim();
    Expected<std::vector<Bytes20>> sample(const Bytes20& contract, int holders);
    /// None: no set of rules fits, or several do; empty: the transfers alone fit.
    Expected<std::optional<QStringList>> fitting(const Bytes20& contract, const BalancesBetween& balances,
                                                 const std::vector<evm::BalanceEvent>& events);
    /// What the constructor minted, in the form of a stream's settings; empty if that does not fit. `balances`: at the
    /// end of the block of the creation, and at a later one.
    Expected<QJsonObject> fittingConstructor(const Bytes20& contract, const BalancesBetween& balances,
                                             const std::optional<U256>& supply);
    struct History {
        Height before = 0;      ///< the block before its counted ones, at least 0
        bool complete = false;  ///< true if nothing before the counted blocks is missing
    };
    Expected<History> history(const Bytes20& contract);
    Expected<Done> postpone(const Bytes20& contract, int seconds);
    /// Submits the command that adds the stream of these rules, as an operator would.
    Expected<Done> switchOn(const Bytes20& contract, const FoundRules& found);

private:
    store::Session& m_session;
    qint64 m_chain;
};

}  // namespace signalbox::balances
