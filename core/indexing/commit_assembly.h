// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexing/work.h"
#include "store/ingest.h"

namespace signalbox::indexing {

/// One transaction out of decoded ranges of the same kind and streams, at least one, ascending. `blocksAbsent`: none of
/// their blocks is stored.
store::Commit assembleCommit(const std::vector<const Queued*>& items, store::Commit::Mode mode, bool blocksAbsent);

}  // namespace signalbox::indexing
