// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/work_threads.h"
#include "workspace/workspace_opening.h"

namespace signalbox::engine {

/// A workspace while it opens and is open: state shared by the façade and its actions. The owner's thread.
struct OpenWorkspace {
    WorkspaceState state = WorkspaceState::Closed;
    QString directory;                            ///< the folder opened last
    std::optional<store::ConnectionInfo> server;  ///< the server connected last
    std::shared_ptr<WorkspaceSecrets> secrets;    ///< available before the workspace is open
    WorkspaceOpening::Opened opened;
    WorkThreads threads;
};

}  // namespace signalbox::engine
