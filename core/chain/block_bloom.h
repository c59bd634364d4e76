// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "signalbox/interval.h"
#include "support/bytes.h"

namespace signalbox::chain {

/// The logs bloom of a stored header: later questions about the block need no second request for its header.
struct BlockBloom {
    Height number = 0;
    Bytes32 hash{};
    std::array<std::uint8_t, 256> bloom{};

    bool isZero() const { return bloom == decltype(bloom){}; }
};

}  // namespace signalbox::chain
