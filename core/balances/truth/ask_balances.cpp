// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/truth/ask_balances.h"

#include <QCoroTask>

namespace signalbox::balances {

Expected<std::vector<HolderAnswer>> askBalances(evm::ContractReader& reader, const Bytes20& contract,
                                                const std::vector<Bytes20>& holders, Height block)
{
    std::vector<evm::ContractCall> calls;
    for (const Bytes20& holder : holders)
        calls.push_back({contract, evm::balanceOfCall(holder)});
    const auto returned = QCoro::waitFor(reader.call(std::move(calls), block));
    if (!returned)
        return fail(returned.error());
    std::vector<HolderAnswer> answers;
    for (std::size_t i = 0; i < holders.size(); ++i)
        answers.push_back({holders[i], evm::numberOf((*returned)[i])});
    return answers;
}

}  // namespace signalbox::balances
