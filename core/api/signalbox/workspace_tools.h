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

/// What can be done with the workspace of a folder while its engine does not run, each part made when it is asked for.
/// Blocking; one thread. Errors of all parts: WORKSPACE_UNKNOWN, WORKSPACE_DAMAGED, FILE_REFUSED.
class WorkspaceTools {
public:
    virtual ~WorkspaceTools() = default;
    struct Calls {
        std::function<Expected<QString>(bool create)> passphrase;  ///< of the secrets file, when it is needed
        std::function<void(const Message& text)> note;             ///< what goes on
    };
    enum class Access {
        Shared,
        Alone,  ///< WORKSPACE_IN_USE while a window or another command has the workspace open
    };

    virtual bool exists() const = 0;
    virtual bool isLocal() const = 0;  ///< its database is a private cluster of this machine
    virtual Settings& settings() = 0;
    virtual std::vector<SavedQuery> savedQueries() const = 0;  ///< that are shipped

    virtual Expected<std::unique_ptr<DatabaseTools>> database(Access access = Access::Shared) = 0;
    virtual Expected<std::unique_ptr<SchemaTools>> schemas() = 0;
    virtual Expected<std::unique_ptr<CatalogTools>> catalog(Access access) = 0;  ///< NOT_SHARED: it is local
    virtual Expected<std::unique_ptr<SecretTools>> secrets() = 0;
    virtual Expected<std::unique_ptr<SqlTools>> sql() = 0;

    /// The first line of a file that nobody else may read. FILE_MISSING, FILE_REFUSED.
    virtual Expected<QString> passphraseOf(const QString& file) const = 0;
    virtual Expected<bool> hasSecretsFile() const = 0;
    virtual Expected<QString> setSecretsAside() = 0;  ///< for a lost passphrase; where the file lies now

    /// Stops the private cluster. CLUSTER_IN_USE while sessions are in, unless `force`. NO_WORKSPACE: it is not local.
    virtual Expected<Done> stop(bool force) = 0;
    struct Removed {
        bool folder = false;  ///< the folder too: it held nothing else
        Message keysLeft;     ///< a sentence about keychain entries that stayed; empty: none
    };
    virtual Expected<Removed> remove() = 0;  ///< cluster, settings and keys. CLUSTER_IN_USE
};

}  // namespace signalbox
