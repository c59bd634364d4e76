// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

#include "secrets/secret_store.h"

namespace signalbox::engine {

/// The secret store of the workspace, chosen when a secret is first written: the keychain if it answers, else the
/// encrypted file. While the file is locked, a call asks for the passphrase and waits for it.
class WorkspaceSecrets : public store::SecretStore {
public:
    struct Parts {
        QString workspaceId, file;
        std::function<void(bool create)> ask;  ///< from any thread; answered by unlock() or decline()
        std::function<Expected<Done>(const QString& kind)> chosen;  ///< records the choice
        int waitMs = 120'000;
    };
    WorkspaceSecrets(Parts parts, const QString& kind);

    QString kind() const override;
    Expected<QString> read(const QString& ref) override;
    Expected<Done> write(const QString& ref, const QString& value) override;
    Expected<Done> remove(const QString& ref) override;
    Expected<QStringList> references() override;

    bool isLocked() const;                             ///< true if the store is a file that is not open
    Expected<Done> unlock(const QString& passphrase);  ///< opens or creates the file; PASSPHRASE_WRONG
    void decline();                                    ///< waiting calls return SECRETS_LOCKED
    bool waitUnlocked();                               ///< asks and waits without a limit; false if declined
    /// For a lost passphrase: the file is renamed, and the next secret chooses a store again. Returns the file's new
    /// name, or an empty string if there is no file.
    Expected<QString> setAside();
    /// Moves all secrets; "file" needs the passphrase. Returns how many were moved.
    Expected<int> moveTo(const QString& kind, const QString& passphrase);

private:
    Expected<std::shared_ptr<store::SecretStore>> opened(bool forWriting);

    Parts m_parts;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QString m_kind;
    std::shared_ptr<store::SecretStore> m_store;
    int m_declined = 0;
};

}  // namespace signalbox::engine
