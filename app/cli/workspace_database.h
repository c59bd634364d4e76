#pragma once

#include <memory>

#include "cli/context.h"
#include "cluster/private_cluster.h"
#include "postgres/migrator.h"
#include "secrets/workspace_secrets.h"
#include "sqlconsole/sql_console.h"

namespace signalbox::cli {

/// The workspace's database without its engine: for migrations and psql, which must work when a schema does not fit
/// this app. The private cluster of a local workspace runs while the object lives.
struct WorkspaceDatabase {
    std::unique_ptr<store::PrivateCluster> cluster;  ///< null: a server
    store::ConnectionInfo server;
    std::shared_ptr<engine::WorkspaceSecrets> secrets;  ///< null: local, or none was needed

    static Expected<WorkspaceDatabase> open(Context& context);
    store::ConnectionInfo connection(store::Role role) const { return cluster ? cluster->connection(role) : server; }
    store::RoleNames roles() const;
    /// The role that only reads; a server's is made when it is first asked for, with a password among the secrets.
    Expected<engine::ReadingRole> reader(Context& context);
};

}  // namespace signalbox::cli
