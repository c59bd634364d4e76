// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "units/pending_reader.h"
#include "units/unit_worker.h"

namespace signalbox::engine {

/// One chain as the supervisor sees it: its rows, the holder of its lease, and its worker if it runs here. Engine
/// thread.
class ChainUnit : public QObject {
    Q_OBJECT
public:
    /// Live: backfills and follows. Still: only executes commands, for a process that runs temporarily.
    enum class Mode { Live, Still };

    ChainUnit(std::shared_ptr<const EngineParts> parts, store::ChainRow row, QObject* parent = nullptr);
    ~ChainUnit() override;

    const QString& caip2() const { return m_facts.row.caip2; }
    ChainFacts& facts() { return m_facts; }
    const ChainFacts& facts() const { return m_facts; }

    /// Applies new rows; a running worker gets the changes without a restart.
    void applyLimits() { m_worker.applyLimits(); }  ///< the workspace's settings changed
    void tryNow() { m_worker.tryNow(); }  ///< retries waiting requests, and reads keys again that could not be read
    void apply(store::ChainRow row, std::vector<store::EndpointRow> endpoints, std::vector<store::StreamRow> streams);

    void hold(qint64 epoch);
    void loseLease();  ///< another engine has it, so the worker stops
    bool isHeld() const { return m_facts.epoch > 0; }
    qint64 epoch() const { return m_facts.epoch; }

    bool isRunning() const { return m_worker.isRunning(); }
    bool isStopping() const { return m_worker.isStopping(); }
    indexing::ChainWorker* worker() const { return m_worker.worker(); }
    /// `end`: the last block that a still worker wants, so that it fetches no new blocks.
    void start(Mode mode, std::optional<Height> end = {});
    void stop() { m_worker.stop(); }  ///< stopped() follows, at once if no worker runs

    void readPending();  ///< requests the rows above the confirmations if the head has moved since
    void setGuard(const std::optional<Failure>& failure);  ///< the disk is nearly full: indexing pauses
    ChainSnapshot snapshot() const { return makeSnapshot(m_facts); }

Q_SIGNALS:
    void changed();
    void stopped();
    void committed(qint64 blockNumber, bool live);
    void reorged(const signalbox::indexing::ReorgReport& report);
    void jobProgress(const signalbox::indexing::JobProgress& progress);
    void leaseLost();

private:
    void workerStopped(bool ran);

    ChainFacts m_facts;
    PendingReader m_pending;
    UnitWorker m_worker;  ///< last, so that its thread ends before the others
};

}  // namespace signalbox::engine
