// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "signalbox/interval.h"
#include "support/bytes.h"

namespace signalbox::chain {

/// A stored header's logs bloom: what later tells of a block without asking for its header again.
struct BlockBloom {
    Height number = 0;
    Bytes32 hash{};
    std::array<std::uint8_t, 256> bloom{};

    bool isZero() const { return bloom == decltype(bloom){}; }
};

}  // namespace signalbox::chain
