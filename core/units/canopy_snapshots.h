// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "units/engine_parts.h"

namespace signalbox::engine {

/// Polls and proposals as the chain's nodes tell them now, straight into the chain's tables. Called in the worker's
/// thread, where the commit blocks for a moment; `epoch` fences it. What fails is logged and tried the next time.
void takeCanopySnapshots(indexing::Adapter& adapter, const store::ConnectionInfo& database,
                         const store::ChainRow& chain, qint64 epoch);

}  // namespace signalbox::engine
