// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/interval.h"

namespace signalbox::chain {

/// Blocks whose receipts were held against their headers, and their headers against their hashes.
struct ProvenRange {
    Interval range;
    qint64 undecided = 0;  ///< blocks among them with logs that no root holds (Polygon's state sync)
};

}  // namespace signalbox::chain
