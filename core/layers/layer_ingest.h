#pragma once

#include "layers/commit_sql.h"
#include "postgres/connection_info.h"

namespace signalbox::layers {

/// Writes of one Canopy chain under one lease epoch, by libpq on a connection of its own. Lives in the chain worker's
/// thread; every call blocks and is one transaction whose first statement is the fence. Errors as of
/// store::IngestStore: LEASE_LOST, DATABASE_AWAY (Retryable: nothing was left behind), COMMIT_UNKNOWN (read the
/// coverage again), DISK_FULL, EXISTS_ALREADY or OVERLAP (Append of heights that are there: read the coverage, or
/// Merge), BAD_ROWS (a fault() of the rows, or one outside the ranges: nothing was sent).
class LayerIngest {
public:
    LayerIngest(store::ConnectionInfo engine, ChainPlace chain, qint64 epoch, const catalog::Catalog& catalog);
    ~LayerIngest();

    Expected<Done> commit(const LayerCommit& commit);
    Expected<qint64> undo(const store::Undo& undo);  ///< rows undone; the global tables follow by themselves
    Expected<Done> heartbeat();
    /// Empties the staging tables when they have together grown beyond `bytes`; answers whether it did. For a quiet
    /// moment: never between COPY and promote, which are one transaction.
    Expected<bool> emptyStaging(qint64 bytes = 64 << 20);
    void close();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::layers
