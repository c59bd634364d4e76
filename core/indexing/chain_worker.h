// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <functional>
#include <memory>

#include "indexing/adapter.h"
#include "indexing/worker_config.h"
#include "indexing/worker_status.h"
#include "store/ingest.h"

namespace signalbox::indexing {

class WorkerCore;

/// Brings one chain into the store and keeps it there: backfills what the coverage lacks, follows the head, undoes
/// reorgs.
///
/// Threads: made anywhere, moved to its own thread, then start(). Everything happens in that thread, and the store's
/// calls block it. All methods below are thread-safe unless they say otherwise: they queue and answer by a future,
/// which is finished in the worker's thread (Cancelled when the worker stops first). Signals leave from the worker's
/// thread and carry values.
///
/// Life: start() → … → stop(), whose future is finished when no task runs any more → delete in the worker's thread
/// (deleteLater). WorkerThread does all of this.
class ChainWorker : public QObject {
    Q_OBJECT
public:
    /// Makers are called in the worker's thread, by start(). A maker that fails is tried again while the worker shows
    /// the failure.
    struct Parts {
        std::function<Expected<std::unique_ptr<Adapter>>()> adapter;
        std::function<Expected<std::unique_ptr<store::IngestStore>>()> store;
    };

    ChainWorker(WorkerConfig config, Parts parts, QObject* parent = nullptr);
    ~ChainWorker() override;

    void start();
    QFuture<Expected<Done>>
    stop();  ///< aborts requests, commits what is decoded when the database answers, then drains

    QFuture<Expected<Done>> pause();  ///< what is in flight is still committed; no requests after that
    QFuture<Expected<Done>> resume();
    QFuture<Expected<Done>> tryNow();  ///< ends every wait of a retry

    /// Reads the coverage again: what is missing below `stored` and not scheduled is a gap. fillGaps() schedules it.
    QFuture<Expected<GapReport>> scanGaps();
    QFuture<Expected<GapReport>> fillGaps();

    /// Fetches covered heights again and replaces their rows, chunk by chunk, without a hole. Finished when all is
    /// committed. INVALID_RANGE when lo > hi. Not covered heights inside are left to the backfill.
    QFuture<Expected<JobProgress>> reindex(ReindexJob job);
    void cancelReindex(qint64 id);  ///< its future ends with CANCELLED; what is done stays done

    /// Undoes everything above `to`, ends REORG_TOO_DEEP, then follows again. Refused (INVALID_HEIGHT) above stored.
    QFuture<Expected<ReorgReport>> rewind(Height to);

    /// The row of signalbox.streams (added, or marked as removed) is the caller's work, before: streams and coverage
    /// are read again, and only what is missing is fetched.
    QFuture<Expected<Done>> addStream(StreamConfig stream);
    QFuture<Expected<Done>> removeStream(QString stream);
    QFuture<Expected<Done>> configure(WorkerConfig config);
    QFuture<Expected<Done>> withAdapter(
        std::function<void(Adapter&)> change);  ///< runs in the worker's thread: endpoints, limits

    WorkerStatus status() const;  ///< worker's thread only; cheap

Q_SIGNALS:
    void statusChanged(const signalbox::indexing::WorkerStatus& status);  ///< at most every 250 ms
    void committed(qint64 blockNumber, bool live);  ///< visible to readers now; the highest block of the commit
    void reorged(const signalbox::indexing::ReorgReport& report);
    void jobProgress(const signalbox::indexing::JobProgress& progress);
    void logged(const QString& level, const QString& text);  ///< level: debug, info, warning, error
    void synced();     ///< coverage reached head − confirmations as they were at start; once a start
    void leaseLost();  ///< another engine has the chain: this worker has stopped working and waits for stop()

private:
    std::unique_ptr<WorkerCore> d;
};

}  // namespace signalbox::indexing
