// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/settings_source.h"
#include "signalbox/workspace.h"
#include "signalbox/workspace_tools.h"

namespace signalbox::window {

/// Configuration, secret stores and the support bundle for the settings screen.
class SettingsBook : public ui::SettingsSource {
public:
    SettingsBook(Workspace* workspace, const QString& directory, bool demo);

    Expected<std::vector<SettingField>> fields() const override;
    Expected<Done> set(const QString& key, const QString& text) override;
    QFuture<Expected<int>> moveSecrets(const QString& store, const QString& passphrase) override;
    bool areSecretsLocked() const override;
    Expected<QString> setSecretsAside() override;
    QFuture<Expected<SharedKey>> sharedKey() override;
    QFuture<Expected<QString>> revealSharedKey() override;
    QFuture<Expected<Done>> takeSharedKey(const QString& text) override;
    QFuture<Expected<CatalogStanding>> catalogStanding() override;
    QFuture<Expected<std::vector<Message>>> catalogChanges() override;
    QFuture<Expected<QString>> takeCatalog() override;
    QFuture<Expected<Done>> publishCatalog() override;
    QFuture<Expected<Done>> saveSupportBundle(const QString& file) override;
    bool hasTray() const override;
    bool isDemo() const override { return m_demo; }

private:
    Workspace* m_workspace;
    std::unique_ptr<WorkspaceTools> m_tools;
    bool m_demo;
};

}  // namespace signalbox::window
