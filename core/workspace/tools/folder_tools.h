// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/tools/offline_secrets.h"

namespace signalbox::engine {

Expected<Done> stopCluster(const QString& folder, bool force);
/// Deletes cluster, settings and keys, only files created by Signalbox; other files in the folder, and then the folder,
/// are kept.
Expected<WorkspaceTools::Removed> removeWorkspace(const QString& folder);

}  // namespace signalbox::engine
