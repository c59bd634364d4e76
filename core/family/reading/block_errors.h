// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "chain/block_ref.h"
#include "signalbox/error.h"

namespace signalbox::engine {

/// INCONSISTENT_ANSWERS: `what` continues "The answers of the endpoints contradict each other: …".
Error inconsistent(const Message& what);
/// INCONSISTENT_ANSWERS: block `height` does not follow the one before it.
Error doesNotFollow(Height height);
/// BLOCK_NOT_STORABLE: the block contains something that the tables cannot hold.
Error notStorable(Height height, const QString& fault);
/// WRONG_CHAIN: an endpoint that served the right chain now serves `seen`.
Error servesAnotherChain(const QString& seen);
/// INCONSISTENT_ANSWERS if the last of these headers is not the parent's child.
std::optional<Error> brokenParent(const std::vector<chain::BlockRef>& refs);

}  // namespace signalbox::engine
