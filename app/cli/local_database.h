#pragma once

#include <memory>

#include "cli/context.h"
#include "store/migrator.h"
#include "store/private_cluster.h"

namespace signalbox::cli {

/// The workspace's database without its engine: for migrations and psql, which must work when a schema does not fit this app. Of a local
/// workspace; the cluster runs while the object lives.
struct LocalDatabase {
    std::unique_ptr<store::PrivateCluster> cluster;

    static Expected<LocalDatabase> open(Context& context);
    store::ConnectionInfo connection(store::Role role) const { return cluster->connection(role); }
};

}  // namespace signalbox::cli
