// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::ibc {

/// What one call did.
struct StatisticsTurn {
    qint64 marked = 0;  ///< packets that became stuck, or are no longer said to be
    qint64 days = 0;    ///< rebuilt, of chains and of relayers
    bool more = false;  ///< there are more days to rebuild
    bool ours = true;   ///< false: another console does it at this moment
};

/// Brings heads, stuck packets and the statistics of days whose packets changed up to date. One console at a time.
Expected<StatisticsTurn> updateStatistics(store::Session& session, int mostDays = 20);

}  // namespace signalbox::ibc
