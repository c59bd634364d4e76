// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/shared_secrets.h"
#include "workspace/tools/offline_database.h"

namespace signalbox::engine {

/// See signalbox/secret_tools.h.
class KeyTools : public SecretTools {
public:
    static Expected<std::unique_ptr<SecretTools>> open(const OfflinePlace& place);

    QString kind() const override { return m_secrets.record.secretStore; }
    Expected<QStringList> references() override;
    Expected<int> moveTo(const QString& kind, const QString& passphrase) override;
    Expected<SharedKey> sharedKey() override;
    Expected<QString> revealSharedKey() override;
    Expected<Done> takeSharedKey(const QString& text) override;

private:
    KeyTools(OfflinePlace place, OfflineSecrets secrets);
    /// For a server workspace: the secrets that its consoles share, if this console has the workspace key.
    Expected<store::SharedSecrets*> shared();

    OfflinePlace m_place;
    OfflineSecrets m_secrets;
    std::unique_ptr<store::SharedSecrets> m_shared;
};

}  // namespace signalbox::engine
