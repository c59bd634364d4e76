// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

#include "secrets/secret_store.h"

namespace signalbox::engine {

/// The workspace's secret store, whichever it is, chosen when a secret is first written: the keychain when it answers,
/// else the encrypted file. While the file is locked, a call asks for the passphrase and waits for it.
class WorkspaceSecrets : public store::SecretStore {
public:
    struct Parts {
        QString workspaceId, file;
        std::function<void(bool create)> ask;  ///< from any thread; answered by unlock() or decline()
        std::function<Expected<Done>(const QString& kind)> chosen;  ///< writes the choice down
        int waitMs = 120'000;
    };
    WorkspaceSecrets(Parts parts, const QString& kind);

    QString kind() const override;
    Expected<QString> read(const QString& ref) override;
    Expected<Done> write(const QString& ref, const QString& value) override;
    Expected<Done> remove(const QString& ref) override;
    Expected<QStringList> references() override;

    bool isLocked() const;                             ///< it is a file, and not open
    Expected<Done> unlock(const QString& passphrase);  ///< opens or makes the file; PASSPHRASE_WRONG
    void decline();                                    ///< whoever waits gets SECRETS_LOCKED
    bool waitUnlocked();                               ///< asks and waits as long as it takes; false: declined
    /// For a lost passphrase: the file is renamed, and the next secret chooses a store anew. Answers its new name,
    /// empty when there is no file.
    Expected<QString> setAside();
    /// Moves all secrets; "file" needs the passphrase. Answers how many.
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
