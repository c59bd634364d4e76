// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "config/live_settings.h"
#include "evm/erc8004/pending_events.h"
#include "family/family.h"
#include "family/worker_input.h"
#include "secrets/secret_store.h"
#include "signalbox/engine_options.h"
#include "support/clock_watch.h"

namespace signalbox::engine {

/// "host pid 123": who this process is in leases and commands.
QString consoleName();

/// What an engine is made from. Shared with worker threads; everything in it is thread-safe or a value.
struct EngineParts : FamilyParts {
    EngineOptions options;
    std::shared_ptr<const Families> families;                 ///< null: those that are shipped
    std::shared_ptr<const catalog::Catalog> catalog;          ///< of the workspace; null: as it is shipped
    std::function<Expected<store::ConnectionInfo>()> reader;  ///< the SQL screen's; null: there is none
    std::shared_ptr<store::SecretStore> secrets;              ///< null: locked
    std::shared_ptr<PendingEvents> pending;
    std::shared_ptr<config::LiveSettings> settings;  ///< null: the defaults
    std::shared_ptr<ClockWatch> clocks;              ///< asked in the engine's thread only; null: the system's
    QString directory;                               ///< the workspace folder: log
    QString dataDirectory;                           ///< whose disk fills up; empty: not on this machine
    std::function<Expected<Done>()> ensureDatabase;  ///< starts a private cluster again; may be null
    std::function<indexing::ChainWorker::Parts(const WorkerInput&)> workerParts;  ///< null: the family's
};

/// The worker's settings as the rows say, and the workspace's limits.
indexing::WorkerConfig workerConfig(const WorkerInput& input, const config::LiveSettings* limits = nullptr);

/// Free bytes below which ingest pauses, on a disk of that size.
qint64 diskReserve(const EngineParts& parts, qint64 diskBytes);

}  // namespace signalbox::engine
