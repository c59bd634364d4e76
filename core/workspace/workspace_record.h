// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "signalbox/literals.h"
#include "signalbox/workspace.h"

namespace signalbox::engine {

/// <folder>/workspace.json: the description of a workspace, without secrets.
struct WorkspaceRecord {
    QString id;           ///< random; separates the keychain entries of workspaces
    QString mode;         ///< local, server
    QString secretStore;  ///< keychain, file; empty if none was needed yet
    ServerParameters server;

    static bool exists(const QString& folder);
    /// WORKSPACE_UNKNOWN (NotFound), WORKSPACE_DAMAGED, FILE_REFUSED.
    static Expected<WorkspaceRecord> load(const QString& folder);
    Expected<Done> save(const QString& folder) const;
};

/// Secret reference of a server's password.
inline const QString serverPasswordRef = u"database/password"_s;

QString secretFile(const QString& folder);

}  // namespace signalbox::engine
