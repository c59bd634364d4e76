// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <algorithm>
#include <optional>

namespace signalbox::metrics {

/// The queue of a chain: waiting requests, requests in flight and decoded rows that are not committed yet, and the age
/// of the oldest.
class QueueGauge {
public:
    void waiting(qint64 items, qint64 sinceMs) { count(items, sinceMs); }
    void inFlight(qint64 items, qint64 sinceMs) { count(items, sinceMs); }
    void decoded(qint64 rows, qint64 sinceMs) { count(rows, sinceMs); }

    qint64 depth() const { return m_depth; }
    double oldestSeconds(qint64 nowMs) const
    {
        return m_oldest ? static_cast<double>(std::max<qint64>(0, nowMs - *m_oldest)) / 1000.0 : 0.0;
    }

private:
    void count(qint64 items, qint64 sinceMs)
    {
        m_depth += items;
        if (items > 0)
            m_oldest = m_oldest ? std::min(*m_oldest, sinceMs) : sinceMs;
    }

    qint64 m_depth = 0;
    std::optional<qint64> m_oldest;
};

}  // namespace signalbox::metrics
