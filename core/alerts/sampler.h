// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <deque>
#include <vector>

#include "indexing/worker_status.h"
#include "store/samples.h"

namespace signalbox::engine {

/// Builds the 10 s rows of signalbox.samples from the workers' statuses, and keeps them while the database is
/// unavailable. Values only.
class Sampler {
public:
    static constexpr int stepSeconds = 10;
    static constexpr size_t keepAtMost = 200'000;  ///< rows waiting for the database; the oldest are dropped first

    void observe(const indexing::WorkerStatus& status);  ///< newest state of a chain that runs here
    void forget(const QString& caip2);

    /// Closes the span that ends at `at` (a multiple of the step): one row for each chain observed since the last
    /// close.
    void close(const QDateTime& at);
    bool isDue(const QDateTime& now) const;            ///< true if a span is over
    static QDateTime endOfSpan(const QDateTime& now);  ///< the last multiple of the step at or before `now`

    std::vector<store::SampleRow> waiting(size_t most = 5'000) const;
    void written(size_t count);
    size_t backlog() const { return m_waiting.size(); }

private:
    struct Chain {
        indexing::WorkerStatus status;
        bool fresh = false;
        bool counted = false;  ///< true if the counters below are those of an earlier close
        qint64 rows = 0, blocks = 0, bytes = 0, errors = 0, calls = 0;
        double cost = 0;
    };
    QHash<QString, Chain> m_chains;
    std::deque<store::SampleRow> m_waiting;
    QDateTime m_closed;
};

}  // namespace signalbox::engine
