// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "signalbox/secret_actions.h"

namespace signalbox {

/// The secrets of a workspace whose engine does not run. Blocking, because a keychain may ask its user; one thread.
/// Errors: SECRETS_LOCKED, KEYCHAIN_UNAVAILABLE, PASSPHRASE_WRONG; for the shared key also NOT_SHARED,
/// WORKSPACE_KEY_MISSING, WORKSPACE_KEY_WRONG, and those of the database.
class SecretTools {
public:
    virtual ~SecretTools() = default;
    virtual QString kind() const = 0;  ///< keychain, file; empty if none was needed yet
    virtual Expected<QStringList> references() = 0;
    /// To "keychain" or "file" (with its passphrase); returns how many were moved, or −1 if the keychain could not be
    /// read: its entries stay there.
    virtual Expected<int> moveTo(const QString& kind, const QString& passphrase) = 0;

    virtual Expected<SharedKey> sharedKey() = 0;
    virtual Expected<QString> revealSharedKey() = 0;                ///< for another console
    virtual Expected<Done> takeSharedKey(const QString& text) = 0;  ///< from another console
};

}  // namespace signalbox
