// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "care/work/job_run.h"
#include "care/work/lease.h"
#include "family/capability.h"

namespace signalbox::care {

/// A thread that runs maintenance jobs, those that are due and those that were asked for, one after the other. Each
/// engine has one; the one with the lease works, and another one takes over within 10 seconds. It also samples the size
/// of the database. Failures are logged and tried again.
class MaintenanceWorker : public engine::BackgroundWork {
public:
    struct Pace {
        /// look: for runs, stops, progress. due: for jobs whose time has come, tables that need care, leftovers. slow:
        /// for queries that run long.
        std::chrono::milliseconds look{1'000}, due{60'000}, sample{60'000}, slow{2'000}, retry{2'000};
    };
    struct Parts {
        store::ConnectionInfo database;  ///< the engine's role
        store::Holder holder;
        Machine machine;
        bool scheduled = true;  ///< false: takes the lease only while a run is queued, as for a command
    };
    explicit MaintenanceWorker(Parts parts) : MaintenanceWorker(std::move(parts), Pace()) {}
    MaintenanceWorker(Parts parts, Pace pace);
    ~MaintenanceWorker() override;

private:
    using Clock = std::chrono::steady_clock;
    void loop();
    Expected<Done> turn();
    Expected<bool> takesPart();
    Expected<Done> takenOver();
    Expected<Done> follow();  ///< the present run
    Expected<Done> begin();   ///< the next run
    Expected<Done> plan();    ///< what is due
    Expected<Done> sample();
    bool isDue(Clock::time_point& last, std::chrono::milliseconds pace) const;
    bool waitFor(std::chrono::milliseconds time);  ///< false if the thread stops

    const Parts m_parts;
    const Pace m_pace;
    store::Session m_session;
    Lease m_lease;
    std::unique_ptr<JobRun> m_run;
    Clock::time_point m_planned, m_sampled, m_slow;
    QString m_said;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

}  // namespace signalbox::care
