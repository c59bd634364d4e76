// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/offline_database.h"

#include "secrets/server_reader.h"
#include "secrets/shared_secrets.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

Expected<OfflineDatabase> OfflineDatabase::open(const OfflinePlace& place)
{
    const auto record = WorkspaceRecord::load(place.folder);
    if (!record)
        return fail(record.error());
    OfflineDatabase database;
    if (record->mode != "server"_L1) {
        auto joined = store::PrivateCluster::join(place.folder, place.calls.note);
        if (!joined)
            return fail(joined.error());
        database.cluster = std::move(*joined);
        return database;
    }
    const ServerParameters& server = record->server;
    database.server = {server.host, server.database, server.user, {}, server.port, server.sslMode, server.sslRootCert};
    if (record->secretStore.isEmpty())
        return database;
    const auto secrets = OfflineSecrets::open(place);
    if (!secrets)
        return fail(secrets.error());
    database.secrets = secrets->store;
    const auto password = secrets->store->read(serverPasswordRef);
    if (password)
        database.server.password = *password;
    else if (password.error().code != "SECRET_UNKNOWN"_L1)
        return fail(password.error());
    return database;
}

Expected<ReadingRole> OfflineDatabase::reader(const OfflinePlace& place)
{
    if (cluster)
        return [info = cluster->connection(store::Role::Reader)] { return info; };
    if (!secrets) {
        const auto made = OfflineSecrets::open(place, true);
        if (!made)
            return fail(made.error());
        secrets = made->store;
    }
    return [engine = server, shared = std::make_shared<store::SharedSecrets>(secrets, server)] {
        return store::ServerReader(engine, shared).connection();
    };
}

}  // namespace signalbox::engine
