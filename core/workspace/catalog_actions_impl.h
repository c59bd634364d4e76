// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/catalog_actions.h"
#include "workspace/open_workspace.h"

namespace signalbox::layers {
class AgreedCatalog;
}

namespace signalbox::engine {

/// See signalbox/catalog_actions.h. Exists as long as its workspace.
class CatalogActionsImpl : public CatalogActions {
public:
    explicit CatalogActionsImpl(OpenWorkspace& workspace) : m_workspace(workspace) {}

    QFuture<Expected<CatalogStanding>> catalogStanding() override;
    QFuture<Expected<std::vector<Message>>> catalogChanges() override;
    QFuture<Expected<QString>> takeCatalog() override;
    QFuture<Expected<Done>> publishCatalog() override;

private:
    template <class T>
    QFuture<Expected<T>> withCatalog(std::function<Expected<T>(layers::AgreedCatalog&)> work);

    OpenWorkspace& m_workspace;
};

}  // namespace signalbox::engine
