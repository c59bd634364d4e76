// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "crosschain/sync_status.h"
#include "layers/schema_diff.h"
#include "signalbox/snapshot.h"
#include "signalbox/sync_queries.h"

namespace signalbox::engine {

using CellKey = std::pair<QString, QString>;  ///< CAIP-2 id, entity

/// Results about cells that are too expensive to compute each time. Shared by the threads that compute them.
struct SyncMemory {
    explicit SyncMemory(std::shared_ptr<const catalog::Catalog> wanted) : catalog(std::move(wanted)) {}

    struct Counted {
        layers::TableSync figures;
        double seconds = 0;  ///< duration of the count
        bool stale = false;  ///< true if a command has changed the tables since
    };

    const std::shared_ptr<const catalog::Catalog> catalog;

    std::mutex mutex;
    std::map<CellKey, Counted> counted;
    std::map<CellKey, Height> firstMissing;  ///< result of the last search; only for cells that lag behind their chain
    std::map<CellKey, layers::Finding::Kind> findings;
    std::set<CellKey> doubtful;  ///< cells to be counted first
    QString nextChain;           ///< chain with which the next search of the newest blocks begins
};

/// Reads the matrix: triggers, needs, commands, and the newest blocks of as many chains as fit into `budgetMs`, those
/// with problems first. `snapshot` gives the heads.
Expected<SyncMatrix> readSyncMatrix(store::Session& session, SyncMemory& memory, const SnapshotPtr& snapshot,
                                    qint64 budgetMs);

/// Counts one cell and stores the result.
Expected<SyncCell> countSyncCell(store::Session& session, SyncMemory& memory, const SnapshotPtr& snapshot,
                                 const QString& caip2, const QString& entity);

/// Compares the schemas with the catalog and stores which cells differ.
Expected<std::vector<SyncFinding>> readSyncFindings(store::Session& session, SyncMemory& memory);

}  // namespace signalbox::engine
