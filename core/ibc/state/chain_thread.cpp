// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/chain_thread.h"

#include <QCoreApplication>

namespace signalbox::ibc {

ChainThread::ChainThread(engine::FamilyParts parts, const QString& application, const QString& name)
    : m_parts(std::move(parts)),
      m_session(m_parts.database.withApplication(application)),
      m_thread(QThread::create([this] { loop(); }))
{
    m_thread->setObjectName(name);
    m_thread->start();
}

ChainThread::~ChainThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        if (m_home)
            QMetaObject::invokeMethod(m_home, [this] {
                if (m_lcds)
                    m_lcds->cancel();
            });
    }
    m_wake.notify_all();
    m_session.abandon();
    m_thread->wait();
}

void ChainThread::post(std::function<void(Access*)> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_all();
}

void ChainThread::repeat(std::chrono::milliseconds pause, std::function<void(Access&)> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_pause = pause;
        m_repeated = std::move(job);
    }
    m_wake.notify_all();
}

bool ChainThread::isStopped() const
{
    const std::lock_guard lock(m_mutex);
    return m_stop;
}

bool ChainThread::sleep(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

void ChainThread::with(const std::function<void(Access&)>& job)
{
    Lcds lcds(m_session, m_parts);
    m_lcds = &lcds;
    Access access{m_session, m_parts, lcds, *this};
    job(access);
    m_lcds = nullptr;
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void ChainThread::loop()
{
    QObject home;
    std::unique_lock lock(m_mutex);
    m_home = &home;
    auto due = std::chrono::steady_clock::now();
    while (!m_stop) {
        if (!m_jobs.empty()) {
            const auto job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            with([&job](Access& access) { job(&access); });
            lock.lock();
            continue;
        }
        if (m_repeated && std::chrono::steady_clock::now() >= due) {
            const auto job = m_repeated;
            lock.unlock();
            with(job);
            lock.lock();
            due = std::chrono::steady_clock::now() + m_pause;
        } else if (m_repeated) {
            m_wake.wait_until(lock, due, [this] { return m_stop || !m_jobs.empty(); });
        } else {
            m_wake.wait(lock, [this] { return m_stop || m_repeated || !m_jobs.empty(); });
        }
    }
    m_home = nullptr;
    const auto left = std::exchange(m_jobs, {});
    lock.unlock();
    for (const auto& job : left)
        job(nullptr);
}

}  // namespace signalbox::ibc
