// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include "indexing/chain_worker.h"
#include "indexing/head_follower.h"
#include "indexing/store_link.h"

namespace signalbox::indexing {

/// Starts a worker: opens the store, reads the coverage, creates the adapter and requests the first head. Each step is
/// retried until it succeeds or the worker ends.
class StartUp {
public:
    struct Parts {
        const WorkerConfig& config;
        const Life& life;
        std::unique_ptr<Adapter>& adapter;
        StoreLink& link;
        DatabaseState& database;
        HeadFollower& head;
        Journal& journal;
        Naps& naps;
    };
    struct Hooks {
        std::function<bool()> reload;        ///< reads the coverage; false if the database failed
        std::function<void()> loaded;        ///< called when store and coverage are there
        std::function<void(Adapter&)> made;  ///< called with the new adapter
    };

    StartUp(Parts parts, ChainWorker::Parts makers, Hooks hooks)
        : m(parts), m_makers(std::move(makers)), m_hooks(std::move(hooks))
    {
    }

    /// The first head; none if the worker ends.
    QCoro::Task<std::optional<Head>> run();

private:
    QCoro::Task<bool> openStore();    ///< false if the worker ends
    QCoro::Task<bool> makeAdapter();  ///< false if the worker ends

    Parts m;
    ChainWorker::Parts m_makers;
    Hooks m_hooks;
};

}  // namespace signalbox::indexing
