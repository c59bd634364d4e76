// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThread>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "family/worker_input.h"
#include "ibc/state/lcds.h"
#include "postgres/session_thread.h"

namespace signalbox::ibc {

/// A thread that asks chains and has a session. Jobs run one after another and may wait for minutes; the destructor
/// stops the running one. Calls from any thread.
class ChainThread {
public:
    /// What a job works with, in the thread.
    struct Access {
        store::Session& session;
        const engine::FamilyParts& parts;
        Lcds& lcds;
        ChainThread& thread;
        bool isStopped() const { return thread.isStopped(); }
        bool sleep(std::chrono::milliseconds time) const { return thread.sleep(time); }  ///< false if it stops
    };

    ChainThread(engine::FamilyParts parts, const QString& application, const QString& name);
    ~ChainThread();
    ChainThread(const ChainThread&) = delete;
    ChainThread& operator=(const ChainThread&) = delete;

    template <class T>
    QFuture<Expected<T>> run(std::function<Expected<T>(Access&)> work)
    {
        auto promise = std::make_shared<QPromise<Expected<T>>>();
        promise->start();
        QFuture<Expected<T>> future = promise->future();
        post([promise, work = std::move(work)](Access* access) {
            promise->addResult(access ? work(*access) : Expected<T>(fail(engine::stopping())));
            promise->finish();
        });
        return future;
    }
    /// `job` receives null if the thread stops before the job's turn.
    void post(std::function<void(Access*)> job);
    /// Runs `job` every `pause` while no other job waits. Before the first post().
    void repeat(std::chrono::milliseconds pause, std::function<void(Access&)> job);
    bool isStopped() const;

private:
    bool sleep(std::chrono::milliseconds time);
    void loop();
    void with(const std::function<void(Access&)>& job);

    const engine::FamilyParts m_parts;
    store::Session m_session;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void(Access*)>> m_jobs;
    std::function<void(Access&)> m_repeated;
    std::chrono::milliseconds m_pause{0};
    bool m_stop = false;
    QObject* m_home = nullptr;  ///< lives in the thread
    Lcds* m_lcds = nullptr;     ///< of the running job
    std::unique_ptr<QThread> m_thread;
};

}  // namespace signalbox::ibc
