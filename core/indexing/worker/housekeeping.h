// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <functional>

#include "indexing/ledger.h"
#include "indexing/store_link.h"
#include "indexing/worker/life.h"
#include "indexing/worker/throughput.h"
#include "indexing/worker_status.h"

namespace signalbox::indexing {

/// Periodic work besides indexing: renews the lease, scans for gaps, and runs the family's upkeep after rows were
/// committed.
class Housekeeping {
public:
    struct Parts {
        const WorkerConfig& config;
        const Life& life;
        Ledger& ledger;
        StoreLink& link;
        DatabaseState& database;
        Journal& journal;
        const Throughput& throughput;
    };
    struct Hooks {
        std::function<bool()> reload;  ///< reads the coverage again; lost coverage is not scheduled
        std::function<void()> turnSoon;
    };

    Housekeeping(Parts parts, Hooks hooks, QObject* context);

    void startHeartbeat() { m_heartbeatTimer.start(static_cast<int>(m.config.pace.heartbeatMs)); }
    void startScans();  ///< applies the configured interval
    void stop();
    void upkeep();
    GapReport gaps() const;
    void scanGaps(bool byHand);  ///< scans the ledger; by hand gaps are only reported

private:
    void heartbeat();
    void scan();

    Parts m;
    Hooks m_hooks;
    qint64 m_rowsAtUpkeep = -1;  ///< -1: upkeep runs once after each start, for rows of an earlier process
    QTimer m_heartbeatTimer, m_scanTimer;
};

}  // namespace signalbox::indexing
