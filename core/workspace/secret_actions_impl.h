// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/secret_actions.h"
#include "workspace/open_workspace.h"

namespace signalbox::store {
class SharedSecrets;
}

namespace signalbox::engine {

/// See signalbox/secret_actions.h. Exists as long as its workspace.
class SecretActionsImpl : public SecretActions {
public:
    explicit SecretActionsImpl(OpenWorkspace& workspace) : m_workspace(workspace) {}

    QFuture<Expected<int>> moveSecrets(const QString& store, const QString& passphrase) override;
    bool areSecretsLocked() const override { return m_workspace.secrets && m_workspace.secrets->isLocked(); }
    Expected<QString> setSecretsAside() override;
    QFuture<Expected<SharedKey>> sharedKey() override;
    QFuture<Expected<QString>> revealSharedKey() override;
    QFuture<Expected<Done>> takeSharedKey(const QString& text) override;

private:
    template <class T>
    QFuture<Expected<T>> withSecrets(std::function<Expected<T>()> work);
    template <class T>
    QFuture<Expected<T>> withSharedSecrets(std::function<Expected<T>(store::SharedSecrets&)> work);

    OpenWorkspace& m_workspace;
};

}  // namespace signalbox::engine
