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

/// What was found out about cells and is too dear to ask for each time. Shared by the threads that find it out.
struct SyncMemory {
    struct Counted {
        layers::TableSync figures;
        double seconds = 0;  ///< that it took
        bool stale = false;  ///< a command has changed the tables since
    };

    std::mutex mutex;
    std::map<CellKey, Counted> counted;
    std::map<CellKey, Height> firstMissing;  ///< as last looked for; only of cells that lag behind their chain
    std::map<CellKey, layers::Finding::Kind> findings;
    std::set<CellKey> doubtful;  ///< to be counted first
    QString nextChain;           ///< where the next look at the newest blocks goes on
};

/// Reads the matrix: triggers, needs, commands, and the newest blocks of as many chains as fit into `budgetMs`; those
/// that were in trouble come first. `snapshot` says how far the heads are.
Expected<SyncMatrix> readSyncMatrix(store::Session& session, SyncMemory& memory, const SnapshotPtr& snapshot,
                                    qint64 budgetMs);

/// Counts one cell and remembers it.
Expected<SyncCell> countSyncCell(store::Session& session, SyncMemory& memory, const SnapshotPtr& snapshot,
                                 const QString& caip2, const QString& entity);

/// Compares the schemas with the catalog and remembers which cells differ.
Expected<std::vector<SyncFinding>> readSyncFindings(store::Session& session, SyncMemory& memory);

}  // namespace signalbox::engine
