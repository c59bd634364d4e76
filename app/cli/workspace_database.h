#pragma once

#include <memory>

#include "cli/context.h"
#include "store/migrator.h"
#include "store/private_cluster.h"

namespace signalbox::cli {

/// The workspace's database without its engine: for migrations and psql, which must work when a schema does not fit
/// this app. The private cluster of a local workspace runs while the object lives.
struct WorkspaceDatabase {
    std::unique_ptr<store::PrivateCluster> cluster;  ///< null: a server
    store::ConnectionInfo server;

    static Expected<WorkspaceDatabase> open(Context& context);
    store::ConnectionInfo connection(store::Role role) const { return cluster ? cluster->connection(role) : server; }
    store::RoleNames roles() const;
};

}  // namespace signalbox::cli
