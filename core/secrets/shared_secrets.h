// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "postgres/connection_info.h"
#include "secrets/secret_store.h"
#include "signalbox/secret_actions.h"

namespace signalbox::store {

/// The secrets of a workspace on a server, shared by its consoles: rows of signalbox.secrets, each sealed by
/// XChaCha20-Poly1305 under the workspace key and bound to its reference. The key itself is in each console's own
/// store: the first console that stores a secret creates it, and operators enter it on the others. Secrets that only
/// this console needs (the server's password) stay in its own store. Each call opens its own session.
class SharedSecrets : public SecretStore {
public:
    SharedSecrets(std::shared_ptr<SecretStore> own, ConnectionInfo database);

    QString kind() const override { return m_own->kind(); }
    Expected<QString> read(const QString& ref) override;
    Expected<Done> write(const QString& ref, const QString& value) override;
    Expected<Done> remove(const QString& ref) override;
    Expected<QStringList> references() override;  ///< references of both stores

    Expected<SharedKey> keyState();
    Expected<QString> key();                      ///< the key for another console, in base64url; WORKSPACE_KEY_MISSING
    Expected<Done> takeKey(const QString& text);  ///< WORKSPACE_KEY_WRONG if it does not open the stored secrets

private:
    Expected<QByteArray> heldKey();
    Expected<QByteArray> keyForWriting();
    static bool isOwn(const QString& ref);

    std::shared_ptr<SecretStore> m_own;
    ConnectionInfo m_database;
};

}  // namespace signalbox::store
