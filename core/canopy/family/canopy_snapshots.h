// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "indexing/adapter.h"
#include "postgres/connection_info.h"
#include "store/chain_place.h"

namespace signalbox::engine {

/// Writes the present polls and proposals of the chain's nodes into the chain's tables. Called in the worker's thread,
/// where the commit blocks for a moment; `epoch` fences it. A failure is logged and retried next time. `catalog` must
/// outlive the adapter.
void takeCanopySnapshots(indexing::Adapter& adapter, const store::ConnectionInfo& database,
                         const store::ChainPlace& place, qint64 epoch, const catalog::Catalog& catalog);

}  // namespace signalbox::engine
