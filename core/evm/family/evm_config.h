// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/adapter_config.h"
#include "family/worker_input.h"

namespace signalbox::engine {

/// The configuration of an EVM chain's adapter. May wait for a keychain.
Expected<evm::EvmAdapterConfig> evmAdapterConfig(EndpointSecrets& secrets, const WorkerInput& input);

}  // namespace signalbox::engine
