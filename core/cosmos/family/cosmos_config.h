// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/cosmos_adapter.h"
#include "family/worker_input.h"

namespace signalbox::engine {

/// The chain's own ID ("osmosis-1"): its setting chainId, else from the CAIP-2 ID. Empty if there is none.
QString cosmosChainId(const QString& caip2, const QJsonObject& settings);

/// The configuration of a Cosmos chain's adapter. May wait for a keychain.
Expected<cosmos::CosmosAdapterConfig> cosmosAdapterConfig(EndpointSecrets& secrets, const WorkerInput& input);

}  // namespace signalbox::engine
