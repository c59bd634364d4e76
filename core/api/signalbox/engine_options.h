// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace signalbox {

/// How a process takes part in a workspace.
struct EngineOptions {
    bool workers =
        true;            ///< true if it leases and runs every chain; false if it only executes commands, chain by chain
    QStringList chains;  ///< CAIP-2 IDs or names; empty for all
    bool writeLog = true;  ///< a rotating file in the workspace folder
    qint64 diskReserveBytes =
        0;  ///< free space below which indexing pauses; 0 for the smaller of 2 GB and 2 % of the disk
};

}  // namespace signalbox
