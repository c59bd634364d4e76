// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "family/capability.h"
#include "postgres/session.h"

namespace signalbox::balances {

/// A thread that processes the queue of balances, closes the days of the history and samples the health of the queue.
/// Several engines may run one: the entries of a chain are processed by one of them at a time. Failures are logged and
/// tried again.
class QueueWorker : public engine::BackgroundWork {
public:
    struct Pace {
        std::chrono::milliseconds look{250}, sample{10'000}, days{5'000}, retry{2'000};
    };
    explicit QueueWorker(store::ConnectionInfo database) : QueueWorker(std::move(database), Pace()) {}
    QueueWorker(store::ConnectionInfo database, Pace pace);
    ~QueueWorker() override;

private:
    using Clock = std::chrono::steady_clock;
    void loop();
    Expected<Done> turn();
    Expected<bool> process();  ///< false if no entry is due
    Expected<bool> closeDay();
    Expected<Done> sample();
    bool waitFor(std::chrono::milliseconds time);  ///< false if the thread stops

    const Pace m_pace;
    store::Session m_session;
    Clock::time_point m_sampled, m_closed;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

}  // namespace signalbox::balances
