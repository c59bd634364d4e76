// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/session_thread.h"

namespace signalbox::engine {

SessionThread::SessionThread(store::ConnectionInfo info) : m_info(std::move(info)), m_thread([this] { loop(); }) {}

SessionThread::~SessionThread()
{
    stop();
    m_thread.join();
}

void SessionThread::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stop = true;
    if (m_running)
        m_running->abandon();  // a frozen server would not answer a request to cancel either
    m_wake.notify_all();
}

void SessionThread::post(std::function<void(store::Session*)> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stop) {
            m_jobs.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
    }
    job(nullptr);
}

void SessionThread::loop()
{
    store::Session session(m_info);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        const auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        const bool run = !m_stop;
        m_running = run ? &session : nullptr;
        lock.unlock();
        job(run ? &session : nullptr);
        lock.lock();
        m_running = nullptr;
    }
}

}  // namespace signalbox::engine
