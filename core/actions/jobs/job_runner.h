// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>

#include "actions/jobs/action_jobs.h"
#include "actions/jobs/job_upkeep.h"
#include "actions/jobs/sending.h"
#include "family/capability.h"
#include "postgres/session.h"

namespace signalbox::actions {

/// Sends the actions of triggers that fired: several threads take jobs, one keeps leases and watches the time. Each
/// console runs one, and they share the jobs. Woken by NOTIFY and by the next job that becomes due. A failing database
/// is tried again; the outcome of a sent action waits for it.
class JobRunner : public engine::BackgroundWork {
public:
    struct Pace {
        int workers = 4;
        std::chrono::milliseconds look{60'000}, retry{1'000}, renew{10'000};
        QString caFile = {};  ///< PEM, for receivers in a network with its own authority
    };
    explicit JobRunner(const engine::FamilyParts& parts) : JobRunner(parts, Pace()) {}
    JobRunner(const engine::FamilyParts& parts, Pace pace);
    ~JobRunner() override;

private:
    using Clock = std::chrono::steady_clock;
    struct Worker {
        explicit Worker(store::ConnectionInfo database) : session(std::move(database)) {}
        store::Session session;
        Sending* sending = nullptr;  ///< in its thread's stack; shared for cancel()
        std::unique_ptr<QThread> thread;
    };
    void work(Worker& worker);
    Expected<std::optional<ClaimedJob>> next(Worker& worker);
    void run(Worker& worker, const ClaimedJob& job);
    /// `change` returns false if the lease was lost.
    void keepOutcome(Worker& worker, const ClaimedJob& job, const std::function<bool(store::Transaction&)>& change);
    std::vector<qint64> excluded();
    void say(const Error& error);

    void keep();
    Expected<std::optional<qint64>> turn();
    std::chrono::milliseconds pauseFor(const std::optional<qint64>& due);
    void sleep(std::chrono::milliseconds time);
    void wakeWorkers();
    void wakeKeeper();
    bool waitFor(std::chrono::milliseconds time);  ///< false if the runner stops

    const engine::FamilyParts m_parts;
    const Pace m_pace;
    const std::shared_ptr<SendMemory> m_memory = std::make_shared<SendMemory>();
    store::Session m_keeper;
    int m_signal = -1;  ///< eventfd that ends the keeper's sleep
    int m_connections = 0;
    bool m_told = false;
    std::chrono::milliseconds m_spacing{0};
    quint64 m_claimsSeen = 0;
    Clock::time_point m_renewed, m_recovered, m_pruned, m_woken;
    ExpiredLeases m_expired{m_pace.renew + std::chrono::seconds(2)};

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    quint64 m_round = 0, m_claims = 0;  ///< of wakeWorkers(); of jobs that were claimed
    int m_idle = 0;
    QString m_said;
    std::map<qint64, ClaimedJob> m_running;
    std::map<qint64, Clock::time_point> m_excluded;  ///< jobs whose secrets this console cannot read now
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::unique_ptr<QThread> m_keeping;
};

}  // namespace signalbox::actions
