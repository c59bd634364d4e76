// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/data_set.h"

namespace signalbox::evm {

/// The tables of an EVM chain: blocks, transfers, balance events, registry events; and the indexes of transfers,
/// maintained in the background. A store::MakeChainTables.
std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place);
store::ChainTables chainTables(const store::ConnectionInfo& engine, const store::ChainPlace& place, qint64 epoch);

}  // namespace signalbox::evm
