// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>

#include "signalbox/error.h"

namespace signalbox::store {

/// Keys, tokens and passwords of one workspace under references ("endpoint/7d0c…"). Thread-safe; calls may block for
/// seconds (a keychain asks its user), so not from the window's thread. Values that are read or written are made known
/// to redact(). Errors: KEYCHAIN_UNAVAILABLE, KEYCHAIN_TIMEOUT, KEYCHAIN_REFUSED, KEYCHAIN_LOCKED, SECRETS_LOCKED,
/// PASSPHRASE_WRONG, SECRETS_DAMAGED, SECRET_UNKNOWN.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    virtual QString kind() const = 0;  ///< keychain, file
    virtual Expected<QString> read(const QString& ref) = 0;
    virtual Expected<Done> write(const QString& ref, const QString& value) = 0;
    virtual Expected<Done> remove(const QString& ref) = 0;  ///< succeeds if there is no such entry
    virtual Expected<QStringList> references() = 0;
};

/// The session's keychain (Secret Service). `workspaceId` separates workspaces. A list of the references is one more
/// entry.
std::unique_ptr<SecretStore> keychainStore(const QString& workspaceId, int timeoutMs = 15000);
bool keychainAnswers(int timeoutMs = 3000);  ///< true if a service owns the name and does not refuse
/// Called from any thread: with true when a call to a keychain has waited for 3 s (or half its timeout), with false
/// when no such call is waiting any longer. One listener per process; an empty function removes it.
void watchKeychain(std::function<void(bool silent)> told);

/// A file (0600) sealed by XChaCha20-Poly1305 under a key from the passphrase (Argon2id). Created if missing.
Expected<std::unique_ptr<SecretStore>> openSecretFile(const QString& file, const QString& passphrase);
Expected<QString> readPassphraseFile(
    const QString& file);  ///< first line of a regular file of this user with mode 0600 or less

/// Copies all entries from one store to the other, reads them back, then removes them from the first.
Expected<int> moveSecrets(SecretStore& from, SecretStore& to);

}  // namespace signalbox::store
