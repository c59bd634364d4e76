// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPromise>
#include <QTimer>
#include <future>
#include <list>

#include "indexing/chain_worker.h"
#include "indexing/derived_work.h"
#include "indexing/ledger.h"
#include "indexing/ledger_sums.h"
#include "indexing/planner.h"
#include "indexing/retry_list.h"
#include "indexing/troubles.h"
#include "indexing/work.h"
#include "metrics/lag.h"
#include "metrics/rate_meter.h"
#include "metrics/time_account.h"
#include "support/task_scope.h"

namespace signalbox::indexing {

/// Answers one command. Copies share the promise.
template <class T>
class Reply {
public:
    Reply() : m_promise(std::make_shared<QPromise<Expected<T>>>()) { m_promise->start(); }
    QFuture<Expected<T>> future() const { return m_promise->future(); }
    void finish(Expected<T> value) const
    {
        m_promise->addResult(std::move(value));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Expected<T>>> m_promise;
};

/// All of the worker's state. One thread; no call of ours ever waits for another of ours except the tasks, which the
/// scope counts. The turn() is the heart: it commits at most once, starts what may start, and comes back through the
/// event loop.
class ChainWorker::Private {
public:
    using Source = Troubles::Source;
    using TimeState = metrics::TimeAccounting::State;

    Private(ChainWorker* worker, WorkerConfig config, Parts parts);

    /// A commit on its way. The store belongs to the writing thread until settle().
    struct Writing {
        qint64 serial = 0;
        std::vector<qint64> ids;
        store::Commit commit;
        WorkKind kind = WorkKind::History;
        bool linked = false;
        std::future<Expected<Done>> result;
    };
    struct Lane {
        int attempts = 0;
        qint64 retryAt = 0;
        bool single = false;  ///< a longer range failed: block by block now
    };
    struct Job {
        qint64 id = 0;
        Interval range;
        chain::IntervalSet remaining, done;
        chain::IntervalSet kept;  ///< where stored rows stayed that the answers lacked
        metrics::RateMeter rate{30'000};
        Reply<JobProgress> reply;
    };
    enum class StoreFailure { Lost, Away, Unknown, Disk, Other };

    // worker_start.cpp: beginning and end
    void start();
    QCoro::Task<> startUp();
    void stop(Reply<Done> reply);
    void finishStop();
    void lose(const Error& error);
    QCoro::Task<> rest(qint64 milliseconds);  ///< ends early by tryNow and stop

    // worker_turn.cpp: what is done next
    void turnSoon();
    void turn();
    void plan();
    void planLane(WorkKind kind);
    void planBackfill();
    void begin(WorkKind kind, const Plan& plan, qint64 job);
    QCoro::Task<> fetch(qint64 id);
    void fetched(Work work, Fetched data);
    void fetchFailed(const Work& work, const Error& error);
    void armWake();
    void followTime();
    Lane& lane(WorkKind kind) { return kind == WorkKind::Follow ? follow : confirmed; }
    bool standsStill() const { return paused || tooDeep || diskFull || lost || stopping || !started; }
    int count(bool (*rule)(WorkKind)) const;
    int aheadMost() const;

    // worker_commit.cpp: into the store
    bool commitOnce(bool all);
    bool commitGroup(const std::vector<qint64>& ids, store::Commit::Mode mode);
    bool commitEnded(const Writing& done, const Expected<Done>& result);
    store::Commit::Mode modeOf(const Work& work) const;
    void dropUnwanted();
    void linkBroken(const Queued& item);
    void rowsMissing(const std::vector<qint64>& ids, const QVariantList& blocks);
    void wasCommitted(const Queued& item);
    void commitFailed(const std::vector<qint64>& ids, const Error& error);

    // worker_store.cpp: the store itself
    void write(Writing writing);  ///< in a thread of its own; the outcome is taken by settle()
    void settle();                ///< waits for the write under way, if any, and takes its outcome
    StoreFailure storeFailed(const Error& error);
    void storeAnswered();
    bool reload(bool holdLost);
    void checkSynced();
    void upkeep();
    void heartbeat();
    chain::IntervalSet openOf(const Job& job) const;
    void reportJob(Job& job);
    void finishJobs();

    // worker_derived.cpp: rows that are computed from stored rows
    void deriveOnce();

    // worker_short.cpp: blocks that an endpoint left logs out of
    void foundShort(const Intervals& blocks, const chain::Streams& streams);
    void uncoverShorts();
    bool uncoverUnchecked(const std::vector<Adapter::Unchecked>& left);
    void uncoverLeft();

    // worker_head.cpp: the head and what it contradicts
    void pollIn(qint64 milliseconds);
    QCoro::Task<> poll();
    void headSeen(const Head& head);
    qint64 pollInterval() const;
    void suspectFork(const char* why, std::optional<Height> at = {});
    QCoro::Task<> checkFork();
    void correctHead(const Head& head);
    QCoro::Task<> lookUpTime(Height height);
    QCoro::Task<> measureBlockTime(Height head);
    QCoro::Task<Expected<ReorgReport>> undo(Height ancestor, Bytes32 newHead, QString reason);
    void forgetAbove(Height ancestor);

    // worker_commands.cpp
    QCoro::Task<> rewind(Height to, Reply<ReorgReport> reply);
    GapReport gapReport() const;
    void scanGaps(bool byHand);
    void startScans();

    // worker_report.cpp
    WorkerStatus status() const;
    signalbox::ChainState stateNow() const;
    metrics::Lag lagTo(std::optional<Height> reached) const;
    std::optional<double> secondsPerBlock() const;
    metrics::Silence silence() const;
    void noteState();
    void statusSoon();
    void log(const char* level, const QString& text);
    void trouble(Source source, const Error& error, qint64 nextTryInMs);
    void over(Source source);

    qint64 now() const { return clock.elapsed(); }
    double preciseNow() const { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }
    template <class Call>
    auto inDatabase(Call call)
    {
        settle();
        const auto before = time.state();
        time.enter(TimeState::Database, preciseNow());
        auto result = call();
        time.enter(before, preciseNow());
        return result;
    }

    ChainWorker* const q;
    WorkerConfig config;
    Parts parts;
    std::unique_ptr<Adapter> adapter;
    std::unique_ptr<store::IngestStore> store;

    Ledger ledger;
    RetryList retries;
    Troubles troubles;
    std::list<Work> inFlight;
    std::list<Queued> queue;
    std::optional<Writing> writing;
    qint64 writes = 0;
    std::list<Job> jobs;
    DerivedWork derived;
    chain::IntervalSet doubtful;  ///< stored rows were missing from an answer: fetched alone, to be confirmed
    struct Short {
        chain::IntervalSet blocks;
        chain::Streams streams;
    };
    std::list<Short> shorts;                    ///< to be uncovered
    std::vector<Adapter::Unchecked> unchecked;  ///< what the adapter left when it ended
    chain::IntervalSet leftUnchecked;           ///< by a run that was killed in the middle of a check
    Lane follow, confirmed;
    qint64 nextId = 1;

    bool begun = false, started = false, paused = false, stopping = false, lost = false;
    bool diskFull = false, needsReload = false, commitSingly = false;
    bool polling = false, pollAgain = false, backfilling = false;
    bool forkSuspected = false, forkRunning = false;
    std::optional<Error> tooDeep;
    std::optional<Height> forkAt;  ///< the lowest stored height that something contradicts; none: the newest
    std::optional<Height> floor;   ///< finalized when what we hold was last seen to be the chain's
    std::optional<Head> lastHead;
    QDateTime headSeenAt;    ///< of the last answer, UTC
    qint64 askedAt = -1;     ///< the first question for the head that has no answer yet
    qint64 headAskedAt = 0;  ///< the question that the head answered first
    std::optional<Height> lastIndexed;
    std::map<Height, Bytes32>
        anchors;  ///< finalized blocks that endpoints named: what the first live block must follow
    int headAttempts = 0, forkAttempts = 0, databaseAttempts = 0, failuresInARow = 0;
    qint64 forkRetryAt = 0, databaseRetryAt = 0, fetchRetryAt = 0, headChangedAt = 0, lowSince = 0;
    std::optional<Height> lookingUp;
    qint64 lookedUpAt = -1'000'000;

    std::optional<Height> goal;
    bool syncedTold = false;
    std::vector<Reply<Done>> stopReplies;
    bool stopped = false;
    qint64 stoppingSince = 0;
    qint64 rowsAtUpkeep = -1;  // the first time always: another process may have left something to be done

    QElapsedTimer clock;
    metrics::TimeAccounting time;
    metrics::RateMeter rowRate, blockRate, indexedRate, historyRate{60'000, 1'000};
    metrics::BlockTime blockTime;
    bool blockTimeAsked = false;
    qint64 rowsCommitted = 0, blocksCommitted = 0, bytesIn = 0, errors = 0;
    signalbox::ChainState state = signalbox::ChainState::Starting;
    QDateTime since;
    qint64 statusAt = -1'000'000;

    QTimer turnTimer, wakeTimer, headTimer, statusTimer, tickTimer, heartbeatTimer, scanTimer, drainTimer;
    Cancellation resting;
    TaskScope scope;  ///< last: waits for the tasks while everything above still exists
};

}  // namespace signalbox::indexing
