// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/truth/rule_rows.h"
#include "evm/calls/contract_reader.h"

namespace signalbox::balances {

/// Finds the rules with which alone the balances of a token fit. For events, what balanceOf of sampled holders changed
/// between two blocks is compared with their transfers and the events between; for a constructor that minted without an
/// event, balanceOf at the creation of the contract with its transfers. Of one chain; blocks its thread, see
/// ChainTruth.
class RuleSearch {
public:
    RuleSearch(store::Session& session, qint64 chain, evm::ContractReader& reader)
        : m_rows(session, chain), m_truth(session, chain), m_reader(reader)
    {
    }

    /// Searches the rules of the token that waited longest, and switches found ones on; false if none is due.
    Expected<bool> step(const std::function<Expected<Height>()>& final);
    /// None if the balances do not fit with exactly one set of rules, or with the transfers alone.
    Expected<std::optional<FoundRules>> search(const Bytes20& contract, Height block);

private:
    struct Events {
        Interval blocks;  ///< after lo, up to hi
        std::vector<evm::BalanceEvent> all;
    };
    Expected<Bytes20> ownerOf(const Bytes20& contract, Height block);
    Expected<Events> eventsOf(const evm::RuledToken& token, Interval counted);
    Expected<BalancesBetween> balancesOf(const Bytes20& contract, const std::vector<Bytes20>& holders, Events& events);
    Expected<std::optional<FoundRules>> constructor(const Bytes20& contract, Height block);

    RuleRows m_rows;
    TruthRows m_truth;
    evm::ContractReader& m_reader;
};

}  // namespace signalbox::balances
