// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/interval.h"
#include "support/bytes.h"

namespace signalbox::chain {

struct BlockRef {
    Height number = 0;
    Bytes32 hash{};
    Bytes32 parent{};
    qint64 timestamp = 0;  ///< Unix seconds

    bool operator==(const BlockRef&) const = default;
};

}  // namespace signalbox::chain
