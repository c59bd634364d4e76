// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/commands.h"

namespace signalbox::layers {

/// Deletes a Canopy chain permanently in the document's ten steps, in their order. Each step is recorded in
/// canopyx.removals: after a crash or a cancel, the same call continues with the first unfinished step. Every
/// transaction begins with the fence. In the end only the chain's commands and audit rows remain.
/// 1, 2 head scan and gap scan stop · 3 the chain is marked · 4 sync triggers are dropped, then its rows in every
/// global table by keys, then vacuum · 5, 6 cached handles and queue counts · 7 rpc_endpoints · 8 index_progress and
/// its aggregate · 9 reindex_requests · 10 the schema chain_<id>, and then its rows in signalbox.*
class Removal {
public:
    static constexpr int steps = 10;

    Removal(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);

    /// Releases what the process itself holds of the chain; each may be called again after a crash. Unset if there is
    /// nothing to release.
    struct Hooks {
        std::function<Expected<Done>()> stopHeadScan, stopGapScan, dropHandles, dropQueueCounts;
    };
    struct Progress {
        int step = 0;     ///< 1…10, the current step
        Message text;     ///< description of the step
        qint64 rows = 0;  ///< rows removed so far in this step
        double share = 0;
    };
    Expected<Done> run(const Hooks& hooks, const std::function<bool(const Progress&)>& progress = {});
    /// Rows and bytes per table, both layers; counts beyond 2 million are estimates (exact = false).
    Expected<Preview> preview();
    Expected<int> stepDone();  ///< 0 if not begun

private:
    Expected<Done> step(int number);
    void record(store::Transaction& transaction, int number);
    Expected<Done> unsync();
    Expected<Done> globalRows(const catalog::Entity& entity);
    Expected<Done> batches(const QString& table, const QStringList& key, const QStringList& types,
                           const QString& chainColumn);
    Expected<Done> vacuum();
    Expected<Done> dropSchema();
    Expected<Done> forget();
    Expected<Done> inFence(const std::function<void(store::Transaction&)>& work, int recorded = 0);
    bool goesOn();

    store::Session& m_session;
    const catalog::Catalog& m_catalog;
    ChainPlace m_chain;
    qint64 m_epoch;
    const Hooks* m_hooks = nullptr;
    const std::function<bool(const Progress&)>* m_progress = nullptr;
    Progress m_at;
};

}  // namespace signalbox::layers
