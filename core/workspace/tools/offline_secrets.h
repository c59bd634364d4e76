// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "secrets/workspace_secrets.h"
#include "signalbox/workspace_tools.h"
#include "workspace/workspace_record.h"

namespace signalbox::engine {

/// The folder of a workspace, and how to ask for the passphrase.
struct OfflinePlace {
    QString folder;
    WorkspaceTools::Calls calls;
};

/// A workspace's secrets without its database.
struct OfflineSecrets {
    WorkspaceRecord record;
    std::shared_ptr<WorkspaceSecrets> store;

    /// The store if no passphrase was asked for yet and it is locked.
    static OfflineSecrets of(const QString& folder, WorkspaceRecord record);
    /// `make`: a secret will be written, so without an existing store and a keychain, the file is created.
    static Expected<OfflineSecrets> open(const OfflinePlace& place, bool make = false);
};

}  // namespace signalbox::engine
