// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <functional>
#include <memory>

#include "balances/truth/rule_search.h"
#include "evm/calls/contract_reader.h"
#include "signalbox/check_price.h"

namespace signalbox::balances {

/// Holds the balances of one chain against its contracts: symbols and decimals, openings of history that starts late,
/// rules of events beside transfers, checks of sampled holders. Blocks its thread; while a request runs, the thread's
/// events are handled.
class ChainTruth {
public:
    ChainTruth(store::Session& session, qint64 chain, std::unique_ptr<evm::ContractReader> reader);

    /// One piece of work that is due; false if nothing is.
    Expected<bool> step();
    /// Compares sampled holders with the contract and has wrong balances recalculated; returns the check's ID. Errors:
    /// NOT_COUNTED (Unavailable), STATE_PRUNED, those of the endpoints.
    Expected<qint64> check(const Bytes20& contract, int holders);
    void cancel() { m_reader->cancel(); }  ///< in this thread

    static constexpr int usualSample = CheckPrice::holdersADay;

private:
    Expected<Height> finalBlock();
    Expected<Done> compareAgain(const Bytes20& contract, const std::vector<Bytes20>& holders, Height block);
    Expected<bool> readTexts();
    Expected<bool> readOpenings();
    Expected<bool> searchRules();
    Expected<bool> checkNext();

    TruthRows m_rows;
    std::unique_ptr<evm::ContractReader> m_reader;
    RuleSearch m_rules;
    QElapsedTimer m_noted, m_finalAge;
    Height m_final = -1;
};

}  // namespace signalbox::balances
