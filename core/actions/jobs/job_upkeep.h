// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <vector>

#include "postgres/session.h"

namespace signalbox::actions {

/// Leases that were found expired. Their holder may be alive, if the server's clock was set: it renews them soon. One
/// thread.
class ExpiredLeases {
public:
    explicit ExpiredLeases(std::chrono::milliseconds patience = {}) : m_patience(patience) {}
    /// Those that have been expired, and not renewed, since the patience began: `now` is by job, with holder and end.
    std::vector<qint64> lost(std::map<qint64, QString> now);

private:
    using Clock = std::chrono::steady_clock;
    std::chrono::milliseconds m_patience;
    std::map<qint64, std::pair<QString, Clock::time_point>> m_seen;
};

/// What keeps the jobs right beside sending them. Any console may do it at any time. All functions run in the caller's
/// transaction, and throw its exceptions.
class JobUpkeep {
public:
    /// The name of one claim of this process: "host pid 123 claim 7".
    static QString newLease();

    /// On another server than before (another cluster, timeline or database: one restored from a backup or a dump),
    /// each open job is held, because the server that the copy was made of may have sent it. Until this was done, no
    /// job is claimed. A copy of the data folder that is put back in place of the original is the same server: of its
    /// jobs, those over an hour old are held. Returns how many were held.
    static qint64 holdRestored(store::Transaction& transaction);

    /// Jobs whose lease ended without an outcome are due at once: after 30 s and the patience, or when this machine has
    /// no longer the process that held it. The time during which the server did not run does not count. Returns how
    /// many.
    static qint64 recover(store::Transaction& transaction, ExpiredLeases& expired);

    /// Deletes finished jobs, results and marks of processed events whose retention is over, and states of triggers
    /// that are quiet.
    static void prune(store::Transaction& transaction);
};

}  // namespace signalbox::actions
