// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "postgres/connection_info.h"
#include "secrets/secret_store.h"

namespace signalbox::store {

/// The reading role of a workspace on an existing server: signalbox_reader_<database>, a LOGIN role with SELECT on the
/// workspace's tables and no other rights. Its random password is one of the workspace's shared secrets, so every
/// console that has the workspace key reads by the same role. It is created when first needed if the engine's role may
/// create roles; otherwise an administrator creates it by the statements that the Error carries. Blocking; any one
/// thread.
class ServerReader {
public:
    ServerReader(ConnectionInfo engine, std::shared_ptr<SecretStore> secrets);

    /// A connection that has just been tested. SQL_OFF: the server's rules prevent it; args `statements`, if present,
    /// are for an administrator to run, with a verifier in place of the password. Other errors are those of the secrets
    /// and of the database.
    Expected<ConnectionInfo> connection();

    static QString roleOf(const QString& database);

private:
    Expected<QString> password();
    Expected<Done> enter(const ConnectionInfo& info) const;
    Expected<Done> make(const ConnectionInfo& info) const;
    QStringList statements(const ConnectionInfo& info, bool there) const;

    ConnectionInfo m_engine;
    std::shared_ptr<SecretStore> m_secrets;
};

}  // namespace signalbox::store
