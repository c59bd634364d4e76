#pragma once

#include <vector>

#include "catalog/rows.h"
#include "chain/block_ref.h"
#include "store/ingest.h"

namespace signalbox::layers {

/// One height's line for canopyx.index_progress.
struct IndexedBlock {
    Height height = 0;
    qint64 timeMicroseconds = 0;  ///< of the block, since 1970
    double milliseconds = 0;      ///< spent on it
    QByteArray detail;            ///< JSON object, step → ms; empty: none
};

/// Everything that one transaction writes of a Canopy chain.
struct LayerCommit {
    enum class Mode {
        Append,   ///< the coverage knows these heights to be absent: COPY straight into production
        Merge,    ///< through staging: rows that are there get these values, nothing goes (a stream added late)
        Replace,  ///< through staging: rows of these heights that are not among these go (reindex, back-fill)
    };
    Mode mode = Mode::Append;
    std::vector<Interval> ranges;  ///< covered by this commit
    std::vector<QString> streams;  ///< all of them over all ranges
    QStringList entities;          ///< of Replace: only these; empty: all that have heights
    catalog::RowSet rows;
    std::vector<IndexedBlock> indexed;
    std::vector<store::QuarantineItem> quarantined;
    bool live = false;  ///< NOTIFY

    explicit LayerCommit(const catalog::Catalog& catalog) : rows(catalog) {}
};

}  // namespace signalbox::layers
