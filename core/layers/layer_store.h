#pragma once

#include "layers/layer_ingest.h"

namespace signalbox::layers {

/// Ingest of one Canopy chain as the chain's worker knows it, on LayerIngest. Heights that the coverage knows to be
/// absent go straight into production; a reindex goes through staging and replaces. One thread, which blocks.
class LayerStore : public store::IngestStore {
public:
    /// `catalog` outlives it.
    LayerStore(store::ConnectionInfo engine, ChainPlace chain, qint64 epoch, const catalog::Catalog& catalog);
    ~LayerStore() override;

    Expected<store::StoredChain> load() override;
    Expected<Done> commit(const store::Commit& commit) override;
    Expected<qint64> undo(const store::Undo& undo) override;
    Expected<Done> heartbeat() override;

    void upkeep();  ///< empties staging tables that have grown; takes the days of liquidity positions that are due

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::layers
