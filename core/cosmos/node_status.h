// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/wire/types.h"

namespace signalbox::cosmos {

/// What /status says.
struct NodeStatus {
    QString chainId, version, moniker;
    std::optional<bool> txIndex;
    Height latest = 0, earliest = 0;  ///< 0 before the first block
    qint64 latestTime = 0;            ///< ns since 1970
    bool catchingUp = false;
};

/// The whole answer or its result. Numbers may be numbers, as forks of CometBFT write them.
Read<NodeStatus> readStatus(std::string_view json);

}  // namespace signalbox::cosmos
