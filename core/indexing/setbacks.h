// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "indexing/ledger.h"
#include "indexing/retry_list.h"
#include "indexing/work.h"
#include "indexing/worker/journal.h"
#include "indexing/worker/throughput.h"
#include "indexing/worker_clock.h"

namespace signalbox::indexing {

/// Schedules retries: one lane for each kind of work near the head, one backoff for each range of the backfill, and a
/// pause of the whole backfill while every request fails. Raises and clears the problems of ranges and lanes.
class Setbacks {
public:
    struct Lane {
        int attempts = 0;
        qint64 retryAt = 0;
        bool single = false;  ///< a longer range failed: block by block now
    };

    /// `endpointsBack`: the time at which the first endpoint is available again if all are cooling down; else invalid.
    Setbacks(const WorkerConfig& config, const WorkerClock& clock, const Ledger& ledger, Journal& journal,
             Throughput& throughput, std::function<QDateTime()> endpointsBack);

    void fetchFailed(const Work& work, const Error& error);
    void linkBroken(const Work& work);                   ///< its headers do not link to the stored ones
    void refused(const Work& work, const Error& error);  ///< the database rejected its rows
    void answered();                                     ///< a request succeeded
    void committed(const Work& work);
    void removeAbove(Height height);  ///< also resets the lanes
    void tryNow();

    const Lane& lane(WorkKind kind) const { return kind == WorkKind::Follow ? m_follow : m_confirmed; }
    bool backfillWaits() const { return m_backfillRetryAt > m_clock.now(); }
    bool nothingWorks() const { return m_failuresInARow >= mostInARow && backfillWaits(); }
    bool isWaiting() const;                 ///< a retry is pending, other than of confirmed registries
    std::optional<qint64> nextTry() const;  ///< the earliest time after now
    const RetryList& retries() const { return m_retries; }

private:
    static constexpr int mostInARow = 3;

    Lane& laneOf(WorkKind kind) { return kind == WorkKind::Follow ? m_follow : m_confirmed; }
    void liveFailed(const Work& work, const Error& error, const Error& shown);
    void backfillFailed(const Work& work, const Error& error, const Error& shown);

    const WorkerConfig& m_config;
    const WorkerClock& m_clock;
    const Ledger& m_ledger;
    Journal& m_journal;
    Throughput& m_throughput;
    std::function<QDateTime()> m_endpointsBack;
    RetryList m_retries;
    Lane m_follow, m_confirmed;
    int m_failuresInARow = 0;
    qint64 m_backfillRetryAt = 0;
};

}  // namespace signalbox::indexing
