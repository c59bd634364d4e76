// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace signalbox {

/// How one process takes part in a workspace.
struct EngineOptions {
    bool workers = true;   ///< leases every chain and works on it; false: only carries out commands, chain by chain
    QStringList chains;    ///< CAIP-2 ids or names; empty: all
    bool writeLog = true;  ///< a rotating file in the workspace folder
    qint64 diskReserveBytes = 0;  ///< below it ingest pauses; 0: the smaller of 2 GB and 2 % of the disk
};

}  // namespace signalbox
