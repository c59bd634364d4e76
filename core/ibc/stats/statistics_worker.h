// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "postgres/session.h"

namespace signalbox::ibc {

/// Keeps the statistics up to date in a thread of its own.
class StatisticsWorker {
public:
    explicit StatisticsWorker(store::ConnectionInfo database, std::chrono::milliseconds beat = std::chrono::seconds(5));
    ~StatisticsWorker();  ///< what runs is rolled back
    StatisticsWorker(const StatisticsWorker&) = delete;
    StatisticsWorker& operator=(const StatisticsWorker&) = delete;

private:
    void loop();
    bool waitFor(std::chrono::milliseconds time);  ///< false: stop
    void say(const std::optional<Error>& error);

    std::chrono::milliseconds m_beat;
    store::Session m_session;
    QString m_said;  ///< code of the last failure
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

}  // namespace signalbox::ibc
