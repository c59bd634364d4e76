#include "cli/workspace_database.h"

#include "cli/secrets.h"
#include "postgres/roles.h"
#include "secrets/server_reader.h"
#include "secrets/shared_secrets.h"

namespace signalbox::cli {

Expected<WorkspaceDatabase> WorkspaceDatabase::open(Context& context)
{
    const QString folder = context.directory();
    if (!engine::WorkspaceRecord::exists(folder))
        return fail(context.noWorkspace());
    const auto record = engine::WorkspaceRecord::load(folder);
    if (!record)
        return fail(record.error());
    WorkspaceDatabase database;
    if (record->mode != QLatin1String("server")) {
        auto joined = store::PrivateCluster::join(folder, [&](const QString& text) { context.out.note(text); });
        if (!joined)
            return fail(joined.error());
        database.cluster = std::move(*joined);
        return database;
    }
    const ServerParameters& server = record->server;
    database.server = {server.host, server.database, server.user, {}, server.port, server.sslMode, server.sslRootCert};
    if (record->secretStore.isEmpty())
        return database;
    const auto secrets = openSecrets(context);
    if (!secrets)
        return fail(secrets.error());
    database.secrets = secrets->store;
    const auto password = secrets->store->read(engine::serverPasswordRef);
    if (password)
        database.server.password = *password;
    else if (password.error().code != QLatin1String("SECRET_UNKNOWN"))
        return fail(password.error());
    return database;
}

Expected<engine::ReadingRole> WorkspaceDatabase::reader(Context& context)
{
    if (cluster)
        return [info = cluster->connection(store::Role::Reader)] { return info; };
    if (!secrets) {
        const auto made = openSecrets(context, true);
        if (!made)
            return fail(made.error());
        secrets = made->store;
    }
    return [engine = server, shared = std::make_shared<store::SharedSecrets>(secrets, server)] {
        return store::ServerReader(engine, shared).connection();
    };
}

store::RoleNames WorkspaceDatabase::roles() const
{
    return cluster ? store::localRoles() : store::RoleNames{server.user, server.user, server.user, false};
}

}  // namespace signalbox::cli
