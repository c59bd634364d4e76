// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "indexing/worker_status.h"
#include "signalbox/snapshot.h"
#include "store/chains.h"
#include "store/row_counts.h"

namespace signalbox::engine {

/// All known facts about one chain, from which its snapshot is built. Plain values.
struct ChainFacts {
    store::ChainRow row;
    Features features;     ///< features of its family
    QStringList computed;  ///< streams whose rows are computed from stored rows
    std::vector<store::EndpointRow> endpoints;
    std::vector<store::StreamRow> streams;
    std::optional<indexing::WorkerStatus> status;  ///< status of this console's worker
    std::optional<ChainSnapshot> last;             ///< last known, from chain_status
    QDateTime lastAt;                              ///< time of its figures; UTC
    bool lastIsFresh = false;                      ///< true if another engine wrote it within seconds
    bool lastIsFromToday = false;                  ///< true if its call counters continue
    QString holder;                                ///< empty if there is none
    bool heldHere = false;
    qint64 epoch = 0;                ///< of our lease; 0 if it is not held here
    std::optional<Failure> failure;  ///< failures reported by the supervisor: disk, lease, secrets
    store::RowCounts rows;           ///< last read values
    qint64 rowsThen = 0;             ///< rows that our worker had committed at that moment
    qint64 databaseBytes = -1, failedItems = 0;
    std::optional<Height> settled;  ///< up to which the capabilities are done; none if they have no work of their own
};

ChainSnapshot makeSnapshot(const ChainFacts& facts);
WorkspaceSnapshot makeWorkspaceSnapshot(std::vector<ChainSnapshot> chains);  ///< sorted by mark, with the sums

/// Streams as ChainConfig names them, in the order headers, registries, transfers, tokens.
std::vector<store::StreamRow> ordered(std::vector<store::StreamRow> streams);

}  // namespace signalbox::engine
