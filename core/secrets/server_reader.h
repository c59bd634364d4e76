// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "postgres/connection_info.h"
#include "secrets/secret_store.h"

namespace signalbox::store {

/// The reading role of a workspace on a server of others: signalbox_reader_<database>, a LOGIN role with SELECT on the
/// workspace's tables and nothing else. Its random password is one of the workspace's shared secrets, so that every
/// console that holds the workspace key reads by the same role. Made when it is first needed, where the engine's role
/// may make roles; else an administrator makes it by the statements that the Error carries. Blocking; any one thread.
class ServerReader {
public:
    ServerReader(ConnectionInfo engine, std::shared_ptr<SecretStore> secrets);

    /// A connection that was tried just now. SQL_OFF: the server's rules stand against it; args `statements`, where
    /// there are any, are what an administrator runs, with a verifier in place of the password. Else errors of the
    /// secrets and of the database.
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
