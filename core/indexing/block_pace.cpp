// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/block_pace.h"

#include <algorithm>
#include <utility>

namespace signalbox::indexing {

namespace {
constexpr qint64 lookUpEveryMs = 5'000;
}  // namespace

BlockPace::BlockPace(const WorkerConfig& config, const WorkerClock& clock, const Life& life, Ledger& ledger,
                     const std::unique_ptr<Adapter>& adapter, TaskScope& scope, std::function<void()> measured)
    : m_config(config),
      m_clock(clock),
      m_life(life),
      m_ledger(ledger),
      m_adapter(adapter),
      m_scope(scope),
      m_measured(std::move(measured))
{
}

std::optional<double> BlockPace::secondsPerBlock() const
{
    const auto measured = m_blockTime.seconds();
    return measured ? measured : m_config.blockSeconds;
}

void BlockPace::observe(const Head& head)
{
    if (head.finalized)
        m_blockTime.observe(head.finalized->number, head.finalized->timestamp);
    m_blockTime.observe(head.latest.number, head.latest.timestamp);
    // Without a configured value and a finalized block, an older header allows a first measurement.
    if (!secondsPerBlock() && std::exchange(m_measure, Measure::Asked) == Measure::NotAsked)
        m_scope.launch(measure(head.latest.number));
}

QCoro::Task<> BlockPace::measure(Height head)
{
    const Height older = std::max<Height>(1, head - 200);  // the genesis block's time is often made up
    if (older >= head)
        co_return;
    const Interval range{older, older};
    auto task = m_adapter->headers(range);
    const auto found = co_await task;
    if (!found || found->empty() || m_life.isOver())
        co_return;  // the next blocks at the head allow a measurement
    m_blockTime.observeOlder(found->front().number, found->front().timestamp);
    m_measured();
}

void BlockPace::lookUpIndexed()
{
    if (!m_life.isActive() || m_lookingUp || m_clock.now() - m_lookedUpAt <= lookUpEveryMs)
        return;
    const auto indexed = m_ledger.indexed();
    if (indexed && !m_ledger.times().of(*indexed))
        m_scope.launch(lookUp(*indexed));
}

QCoro::Task<> BlockPace::lookUp(Height height)
{
    m_lookingUp = height;
    m_lookedUpAt = m_clock.now();
    const Interval range{height, height};
    auto task = m_adapter->headers(range);
    auto answer = co_await task;
    m_lookingUp.reset();
    if (answer && !answer->empty() && answer->front().number == height)
        m_ledger.rememberTime(height, answer->front().timestamp);
}

}  // namespace signalbox::indexing
