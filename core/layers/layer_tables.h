// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "layers/place.h"
#include "store/data_set.h"

namespace signalbox::layers {

/// The tables of a Canopy chain. Their upkeep empties staging tables that have grown and computes the days of liquidity
/// positions that are due. `catalog` must outlive them.
store::ChainTables chainTables(const store::ConnectionInfo& engine, const ChainPlace& chain, qint64 epoch,
                               const catalog::Catalog& catalog);

/// The tables for the chains of a catalog.
inline store::MakeChainTables tablesOf(const catalog::Catalog& catalog)
{
    return [&catalog](const store::ConnectionInfo& engine, const ChainPlace& chain, qint64 epoch) {
        return chainTables(engine, chain, epoch, catalog);
    };
}

/// Empties the staging tables if together they have grown beyond `bytes`, in its own transaction behind the fence;
/// returns whether it did. Never between COPY and promote, which are one transaction.
Expected<bool> emptyStaging(store::PqConnection& connection, const ChainPlace& chain, qint64 epoch,
                            const catalog::Catalog& catalog, qint64 bytes = 64 << 20);

}  // namespace signalbox::layers
