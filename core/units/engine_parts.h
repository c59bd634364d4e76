// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "config/live_settings.h"
#include "family/family.h"
#include "family/unconfirmed_rows.h"
#include "family/worker_input.h"
#include "secrets/secret_store.h"
#include "signalbox/engine_options.h"
#include "support/clock_watch.h"

namespace signalbox::engine {

/// "host pid 123": the name of this process in leases and commands.
QString consoleName();

/// The resources of an engine. Shared with worker threads; each is thread-safe or a value.
struct EngineParts : FamilyParts {
    EngineOptions options;
    std::shared_ptr<const Families> families;                 ///< null for the built-in ones
    std::shared_ptr<const catalog::Catalog> catalog;          ///< catalog of the workspace; null for the built-in one
    std::function<Expected<store::ConnectionInfo>()> reader;  ///< for the SQL screen; null if there is none
    std::shared_ptr<store::SecretStore> secrets;              ///< null if locked
    std::shared_ptr<UnconfirmedRows> pending;
    std::shared_ptr<config::LiveSettings> settings;  ///< null for the defaults
    std::shared_ptr<ClockWatch> clocks;              ///< used in the engine's thread only; null for the system's
    QString directory;                               ///< the workspace folder, for the log
    QString dataDirectory;  ///< folder of the disk that can fill up; empty if it is not on this machine
    std::function<Expected<Done>()> ensureDatabase;  ///< restarts a private cluster; may be null
    std::function<indexing::ChainWorker::Parts(const WorkerInput&)> workerParts;  ///< null for the family's
};

/// The worker's settings from the rows, with the workspace's limits.
indexing::WorkerConfig workerConfig(const WorkerInput& input, const config::LiveSettings* limits = nullptr);

/// Free bytes below which indexing pauses, for a disk of that size.
qint64 diskReserve(const EngineParts& parts, qint64 diskBytes);

}  // namespace signalbox::engine
