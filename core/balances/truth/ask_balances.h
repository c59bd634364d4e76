// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/truth/truth_rows.h"
#include "evm/calls/contract_reader.h"

namespace signalbox::balances {

/// balanceOf of each holder at the end of a block; no number where the contract answers none. Blocks its thread, whose
/// events are handled. Errors: those of the reader.
Expected<std::vector<HolderAnswer>> askBalances(evm::ContractReader& reader, const Bytes20& contract,
                                                const std::vector<Bytes20>& holders, Height block);

}  // namespace signalbox::balances
