// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "indexing/worker_thread.h"
#include "units/latest_input.h"
#include "units/snapshot_builder.h"

namespace signalbox::engine {

/// The worker of one chain: started with the chain's rows, changed with them without a restart, stopped. Engine thread.
class UnitWorker : public QObject {
    Q_OBJECT
public:
    UnitWorker(std::shared_ptr<const EngineParts> parts, const ChainFacts& facts);  ///< `facts` must outlive it
    ~UnitWorker() override;

    bool isRunning() const { return m_thread && !m_stopping; }
    bool isStopping() const { return m_stopping; }
    indexing::ChainWorker* worker() const { return isRunning() ? m_thread->worker() : nullptr; }
    /// `end`: the last block wanted, in addition to the chain's own end.
    void start(std::optional<Height> end);
    void stop();  ///< stopped() follows, at once if no worker runs

    // Without effect if it does not run.
    /// The facts have new rows; these are the previous ones.
    void apply(const store::ChainRow& row, const std::vector<store::EndpointRow>& endpoints,
               const std::vector<store::StreamRow>& streams);
    void applyLimits();    ///< the workspace's settings changed
    void pauseOrResume();  ///< as the chain's row and the supervisor's failure require
    void tryNow();         ///< retries waiting requests, and reads keys again that could not be read

Q_SIGNALS:
    void statusChanged(const signalbox::indexing::WorkerStatus& status);
    void committed(qint64 blockNumber, bool live);
    void reorged(const signalbox::indexing::ReorgReport& report);
    void jobProgress(const signalbox::indexing::JobProgress& progress);
    void leaseLost();
    void stopped(bool ran);

private:
    WorkerInput input() const;
    bool mustPause() const;
    void connectTo(const indexing::ChainWorker& worker);
    void applyStreams(const std::vector<store::StreamRow>& before);
    void reconfigureAdapter();
    void log(const QString& level, const QString& text) const;

    std::shared_ptr<const EngineParts> m_parts;
    const ChainFacts& m_facts;
    std::shared_ptr<LatestInput> m_latest;
    bool m_stopping = false;
    bool m_pausedNow = false;
    std::unique_ptr<indexing::WorkerThread> m_thread;
};

}  // namespace signalbox::engine
