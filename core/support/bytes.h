// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace signalbox {

using Bytes20 = std::array<std::uint8_t, 20>;  ///< an address
using Bytes32 = std::array<std::uint8_t, 32>;  ///< a hash, a topic, a word

}  // namespace signalbox
