// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "signalbox/catalog_levers.h"
#include "signalbox/engine.h"
#include "signalbox/literals.h"
#include "signalbox/secret_levers.h"

namespace signalbox {

struct ServerParameters {
    QString host, user, database = u"signalbox"_s, sslMode = u"verify-full"_s, sslRootCert;
    quint16 port = 5432;
    QString password;  ///< moved to the secret store at once
};

struct WorkspaceInfo {
    QString name;         ///< local
    QString directory;    ///< settings, and for a local workspace the cluster (or the pointer to it)
    QString mode;         ///< local, server
    QString database;     ///< PostgreSQL 15.18
    QString secretStore;  ///< keychain, file
    int schemaVersion = 0;
    bool demo = false;
};

/// Opening steps, in order; each is reported when it begins and when it is over.
enum class OpenStep { Folder, Cluster, Connect, Schema, Secrets, Engine };
enum class StepState { Waiting, Running, Done, Warning, Failed };
enum class WorkspaceState { Closed, Opening, Open, Failed, Closing };

/// One operator environment, opened by the window or the command line. Calls return at once; signals tell the rest.
class Workspace : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual WorkspaceState state() const = 0;
    virtual WorkspaceInfo info() const = 0;
    virtual std::optional<Error> error() const = 0;
    virtual Engine* engine() const = 0;  ///< null until Open

    /// True when the folder holds a workspace already; the window then skips the first run. Reads one small file.
    virtual bool exists(const QString& directory) const = 0;
    virtual void openLocal(const QString& directory) = 0;  ///< makes it when it is not there
    virtual void openServer(const QString& directory, const ServerParameters& server) = 0;
    virtual void open(const QString& directory) = 0;  ///< an existing one, local or server
    virtual void unlockSecrets(
        const QString& passphrase) = 0;  ///< when no keychain answers: opens or makes the encrypted file
    virtual void close() = 0;            ///< stops the engine; stops the private cluster when nobody else uses it

    /// Log, settings, versions and statuses in one archive (.tar.gz, 0600) without any secret, also while nothing is
    /// open. `program`: "Signalbox 0.1.0". Answered in another thread. BUNDLE_FAILED.
    virtual QFuture<Expected<Done>> saveSupportBundle(const QString& program, const QString& file) = 0;
    virtual SecretLevers* secretLevers() { return nullptr; }    ///< lives as long as the workspace; null: has none
    virtual CatalogLevers* catalogLevers() { return nullptr; }  ///< the same

Q_SIGNALS:
    void stateChanged(signalbox::WorkspaceState state);
    void stepChanged(signalbox::OpenStep step, signalbox::StepState state, const signalbox::Message& text);
    void passphraseNeeded(bool create);  ///< answered by unlockSecrets()
    /// The keychain has not answered for 3 s, perhaps for its own password (true); it has answered or was given up.
    void keychainSilent(bool silent);
};

}  // namespace signalbox
