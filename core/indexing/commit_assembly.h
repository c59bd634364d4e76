// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexing/work.h"
#include "store/ingest.h"

namespace signalbox::indexing {

/// Assembles one transaction from at least one decoded range, all of the same kind and streams, ascending.
/// `blocksAbsent`: none of their blocks is stored.
store::Commit assembleCommit(const std::vector<const Queued*>& items, store::Commit::Mode mode, bool blocksAbsent);

}  // namespace signalbox::indexing
