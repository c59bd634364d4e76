// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/database_state.h"

#include <algorithm>

#include "indexing/retry_list.h"
#include "signalbox/literals.h"

namespace signalbox::indexing {

using Source = Journal::Source;

DatabaseState::DatabaseState(const WorkerConfig& config, const WorkerClock& clock, Journal& journal,
                             std::function<void(const Error&)> lost)
    : m_config(config), m_clock(clock), m_journal(journal), m_lost(std::move(lost))
{
}

DatabaseState::Cause DatabaseState::failed(const Error& error)
{
    if (error.code == "LEASE_LOST"_L1) {
        m_lost(error);
        return Cause::Lost;
    }
    if (error.code == "DISK_FULL"_L1) {
        m_disk = Disk::Full;
        holdOff(m_config.pace.databaseMostMs);
        m_journal.failed(Source::Disk, error, m_config.pace.databaseMostMs);
        return Cause::Disk;
    }
    const bool unknown = error.code == "COMMIT_UNKNOWN"_L1;
    const bool away =
        error.code == "DATABASE_AWAY"_L1 || error.kind == ErrorKind::Retryable || error.kind == ErrorKind::Unavailable;
    if (!unknown && !away)
        return Cause::Other;
    if (unknown)
        noteStale();
    putOff(error, error.retryAfterMs.value_or(0));
    return unknown ? Cause::Unknown : Cause::Away;
}

void DatabaseState::unreadable(const Error& error)
{
    putOff(error, 0);
}

void DatabaseState::putOff(const Error& error, qint64 atLeastMs)
{
    const qint64 wait =
        std::max(backoffMs(m_config.pace.databaseFirstMs, m_config.pace.databaseMostMs, ++m_attempts), atLeastMs);
    holdOff(wait);
    m_journal.failed(Source::Database, error, wait);
}

void DatabaseState::answered()
{
    m_attempts = 0;
    if (!isDiskFull())
        m_retryAt = 0;
    m_journal.over(Source::Database);
}

void DatabaseState::written()
{
    m_disk = Disk::Free;
    m_journal.over(Source::Disk);
}

void DatabaseState::tryDisk()
{
    if (!isDiskFull() || !isDue())
        return;
    written();
}

qint64 DatabaseState::waitMs() const
{
    return std::max<qint64>(1, m_retryAt - m_clock.now());
}

}  // namespace signalbox::indexing
