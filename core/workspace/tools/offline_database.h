// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "cluster/private_cluster.h"
#include "signalbox/workspace_tools.h"
#include "sqlconsole/sql_console.h"
#include "workspace/tools/offline_secrets.h"

namespace signalbox::engine {

/// A workspace's database without its engine. The private cluster of a local workspace runs while the object exists.
struct OfflineDatabase {
    std::unique_ptr<store::PrivateCluster> cluster;  ///< null for a server
    store::ConnectionInfo server;
    std::shared_ptr<WorkspaceSecrets> secrets;  ///< null if local or not needed

    static Expected<OfflineDatabase> open(const OfflinePlace& place);
    store::ConnectionInfo connection(store::Role role) const { return cluster ? cluster->connection(role) : server; }
    /// The reading role; on a server it is created when first requested, with a password among the secrets.
    Expected<ReadingRole> reader(const OfflinePlace& place);
};

}  // namespace signalbox::engine
