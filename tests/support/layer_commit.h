// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/rows.h"
#include "layers/layer_tables.h"
#include "signalbox/literals.h"
#include "store/chain_ingest.h"

namespace signalbox::test {

/// A commit of a Canopy chain whose rows are assembled in place.
struct LayerCommit : store::Commit {
    explicit LayerCommit(const catalog::Catalog& catalog) : LayerCommit(std::make_shared<catalog::RowSet>(catalog)) {}
    catalog::RowSet& rows;

private:
    explicit LayerCommit(const std::shared_ptr<catalog::RowSet>& made) : rows(*made)
    {
        tables = {made};
        streams = {u"blocks"_s};
    }
};

}  // namespace signalbox::test
