// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "postgres/connection_info.h"
#include "secrets/secret_store.h"
#include "signalbox/workspace.h"

namespace signalbox::engine {

/// What an opened workspace hands to its engine. Everything in it is thread-safe or a value, and outlives the engine.
struct WorkspaceContext {
    WorkspaceInfo info;
    QString directory;             ///< the operator's folder: settings, log
    QString dataDirectory;         ///< whose disk fills up; empty: the database is not on this machine
    store::ConnectionInfo engine;  ///< owner role, no superuser
    std::function<Expected<store::ConnectionInfo>()> reader;  ///< SELECT only; may block, for a server's is made then
    std::shared_ptr<store::SecretStore>
        secrets;  ///< may be locked: then its calls say SECRETS_LOCKED after asking for the passphrase
    std::function<Expected<Done>()> ensureDatabase;  ///< starts a private cluster again when it died; of a server: null
};

/// Called in the thread that owns the Workspace, once the database is ready. An Error fails the opening.
using EngineFactory = std::function<Expected<std::unique_ptr<Engine>>(const WorkspaceContext&)>;

/// The façade over cluster, schema and secrets. Work is done in a thread of its own; see signalbox/workspace.h.
std::unique_ptr<Workspace> workspaceWith(EngineFactory factory);

}  // namespace signalbox::engine
