// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "indexing/adapter.h"
#include "postgres/connection_info.h"
#include "store/chain_place.h"

namespace signalbox::engine {

/// Polls and proposals as the chain's nodes tell them now, straight into the chain's tables. Called in the worker's
/// thread, where the commit blocks for a moment; `epoch` fences it. What fails is logged and tried the next time.
/// `catalog` outlives the adapter.
void takeCanopySnapshots(indexing::Adapter& adapter, const store::ConnectionInfo& database,
                         const store::ChainPlace& place, qint64 epoch, const catalog::Catalog& catalog);

}  // namespace signalbox::engine
