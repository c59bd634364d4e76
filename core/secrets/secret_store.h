// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>

#include "signalbox/error.h"

namespace signalbox::store {

/// Keys, tokens and passwords of one workspace under references ("endpoint/7d0c…"). Thread-safe; calls may block for
/// seconds (a keychain asks its user), so never from the window's thread. What is read or written is made known to
/// redact(). Errors: KEYCHAIN_UNAVAILABLE, KEYCHAIN_TIMEOUT, KEYCHAIN_REFUSED, KEYCHAIN_LOCKED, SECRETS_LOCKED,
/// PASSPHRASE_WRONG, SECRETS_DAMAGED, SECRET_UNKNOWN.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    virtual QString kind() const = 0;  ///< keychain, file
    virtual Expected<QString> read(const QString& ref) = 0;
    virtual Expected<Done> write(const QString& ref, const QString& value) = 0;
    virtual Expected<Done> remove(const QString& ref) = 0;  ///< success when it was not there
    virtual Expected<QStringList> references() = 0;
};

/// The session's keychain (Secret Service). `workspaceId` keeps workspaces apart. A list of the references is one more
/// entry.
std::unique_ptr<SecretStore> keychainStore(const QString& workspaceId, int timeoutMs = 15000);
bool keychainAnswers(int timeoutMs = 3000);  ///< a service owns the name and is not refusing
/// Called from any thread: with true when a call to a keychain has waited for 3 s (or half its timeout), with false
/// when no such call waits any longer. One listener for the process; empty: none.
void watchKeychain(std::function<void(bool silent)> told);

/// A file (0600) sealed by XChaCha20-Poly1305 under a key from the passphrase (Argon2id). Made when it is not there.
Expected<std::unique_ptr<SecretStore>> openSecretFile(const QString& file, const QString& passphrase);
Expected<QString> readPassphraseFile(const QString& file);  ///< regular, own, 0600 or less; first line

/// Copies all from one to the other, reads them back, then removes them from the first.
Expected<int> moveSecrets(SecretStore& from, SecretStore& to);

}  // namespace signalbox::store
