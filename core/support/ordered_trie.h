// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <span>

#include "support/bytes.h"

namespace signalbox {

/// Root of the Merkle Patricia trie that maps rlp(index) to the values in their order, as headers commit to receipts.
/// Nodes are not kept: the order of the keys is known, so each subtree is hashed once from its range of values.
Bytes32 orderedTrieRoot(std::span<const QByteArrayView> values);

}  // namespace signalbox
