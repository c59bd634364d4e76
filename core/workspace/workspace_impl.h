// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "secrets/shared_secrets.h"
#include "signalbox/catalog_actions.h"
#include "signalbox/literals.h"
#include "signalbox/secret_actions.h"
#include "workspace/workspace_opening.h"

namespace signalbox::layers {
class AgreedCatalog;
}

namespace signalbox::engine {

/// See signalbox/workspace.h. Opening and leaving run in a separate thread; everything else in the owner's.
class WorkspaceImpl : public Workspace, public SecretActions, public CatalogActions {
    Q_OBJECT
public:
    explicit WorkspaceImpl(EngineFactory factory);
    ~WorkspaceImpl() override;

    WorkspaceState state() const override { return m_state; }
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
    SecretActions* secretActions() override { return this; }
    CatalogActions* catalogActions() override { return this; }
    QFuture<Expected<int>> moveSecrets(const QString& store, const QString& passphrase) override;
    bool areSecretsLocked() const override { return m_secrets && m_secrets->isLocked(); }
    Expected<QString> setSecretsAside() override;
    QFuture<Expected<SharedKey>> sharedKey() override;
    QFuture<Expected<QString>> revealSharedKey() override;
    QFuture<Expected<Done>> takeSharedKey(const QString& text) override;
    QFuture<Expected<CatalogStanding>> catalogStanding() override;
    QFuture<Expected<std::vector<Message>>> catalogChanges() override;
    QFuture<Expected<QString>> takeCatalog() override;
    QFuture<Expected<Done>> publishCatalog() override;

private:
    static QString clean(const QString& directory);
    void begin(WorkspaceOpening::Wish wish);
    void opened(Expected<WorkspaceOpening::Opened> result);
    void setState(WorkspaceState state);
    void failed(const Error& error);
    void leave();  ///< leaves the cluster in a separate thread, then Closed
    void inThread(std::function<void()> work);
    void joinThreads();
    /// Runs in a separate thread.
    template <class T, class Work>
    QFuture<Expected<T>> answered(Work work);
    template <class T>
    QFuture<Expected<T>> withCatalog(std::function<Expected<T>(layers::AgreedCatalog&)> work);
    /// Runs in a separate thread, because it may ask a keychain's user or a server.
    template <class T>
    QFuture<Expected<T>> withSecrets(std::function<Expected<T>()> work);
    template <class T>
    QFuture<Expected<T>> withSharedSecrets(std::function<Expected<T>(store::SharedSecrets&)> work);

    EngineFactory m_factory;
    WorkspaceState m_state = WorkspaceState::Closed;
    std::optional<Error> m_error;
    WorkspaceOpening::Opened m_opened;
    std::shared_ptr<WorkspaceSecrets> m_secrets;
    std::unique_ptr<Engine> m_engine;
    std::vector<std::thread> m_threads;
    std::atomic<bool> m_stop{false};
    int m_wrongPassphrases = 0;
    bool m_closeAsked = false;
    QString m_directory;                            ///< the folder opened last
    std::optional<store::ConnectionInfo> m_server;  ///< the server connected last
};

}  // namespace signalbox::engine
