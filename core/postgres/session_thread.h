// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "postgres/session.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

inline Error stopping()
{
    return Error::make(ErrorKind::Cancelled, "STOPPING",
                       Message(QT_TRANSLATE_NOOP("Engine", "The engine is stopping.")));
}

/// A thread with one database session. Jobs run one after the other; the result is a future. run() may be called from
/// any thread.
class SessionThread {
public:
    explicit SessionThread(store::ConnectionInfo info);
    ~SessionThread();  ///< ends the running statement; waiting jobs return Cancelled
    SessionThread(const SessionThread&) = delete;
    SessionThread& operator=(const SessionThread&) = delete;

    template <class T>
    QFuture<Expected<T>> run(std::function<Expected<T>(store::Session&)> work)
    {
        auto promise = std::make_shared<QPromise<Expected<T>>>();
        promise->start();
        QFuture<Expected<T>> future = promise->future();
        post([promise, work = std::move(work)](store::Session* session) {
            promise->addResult(session ? work(*session) : Expected<T>(fail(stopping())));
            promise->finish();
        });
        return future;
    }

    /// `job` receives null if the thread stops before the job's turn.
    void post(std::function<void(store::Session*)> job);
    /// Stops the thread: no further job begins. The destructor waits.
    void stop();

private:
    void loop();

    store::ConnectionInfo m_info;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void(store::Session*)>> m_jobs;
    store::Session* m_running = nullptr;
    bool m_stop = false;
    std::thread m_thread;
};

}  // namespace signalbox::engine
