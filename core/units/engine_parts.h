// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "config/live_settings.h"
#include "evm/erc8004/pending_events.h"
#include "indexing/chain_worker.h"
#include "postgres/connection_info.h"
#include "rpc/endpoint_settings.h"
#include "rpc/rate_bucket.h"
#include "secrets/endpoint_secrets.h"
#include "secrets/secret_store.h"
#include "signalbox/engine_options.h"
#include "support/clock_watch.h"
#include "units/family.h"

namespace signalbox::engine {

/// "host pid 123": who this process is in leases and commands.
QString consoleName();

/// What a chain's worker is made from.
struct WorkerInput {
    store::ChainRow chain;
    std::vector<store::EndpointRow> endpoints;
    std::vector<store::StreamRow> streams;
    std::vector<EndpointSnapshot> lastEndpoints;  ///< use of today, to go on counting
    qint64 epoch = 0;
    std::optional<double> lastBlockSeconds;   ///< as last measured
    std::optional<indexing::LastKnown> last;  ///< what an earlier run saw of the chain
};

/// What an engine is made from. Shared with worker threads; everything in it is thread-safe or a value.
struct EngineParts {
    EngineOptions options;
    std::shared_ptr<const Families> families;                 ///< null: those that are shipped
    store::ConnectionInfo database;                           ///< the engine's role
    std::function<Expected<store::ConnectionInfo>()> reader;  ///< the SQL screen's; null: there is none
    std::shared_ptr<store::SecretStore> secrets;              ///< null: locked
    std::shared_ptr<EndpointSecrets> endpointSecrets;
    std::shared_ptr<rpc::RateRegistry> rates;
    std::shared_ptr<PendingEvents> pending;
    std::shared_ptr<config::LiveSettings> settings;  ///< null: the defaults
    std::shared_ptr<ClockWatch> clocks;              ///< asked in the engine's thread only; null: the system's
    QString directory;                               ///< the workspace folder: log
    QString dataDirectory;                           ///< whose disk fills up; empty: not on this machine
    std::function<Expected<Done>()> ensureDatabase;  ///< starts a private cluster again; may be null
    std::function<indexing::ChainWorker::Parts(const WorkerInput&)> workerParts;  ///< null: the family's
};

/// Seconds per block before this run has measured them: the operator's setting, what was measured last, the preset.
std::optional<double> knownBlockSeconds(const WorkerInput& input);

/// The worker's settings as the rows say, and the workspace's limits.
indexing::WorkerConfig workerConfig(const WorkerInput& input, const config::LiveSettings* limits = nullptr);

/// Free bytes below which ingest pauses, on a disk of that size.
qint64 diskReserve(const EngineParts& parts, qint64 diskBytes);

/// The chain's endpoints with their keys; one whose key cannot be read is left out as long as another is there.
Expected<std::vector<rpc::EndpointSettings>> endpointSettings(EndpointSecrets& secrets, const WorkerInput& input);

}  // namespace signalbox::engine
