// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "signalbox/database_tools.h"
#include "signalbox/schema_tools.h"
#include "signalbox/secret_tools.h"
#include "signalbox/settings.h"
#include "signalbox/sql_tools.h"

namespace signalbox {

/// Operations on the workspace of a folder while its engine does not run; each part is created on request. Blocking;
/// one thread. Errors of all parts: WORKSPACE_UNKNOWN, WORKSPACE_DAMAGED, FILE_REFUSED.
class WorkspaceTools {
public:
    virtual ~WorkspaceTools() = default;
    struct Calls {
        std::function<Expected<QString>(bool create)> passphrase;  ///< passphrase of the secrets file, when needed
        std::function<void(const Message& text)> note;             ///< progress
    };
    enum class Access {
        Shared,
        Alone,  ///< WORKSPACE_IN_USE while a window or another command has the workspace open
    };

    virtual bool exists() const = 0;
    virtual bool isLocal() const = 0;  ///< true if its database is a private cluster of this machine
    virtual Settings& settings() = 0;
    virtual std::vector<SavedQuery> savedQueries() const = 0;  ///< the saved queries that Signalbox provides

    virtual Expected<std::unique_ptr<DatabaseTools>> database(Access access = Access::Shared) = 0;
    virtual Expected<std::unique_ptr<SchemaTools>> schemas() = 0;
    virtual Expected<std::unique_ptr<CatalogTools>> catalog(Access access) = 0;  ///< NOT_SHARED if it is local
    virtual Expected<std::unique_ptr<SecretTools>> secrets() = 0;
    virtual Expected<std::unique_ptr<SqlTools>> sql() = 0;

    /// The first line of a file that no other user may read. FILE_MISSING, FILE_REFUSED.
    virtual Expected<QString> passphraseOf(const QString& file) const = 0;
    virtual Expected<bool> hasSecretsFile() const = 0;
    virtual Expected<QString> setSecretsAside() = 0;  ///< for a lost passphrase; returns the file's new path

    /// Stops the private cluster. CLUSTER_IN_USE while sessions use it, unless `force`. NO_WORKSPACE if it is not
    /// local.
    virtual Expected<Done> stop(bool force) = 0;
    struct Removed {
        bool folder = false;  ///< true if the folder was removed, too, because it contained no other files
        Message keysLeft;     ///< a sentence about keychain entries that were kept; empty if none
    };
    virtual Expected<Removed> remove() = 0;  ///< removes cluster, settings and keys. CLUSTER_IN_USE
};

}  // namespace signalbox
