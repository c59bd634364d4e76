// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/private_cluster.h"

namespace signalbox::store {

/// Creates the folder for the server's socket: the first of the user's runtime folder, the cluster's own and /tmp whose
/// path is short enough. Errors: SOCKET_PATH, FOLDER_REFUSED.
Expected<QString> pickSocketDir(const ClusterPaths& paths);

}  // namespace signalbox::store
