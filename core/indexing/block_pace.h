// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <functional>
#include <memory>

#include "indexing/adapter.h"
#include "indexing/ledger.h"
#include "indexing/worker/life.h"
#include "indexing/worker_clock.h"
#include "metrics/lag.h"
#include "support/task_scope.h"

namespace signalbox::indexing {

/// The chain's seconds per block, and the time of the newest indexed block if no stored header has it. Requests headers
/// for both if necessary.
class BlockPace {
public:
    /// `measured` is called after an older header allowed a first measurement.
    BlockPace(const WorkerConfig& config, const WorkerClock& clock, const Life& life, Ledger& ledger,
              const std::unique_ptr<Adapter>& adapter, TaskScope& scope, std::function<void()> measured);

    void observe(const Head& head);
    void removeAbove(Height height) { m_blockTime.removeAbove(height); }
    void lookUpIndexed();  ///< if its time is unknown; at most every 5 s
    std::optional<double> measuredSeconds() const { return m_blockTime.seconds(); }
    std::optional<double> secondsPerBlock() const;  ///< measured, else the configured value

private:
    enum class Measure { NotAsked, Asked };
    QCoro::Task<> measure(Height head);
    QCoro::Task<> lookUp(Height height);

    const WorkerConfig& m_config;
    const WorkerClock& m_clock;
    const Life& m_life;
    Ledger& m_ledger;
    const std::unique_ptr<Adapter>& m_adapter;
    TaskScope& m_scope;
    std::function<void()> m_measured;
    metrics::BlockTime m_blockTime;
    Measure m_measure = Measure::NotAsked;
    std::optional<Height> m_lookingUp;
    qint64 m_lookedUpAt = -1'000'000;
};

}  // namespace signalbox::indexing
