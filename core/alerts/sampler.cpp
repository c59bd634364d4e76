// SPDX-License-Identifier: GPL-3.0-or-later

#include "alerts/sampler.h"

#include <algorithm>

namespace signalbox::engine {

namespace {

/// A counter that restarted (worker restarted, a new day) counts from zero.
template <class T>
T grown(T now, T before)
{
    return now >= before ? now - before : now;
}

}  // namespace

void Sampler::observe(const indexing::WorkerStatus& status)
{
    Chain& chain = m_chains[status.caip2];
    chain.status = status;
    chain.fresh = true;
}

void Sampler::forget(const QString& caip2)
{
    m_chains.remove(caip2);
}

QDateTime Sampler::endOfSpan(const QDateTime& now)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    return QDateTime::fromSecsSinceEpoch(seconds - seconds % stepSeconds, Qt::UTC);
}

bool Sampler::isDue(const QDateTime& now) const
{
    // A clock that was set back opens a span again: the existing row is kept.
    return !m_closed.isValid() || endOfSpan(now) != m_closed;
}

void Sampler::close(const QDateTime& at)
{
    m_closed = at;
    for (Chain& chain : m_chains) {
        if (!chain.fresh)
            continue;
        chain.fresh = false;
        const indexing::WorkerStatus& status = chain.status;
        qint64 calls = 0;
        double cost = 0;
        for (const EndpointSnapshot& endpoint : status.endpoints) {
            calls += endpoint.callsToday;
            cost += endpoint.costToday;
        }
        store::SampleRow row;
        row.caip2 = status.caip2;
        row.at = at;
        row.head = status.head;
        row.indexed = status.indexed;
        row.stored = status.stored;
        row.finalized = status.finalized;
        row.lagSeconds = status.lagSeconds;
        row.liveLagSeconds = status.liveLagSeconds;
        row.queueDepth = status.queueDepth;
        row.queueOldestSeconds = status.queueOldestSeconds;
        row.inFlight = status.inFlightRequests;
        row.stallCause = QLatin1String(name(status.time.verdict));
        row.rows = grown(status.rowsCommitted, chain.rows);
        row.blocks = grown(status.blocksCommitted, chain.blocks);
        row.bytesIn = grown(status.bytesIn, chain.bytes);
        row.errors = grown(status.errors, chain.errors);
        if (chain.counted) {  // calls of today may belong to an earlier run
            row.requests = grown(calls, chain.calls);
            row.cost = grown(cost, chain.cost);
        }
        chain.rows = status.rowsCommitted;
        chain.blocks = status.blocksCommitted;
        chain.bytes = status.bytesIn;
        chain.errors = status.errors;
        chain.calls = calls;
        chain.cost = cost;
        chain.counted = true;
        m_waiting.push_back(std::move(row));
    }
    while (m_waiting.size() > keepAtMost)
        m_waiting.pop_front();
}

std::vector<store::SampleRow> Sampler::waiting(size_t most) const
{
    return {m_waiting.begin(), m_waiting.begin() + qsizetype(std::min(most, m_waiting.size()))};
}

void Sampler::written(size_t count)
{
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + qsizetype(std::min(count, m_waiting.size())));
}

}  // namespace signalbox::engine
