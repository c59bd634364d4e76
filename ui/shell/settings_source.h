#pragma once

#include <QDateTime>
#include <QFuture>
#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::ui {

/// One declared setting of the workspace, with what it is now.
struct SettingField {
    enum class Kind { Number, Flag, Word };
    QString key;
    Kind kind = Kind::Number;
    QJsonValue value, otherwise;  ///< otherwise: the default
    bool set = false;             ///< differs from the default by the operator's wish
    double least = 0, most = 0;   ///< of numbers
    QStringList words;            ///< of words
    QString sentence;             ///< English
    bool restart = false;         ///< counts from the next start of the engine
};

/// What the settings page and the About sheet may ask beyond the engine; the program that composes window and engine
/// implements it. GUI thread; futures may be answered in another.
class SettingsSource {
public:
    virtual ~SettingsSource() = default;
    virtual Expected<std::vector<SettingField>> fields() const = 0;
    virtual Expected<Done> set(const QString& key, const QString& text) = 0;  ///< "default" takes it back
    /// Moves every key and password to "keychain" or "file"; answers how many; -1: the keychain could not be read, and
    /// its entries stay there. The passphrase is for the file.
    virtual QFuture<Expected<int>> moveSecrets(const QString& store, const QString& passphrase) = 0;
    virtual bool areSecretsLocked() const = 0;        ///< in a file whose passphrase was not given
    virtual Expected<QString> setSecretsAside() = 0;  ///< for a lost passphrase; answers where the file lies now
    /// Of a workspace on a server: the key under which its consoles share their secrets.
    struct SharedKey {
        QString wanted, held;  ///< ids; empty: nothing is shared yet, this console holds none
    };
    virtual QFuture<Expected<SharedKey>> sharedKey() = 0;
    virtual QFuture<Expected<QString>> revealSharedKey() = 0;
    virtual QFuture<Expected<Done>> takeSharedKey(const QString& text) = 0;
    /// Of a workspace on a server: by which catalog of tables its consoles work, and this console's own file.
    struct CatalogStanding {
        QString file;  ///< this console's
        bool hasFile = false, differs = false;
        bool empty = false;  ///< all work by what ships
        QString by, on;      ///< who published what all work by, at which machine
        QDateTime at;
    };
    virtual QFuture<Expected<CatalogStanding>> catalogStanding() = 0;
    virtual QFuture<Expected<QStringList>> catalogChanges() = 0;  ///< sentences: what publishing would change
    virtual QFuture<Expected<QString>> takeCatalog() = 0;         ///< answers where the old file is kept, or nothing
    virtual QFuture<Expected<Done>>
    publishCatalog() = 0;  ///< WORKSPACE_IN_USE: not while it is open, here or elsewhere
    /// Log, settings, versions and statuses in one archive; no secret is in it.
    virtual QFuture<Expected<Done>> saveSupportBundle(const QString& file) = 0;
    virtual bool hasTray() const = 0;  ///< this desktop shows icons of programs that run
    virtual bool isDemo() const = 0;
};

}  // namespace signalbox::ui
