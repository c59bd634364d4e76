// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <thread>

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/connection_info.h"
#include "postgres/session.h"

namespace signalbox::layers {

/// Computes the days of liquidity positions for a chain's worker: short work at once, long work (the first run over a
/// long history) in a separate thread while the worker continues. A failure is logged and retried at the next run.
class LpJob {
public:
    LpJob(store::ConnectionInfo engine, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);
    ~LpJob();  ///< ends the running computation and waits for it; finished days are kept
    LpJob(const LpJob&) = delete;
    LpJob& operator=(const LpJob&) = delete;

    void run(qint64 atOnceMs = 2'000);  ///< blocks for at most this time plus one day's computation

private:
    bool take(store::Session& session, const std::function<bool()>& goesOn) const;

    store::ConnectionInfo m_info;
    const catalog::Catalog& m_catalog;
    ChainPlace m_chain;
    qint64 m_epoch;
    std::thread m_thread;
    std::mutex m_mutex;
    store::Session* m_running = nullptr;
    std::atomic<bool> m_stop = false, m_busy = false;
};

}  // namespace signalbox::layers
