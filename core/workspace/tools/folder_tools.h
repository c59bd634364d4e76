// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/tools/offline_secrets.h"

namespace signalbox::engine {

Expected<Done> stopCluster(const QString& folder, bool force);
/// Cluster, settings, keys; only what Signalbox makes: anything else in the folder, and then the folder, stays.
Expected<WorkspaceTools::Removed> removeWorkspace(const QString& folder);

}  // namespace signalbox::engine
