// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "signalbox/catalog_actions.h"
#include "signalbox/engine.h"
#include "signalbox/literals.h"
#include "signalbox/secret_actions.h"

namespace signalbox {

struct ServerParameters {
    QString host, user, database = u"signalbox"_s, sslMode = u"verify-full"_s, sslRootCert;
    quint16 port = 5432;
    QString password;  ///< moved to the secret store at once
};

struct WorkspaceInfo {
    QString name;         ///< local
    QString directory;    ///< settings, and for a local workspace the cluster (or the reference to it)
    QString mode;         ///< local, server
    QString database;     ///< PostgreSQL 15.18
    QString secretStore;  ///< keychain, file
    int schemaVersion = 0;
    bool demo = false;
};

/// Opening steps in order; each is reported when it begins and when it ends.
enum class OpenStep { Folder, Cluster, Connect, Schema, Secrets, Engine };
enum class StepState { Waiting, Running, Done, Warning, Failed };
enum class WorkspaceState { Closed, Opening, Open, Failed, Closing };

/// One operator environment, opened by the window or the command line. Calls return at once; signals report the
/// results.
class Workspace : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual WorkspaceState state() const = 0;
    virtual WorkspaceInfo info() const = 0;
    virtual std::optional<Error> error() const = 0;
    virtual Engine* engine() const = 0;  ///< null until Open

    /// True if the folder contains a workspace; the window then skips the first run. Reads one small file.
    virtual bool exists(const QString& directory) const = 0;
    virtual void openLocal(const QString& directory) = 0;  ///< creates it if missing
    virtual void openServer(const QString& directory, const ServerParameters& server) = 0;
    virtual void open(const QString& directory) = 0;  ///< an existing one, local or server
    virtual void unlockSecrets(
        const QString& passphrase) = 0;  ///< if no keychain answers: opens or creates the encrypted file
    virtual void close() = 0;            ///< stops the engine, and the private cluster if no other session uses it

    /// Log, settings, versions and statuses in one archive (.tar.gz, 0600) without secrets, also while no workspace is
    /// open. `program`: "Signalbox 0.1.0". Finished in another thread. BUNDLE_FAILED.
    virtual QFuture<Expected<Done>> saveSupportBundle(const QString& program, const QString& file) = 0;
    /// Exist as long as the workspace; null if unavailable.
    virtual SecretActions* secretActions() { return nullptr; }
    virtual CatalogActions* catalogActions() { return nullptr; }

Q_SIGNALS:
    void stateChanged(signalbox::WorkspaceState state);
    void stepChanged(signalbox::OpenStep step, signalbox::StepState state, const signalbox::Message& text);
    void passphraseNeeded(bool create);  ///< answered by unlockSecrets()
    /// True if the keychain has not answered for 3 s, perhaps because it asks for its own password; false once it has
    /// answered or was given up.
    void keychainSilent(bool silent);
};

}  // namespace signalbox
