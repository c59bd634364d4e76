// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "indexing/worker/journal.h"
#include "indexing/worker_clock.h"
#include "indexing/worker_config.h"

namespace signalbox::indexing {

/// The availability of the store: the time of the next retry after a failure, whether the disk is full, and whether the
/// worker's copy of the coverage is current. Raises and clears the problems of database and disk.
class DatabaseState {
public:
    enum class Cause {
        Lost,     ///< another engine has the chain
        Away,     ///< retry later; nothing was written
        Unknown,  ///< the outcome is unknown: the coverage must be read again
        Disk,     ///< no space; nothing was written
        Other,    ///< the request itself is at fault
    };
    enum class Memory { Current, Stale };
    enum class Disk { Free, Full };

    /// `lost` is called with LEASE_LOST.
    DatabaseState(const WorkerConfig& config, const WorkerClock& clock, Journal& journal,
                  std::function<void(const Error&)> lost);

    Cause failed(const Error& error);
    void unreadable(const Error& error);  ///< the coverage could not be read and failed() returned Other
    void answered();
    void written();  ///< rows were committed: the disk is not full
    void tryDisk();  ///< allows the next commit, which shows whether space is available again
    void tryNow() { m_retryAt = 0; }
    void holdOff(qint64 milliseconds) { m_retryAt = m_clock.now() + milliseconds; }
    void noteStale() { m_memory = Memory::Stale; }
    void noteCurrent() { m_memory = Memory::Current; }

    bool isDue() const { return m_retryAt <= m_clock.now(); }
    bool isStale() const { return m_memory == Memory::Stale; }
    bool isDiskFull() const { return m_disk == Disk::Full; }
    qint64 retryAt() const { return m_retryAt; }
    qint64 waitMs() const;  ///< until the next retry, ≥ 1

private:
    void putOff(const Error& error, qint64 atLeastMs);

    const WorkerConfig& m_config;
    const WorkerClock& m_clock;
    Journal& m_journal;
    std::function<void(const Error&)> m_lost;
    Memory m_memory = Memory::Current;
    Disk m_disk = Disk::Free;
    int m_attempts = 0;
    qint64 m_retryAt = 0;
};

}  // namespace signalbox::indexing
