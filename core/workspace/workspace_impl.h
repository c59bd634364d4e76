// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include "signalbox/literals.h"
#include "workspace/catalog_actions_impl.h"
#include "workspace/secret_actions_impl.h"

namespace signalbox::engine {

/// See signalbox/workspace.h. Opening and leaving run in a separate thread; everything else in the owner's.
class WorkspaceImpl : public Workspace {
    Q_OBJECT
public:
    explicit WorkspaceImpl(EngineFactory factory);
    ~WorkspaceImpl() override;

    WorkspaceState state() const override { return m_workspace.state; }
    WorkspaceInfo info() const override;
    std::optional<Error> error() const override { return m_error; }
    Engine* engine() const override { return m_engine.get(); }
    bool exists(const QString& directory) const override { return WorkspaceRecord::exists(clean(directory)); }
    void openLocal(const QString& directory) override { begin({clean(directory), u"local"_s, {}}); }
    void openServer(const QString& directory, const ServerParameters& server) override
    {
        begin({clean(directory), u"server"_s, server});
    }
    void open(const QString& directory) override { begin({clean(directory), std::nullopt, {}}); }
    void unlockSecrets(const QString& passphrase) override;
    void close() override;
    QFuture<Expected<Done>> saveSupportBundle(const QString& program, const QString& file) override;
    SecretActions* secretActions() override { return &m_secretActions; }
    CatalogActions* catalogActions() override { return &m_catalogActions; }

private:
    static QString clean(const QString& directory);
    void begin(WorkspaceOpening::Wish wish);
    void opened(Expected<WorkspaceOpening::Opened> result);
    void setState(WorkspaceState state);
    void failed(const Error& error);
    void leave();  ///< leaves the cluster in a separate thread, then Closed

    EngineFactory m_factory;
    std::optional<Error> m_error;
    OpenWorkspace m_workspace;
    SecretActionsImpl m_secretActions{m_workspace};
    CatalogActionsImpl m_catalogActions{m_workspace};
    std::unique_ptr<Engine> m_engine;
    std::atomic<bool> m_stop{false};
    int m_wrongPassphrases = 0;
    bool m_closeAsked = false;
};

}  // namespace signalbox::engine
