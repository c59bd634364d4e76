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

/// The input from which a chain's worker is created.
struct WorkerInput {
    store::ChainRow chain;
    std::vector<store::EndpointRow> endpoints;
    std::vector<store::StreamRow> streams;
    std::vector<EndpointSnapshot> lastEndpoints;  ///< today's usage, which is continued
    qint64 epoch = 0;
    std::optional<double> lastBlockSeconds;   ///< the last measured value
    std::optional<indexing::LastKnown> last;  ///< state of the chain in an earlier run
    std::optional<double> presetBlockSeconds = {};
};

/// Resources shared by the workers of all chains. Thread-safe, or values.
struct FamilyParts {
    store::ConnectionInfo database;  ///< the engine's role
    std::shared_ptr<EndpointSecrets> endpointSecrets;
    std::shared_ptr<rpc::RateRegistry> rates;
    bool works = true;  ///< false for a console that only executes commands
};

/// Seconds per block before this run has measured them: the operator's setting, the last measurement, the preset.
std::optional<double> knownBlockSeconds(const WorkerInput& input);

/// The chain's endpoints with their keys; one whose key cannot be read is omitted if there is another one.
Expected<std::vector<rpc::EndpointSettings>> endpointSettings(EndpointSecrets& secrets, const WorkerInput& input);

}  // namespace signalbox::engine
