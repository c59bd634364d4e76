// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/interval.h"

namespace signalbox::chain {

/// Blocks whose receipts were verified against their headers, and their headers against their hashes.
struct ProvenRange {
    Interval range;
    qint64 undecided = 0;  ///< number of blocks among them with logs that no root covers (Polygon's state sync)
};

}  // namespace signalbox::chain
