// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "indexing/chain_worker.h"
#include "postgres/connection_info.h"
#include "rpc/endpoint_settings.h"
#include "rpc/rate_bucket.h"
#include "secrets/endpoint_secrets.h"
#include "store/chains.h"

namespace signalbox::engine {

/// What a chain's worker is made from.
struct WorkerInput {
    store::ChainRow chain;
    std::vector<store::EndpointRow> endpoints;
    std::vector<store::StreamRow> streams;
    std::vector<EndpointSnapshot> lastEndpoints;  ///< use of today, to go on counting
    qint64 epoch = 0;
    std::optional<double> lastBlockSeconds;   ///< as last measured
    std::optional<indexing::LastKnown> last;  ///< what an earlier run saw of the chain
    std::optional<double> presetBlockSeconds = {};
};

/// What workers of all chains share. Thread-safe, or values.
struct FamilyParts {
    store::ConnectionInfo database;  ///< the engine's role
    std::shared_ptr<EndpointSecrets> endpointSecrets;
    std::shared_ptr<rpc::RateRegistry> rates;
};

/// Seconds per block before this run has measured them: the operator's setting, what was measured last, the preset.
std::optional<double> knownBlockSeconds(const WorkerInput& input);

/// The chain's endpoints with their keys; one whose key cannot be read is left out as long as another is there.
Expected<std::vector<rpc::EndpointSettings>> endpointSettings(EndpointSecrets& secrets, const WorkerInput& input);

}  // namespace signalbox::engine
