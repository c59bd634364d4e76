// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

#include "signalbox/error.h"

namespace signalbox {

/// The key under which the consoles of a server workspace share their secrets.
struct SharedKey {
    QString wanted;  ///< ID of the key that seals the stored secrets; empty if none are shared yet
    QString held;    ///< ID of this console's key; empty if it has none
};

/// The operator's actions for the secrets of an open workspace. Called in the workspace's thread; futures are finished
/// in another one. Errors of all: WORKSPACE_CLOSED, SECRETS_LOCKED, those of the store.
class SecretActions {
public:
    virtual ~SecretActions() = default;
    /// "keychain" or "file" (with its passphrase); returns how many were moved, or -1 if the keychain could not be
    /// read: its entries stay there, and the workspace uses the file from now on. SECRET_STORE, KEYCHAIN_UNAVAILABLE,
    /// PASSPHRASE_WRONG.
    virtual QFuture<Expected<int>> moveSecrets(const QString& store, const QString& passphrase) = 0;

    virtual bool areSecretsLocked() const = 0;  ///< true if they are in a file whose passphrase has not been entered
    /// For a lost passphrase, also while the workspace opens: sets the locked file aside, and the keys are entered
    /// again. Returns the file's new path.
    virtual Expected<QString> setSecretsAside() = 0;

    virtual QFuture<Expected<SharedKey>> sharedKey() = 0;                    ///< NOT_SHARED, also for the next two
    virtual QFuture<Expected<QString>> revealSharedKey() = 0;                ///< for another console
    virtual QFuture<Expected<Done>> takeSharedKey(const QString& text) = 0;  ///< WORKSPACE_KEY_WRONG
};

}  // namespace signalbox
