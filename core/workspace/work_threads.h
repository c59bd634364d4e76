// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::engine {

/// Threads for work that may block on a keychain's user, a server or a disk. Used by one thread; join() and the
/// destructor wait for running work.
class WorkThreads {
public:
    WorkThreads() = default;
    ~WorkThreads() { join(); }
    WorkThreads(const WorkThreads&) = delete;
    WorkThreads& operator=(const WorkThreads&) = delete;

    void run(std::function<void()> work) { m_threads.emplace_back(std::move(work)); }
    void join()
    {
        for (std::thread& thread : m_threads)
            thread.join();
        m_threads.clear();
    }
    template <class T>
    QFuture<Expected<T>> answer(std::function<Expected<T>()> work)
    {
        auto promise = std::make_shared<QPromise<Expected<T>>>();
        promise->start();
        run([promise, work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        });
        return promise->future();
    }

private:
    std::vector<std::thread> m_threads;
};

}  // namespace signalbox::engine
