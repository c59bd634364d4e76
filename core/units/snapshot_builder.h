// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "indexing/worker_status.h"
#include "signalbox/snapshot.h"
#include "store/chains.h"
#include "store/row_counts.h"

namespace signalbox::engine {

/// Everything known of one chain, from which its snapshot is made. Plain values.
struct ChainFacts {
    store::ChainRow row;
    Features features;  ///< of its family
    std::vector<store::EndpointRow> endpoints;
    std::vector<store::StreamRow> streams;
    std::optional<indexing::WorkerStatus> status;  ///< of our own worker
    std::optional<ChainSnapshot> last;             ///< last known, from chain_status
    QDateTime lastAt;                              ///< when its figures were right; UTC
    bool lastIsFresh = false;                      ///< another engine wrote it within seconds
    bool lastIsFromToday = false;                  ///< its counters of calls go on
    QString holder;                                ///< empty: nobody
    bool heldHere = false;
    std::optional<Trouble> trouble;  ///< of the supervisor: disk, lease, secrets
    store::RowCounts rows;           ///< as they were read last
    qint64 rowsThen = 0;             ///< what our worker had committed at that moment
    qint64 databaseBytes = -1, failedItems = 0;
};

ChainSnapshot makeSnapshot(const ChainFacts& facts);
WorkspaceSnapshot makeWorkspaceSnapshot(std::vector<ChainSnapshot> chains);  ///< sorted by mark, with the sums

/// Streams as ChainConfig names them, in the order headers, registries, transfers, tokens.
std::vector<store::StreamRow> ordered(std::vector<store::StreamRow> streams);

}  // namespace signalbox::engine
