// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexing/work.h"
#include "metrics/rate_meter.h"

namespace signalbox::indexing {

/// Counts and rates of a worker since its start. Times are milliseconds of the worker's clock.
class Throughput {
public:
    void start(qint64 now);
    void committed(const Decoded& item, qint64 now);
    void received(qint64 bytes) { m_bytesIn += bytes; }
    void countError() { ++m_errors; }
    void noteIndexed(Height indexed, qint64 now);

    qint64 rows() const { return m_rows.total(); }
    qint64 blocks() const { return m_blocks.total(); }
    qint64 bytesIn() const { return m_bytesIn; }
    qint64 errors() const { return m_errors; }
    double rowsPerSecond(qint64 now) const { return m_rows.perSecond(now); }
    double blocksPerSecond(qint64 now) const { return m_blocks.perSecond(now); }
    const metrics::RateMeter& history() const { return m_history; }  ///< blocks of the backfill
    const metrics::RateMeter& indexed() const { return m_indexed; }  ///< blocks by which Indexed grows

private:
    metrics::RateMeter m_rows, m_blocks, m_indexed, m_history{60'000, 1'000};
    std::optional<Height> m_lastIndexed;
    qint64 m_bytesIn = 0, m_errors = 0;
};

}  // namespace signalbox::indexing
