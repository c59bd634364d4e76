// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/chain.h"

namespace signalbox::sim {

extern const Bytes32 emptyTrie;  ///< root of a trie without entries

Bytes32 hashOf(const SimHeader& header);  ///< the keccak of the encoded header

}  // namespace signalbox::sim
