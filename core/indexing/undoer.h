// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <functional>

#include "indexing/ledger.h"
#include "indexing/store_link.h"
#include "indexing/worker/life.h"
#include "indexing/worker/naps.h"
#include "indexing/worker_status.h"

namespace signalbox::indexing {

/// Undoes all blocks above an ancestor in the store, with retries, and then in the ledger.
class Undoer {
public:
    struct Parts {
        const WorkerConfig& config;
        const Life& life;
        Ledger& ledger;
        StoreLink& link;
        DatabaseState& database;
        Journal& journal;
        Naps& naps;
    };
    struct Hooks {
        std::function<void(Height ancestor)> forget;  ///< discards planned, fetched and decoded blocks above it
        std::function<void(const ReorgReport&)> undone;
    };

    Undoer(Parts parts, Hooks hooks) : m(parts), m_hooks(std::move(hooks)) {}

    /// A rewind that the store rejects ends with its error; a reorg is retried.
    QCoro::Task<Expected<ReorgReport>> run(Height ancestor, Bytes32 newHead, QString reason);

private:
    ReorgReport reportOf(const store::Undo& request, qint64 rows) const;

    Parts m;
    Hooks m_hooks;
};

}  // namespace signalbox::indexing
