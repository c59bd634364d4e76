// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "indexing/committer.h"
#include "indexing/reindex_jobs.h"
#include "indexing/short_blocks.h"
#include "indexing/worker/naps.h"
#include "support/task_scope.h"

namespace signalbox::indexing {

/// Stops a worker: aborts the requests, waits until all tasks have ended, commits the decoded ranges, and replies.
class Shutdown {
public:
    struct Parts {
        const WorkerClock& clock;
        Life& life;
        std::unique_ptr<Adapter>& adapter;
        StoreLink& link;
        Committer& committer;
        CommitQueue& queue;
        ShortBlocks& shorts;
        ReindexJobs& jobs;
        Naps& naps;
        TaskScope& scope;
    };
    struct Hooks {
        std::function<void()> quiet;  ///< stops all timers
        std::function<void()> ended;  ///< called before adapter and store are destroyed
    };

    Shutdown(Parts parts, Hooks hooks, QObject* context);

    void stop(const Reply<Done>& reply);

private:
    enum class Stage { None, Draining, Ended };
    void drain();
    void saveDecoded();

    Parts m;
    Hooks m_hooks;
    Stage m_stage = Stage::None;
    std::vector<Reply<Done>> m_replies;
    std::vector<Adapter::Unchecked> m_unchecked;  ///< of the adapter when it was destroyed
    qint64 m_since = 0;
    QTimer m_timer;
};

}  // namespace signalbox::indexing
