#pragma once

#include <QFuture>

#include "signalbox/error.h"

namespace signalbox::engine {

/// A workspace whose secrets can be moved between its stores while it is open. makeWorkspace() answers one.
class SecretsMover {
public:
    virtual ~SecretsMover() = default;
    /// "keychain" or "file" (with its passphrase); answers how many were moved. Called in the workspace's thread.
    /// Errors: SECRET_STORE, KEYCHAIN_UNAVAILABLE, SECRETS_LOCKED, PASSPHRASE_WRONG, WORKSPACE_CLOSED.
    virtual QFuture<Expected<int>> moveSecrets(const QString& store, const QString& passphrase) = 0;
};

}  // namespace signalbox::engine
