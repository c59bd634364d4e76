// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "catalog/catalog.h"
#include "postgres/connection_info.h"
#include "secrets/secret_store.h"
#include "signalbox/workspace.h"

namespace signalbox::engine {

/// The resources that an opened workspace gives to its engine. Each is thread-safe or a value, and outlives the engine.
struct WorkspaceContext {
    WorkspaceInfo info;
    QString directory;      ///< the operator's folder: settings, log
    QString dataDirectory;  ///< folder of the disk that can fill up; empty if the database is not on this machine
    store::ConnectionInfo engine;                     ///< owner role, not a superuser
    std::shared_ptr<const catalog::Catalog> catalog;  ///< the workspace's
    std::function<Expected<store::ConnectionInfo>()>
        reader;  ///< SELECT only; may block, because a server's is created then
    std::shared_ptr<store::SecretStore>
        secrets;  ///< may be locked: calls then return SECRETS_LOCKED after asking for the passphrase
    std::function<Expected<Done>()> ensureDatabase;  ///< restarts a private cluster that died; null for a server
};

/// Called in the thread that owns the Workspace once the database is ready. An Error makes the opening fail.
using EngineFactory = std::function<Expected<std::unique_ptr<Engine>>(const WorkspaceContext&)>;

/// The façade over cluster, schema and secrets. Work is done in a separate thread; see signalbox/workspace.h.
std::unique_ptr<Workspace> workspaceWith(EngineFactory factory);

}  // namespace signalbox::engine
