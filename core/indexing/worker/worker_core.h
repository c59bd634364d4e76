// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "indexing/chain_worker.h"
#include "indexing/committer.h"
#include "indexing/head_follower.h"
#include "indexing/scheduler.h"
#include "indexing/undoer.h"
#include "indexing/worker/deriver.h"
#include "indexing/worker/housekeeping.h"
#include "indexing/worker/rewinder.h"
#include "indexing/worker/shutdown.h"
#include "indexing/worker/start_up.h"
#include "indexing/worker/status_reporter.h"

namespace signalbox::indexing {

/// Creates and connects the parts of one worker. One thread; only tasks, which the scope counts, wait for others. The
/// event loop calls turn(), which commits at most once and starts pending work.
class WorkerCore {
public:
    WorkerCore(ChainWorker* worker, WorkerConfig settings, ChainWorker::Parts parts);
    ~WorkerCore();

    void start();
    void turnSoon();
    bool reload(bool holdLost);  ///< reads the coverage; false if the database failed
    void checkSynced();

private:
    QCoro::Task<> begin();
    void run(const Head& head);  ///< called with the first head
    void quiet();
    void lose(const Error& error);
    void turn();
    void armWake();
    void followTime();
    void noteState();
    void headCorrected(const Head& head);
    void foundShort(const Intervals& blocks, const chain::Streams& streams);
    void forgetAbove(Height ancestor);
    Committer::Hooks committerHooks();
    ForkResolver::Hooks forkHooks();
    StartUp::Hooks startUpHooks();

    ChainWorker* const q;

public:
    WorkerConfig config;
    WorkerClock clock;
    Life life;
    metrics::TimeAccounting time;
    Throughput throughput;
    Ledger ledger;
    Journal journal;
    Naps naps;
    SyncGoal goal;
    std::unique_ptr<Adapter> adapter;
    DatabaseState database;
    CommitQueue queue;
    StoreLink link;
    Anchors anchors;
    Setbacks setbacks;
    ReindexJobs jobs;
    ShortBlocks shorts;
    BlockPace pace;
    Undoer undoer;
    ForkResolver forks;
    Scheduler scheduler;
    Committer committer;
    Deriver deriver;
    HeadFollower head;
    Housekeeping housekeeping;
    StatusReporter reporter;
    Shutdown shutdown;
    Rewinder rewinder;

private:
    StartUp m_startUp;
    QTimer m_turnTimer, m_wakeTimer, m_tickTimer;

public:
    TaskScope scope;  ///< last, so that it waits for the tasks before the other members are destroyed
};

}  // namespace signalbox::indexing
