// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/cosmos/cosmos_net.h"

/// JSON of blocks as the RPC interface writes it: what is behind "result". The net must not mine meanwhile.
namespace signalbox::sim {

QByteArray cosmosHeaderJson(const CosmosSimNet& net, int chain, Height height);
QByteArray cosmosBlockJson(const CosmosSimNet& net, int chain, Height height);
/// `mixed`: every second transaction has attributes of the other form, plain or base64.
QByteArray cosmosResultsJson(const CosmosSimNet& net, int chain, Height height, bool mixed = false);
QByteArray cosmosStatusJson(const CosmosSimNet& net, int chain, Height newest, Height earliest, bool txIndex);
const char* cosmosVersion(CosmosGeneration generation);  ///< of CometBFT
/// Upper-case hexadecimal SHA-256 of each transaction.
std::vector<QByteArray> cosmosTxHashes(const CosmosSimNet& net, int chain, Height height);

}  // namespace signalbox::sim
