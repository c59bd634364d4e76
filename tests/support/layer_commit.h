// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/rows.h"
#include "layers/layer_tables.h"
#include "signalbox/literals.h"
#include "store/chain_ingest.h"

namespace signalbox::test {

/// A commit of a Canopy chain whose rows are assembled in place.
struct LayerCommit : store::Commit {
    explicit LayerCommit(const catalog::Catalog& catalog)
    {
        tables = catalog::RowSet(catalog);
        streams = {u"blocks"_s};
    }
    LayerCommit(const LayerCommit& other) : store::Commit(other) {}  // `rows` are its own
    LayerCommit& operator=(const LayerCommit&) = delete;

    catalog::RowSet& rows = tables;
};

}  // namespace signalbox::test
