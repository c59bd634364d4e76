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

/// The days of liquidity positions for a chain's worker: what takes a moment is done at once, what takes longer (the
/// first time over a long history) in a thread of its own, while the worker goes on. What fails is logged and tried
/// the next time.
class LpJob {
public:
    LpJob(store::ConnectionInfo engine, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);
    ~LpJob();  ///< ends what runs and waits for it; the days that are done stay done
    LpJob(const LpJob&) = delete;
    LpJob& operator=(const LpJob&) = delete;

    void run(qint64 atOnceMs = 2'000);  ///< blocks so long at most, and one day's length

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
