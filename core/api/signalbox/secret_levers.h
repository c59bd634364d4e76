// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

#include "signalbox/error.h"

namespace signalbox {

/// Of a workspace on a server: the key under which its consoles share their secrets.
struct SharedKey {
    QString wanted;  ///< id of the key that seals what is stored; empty: nothing is shared yet
    QString held;    ///< id of this console's key; empty: none
};

/// What the operator may do with the secrets of a workspace while it is open. Called in the workspace's thread; futures
/// are answered in another. Errors of all: WORKSPACE_CLOSED, SECRETS_LOCKED, the store's.
class SecretLevers {
public:
    virtual ~SecretLevers() = default;
    /// "keychain" or "file" (with its passphrase); answers how many were moved; -1: the keychain could not be read, its
    /// entries stay there, and the workspace uses the file from now on. SECRET_STORE, KEYCHAIN_UNAVAILABLE,
    /// PASSPHRASE_WRONG.
    virtual QFuture<Expected<int>> moveSecrets(const QString& store, const QString& passphrase) = 0;

    virtual bool areSecretsLocked() const = 0;  ///< in a file whose passphrase has not been given
    /// For a lost passphrase, also while the workspace opens: the locked file is set aside, the keys are entered again.
    /// Answers where it lies now.
    virtual Expected<QString> setSecretsAside() = 0;

    virtual QFuture<Expected<SharedKey>> sharedKey() = 0;                    ///< these three: NOT_SHARED
    virtual QFuture<Expected<QString>> revealSharedKey() = 0;                ///< for another console
    virtual QFuture<Expected<Done>> takeSharedKey(const QString& text) = 0;  ///< WORKSPACE_KEY_WRONG
};

}  // namespace signalbox
