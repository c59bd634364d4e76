// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker_thread.h"
#include "signalbox/literals.h"

#include <QEventLoop>
#include <QFutureWatcher>

namespace signalbox::indexing {

WorkerThread::WorkerThread(WorkerConfig config, ChainWorker::Parts parts)
{
    m_thread.setObjectName(u"chain "_s + config.caip2);
    m_worker = new ChainWorker(std::move(config), std::move(parts));
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

WorkerThread::~WorkerThread()
{
    if (m_thread.isRunning()) {
        auto stopped = stop();
        stopped.waitForFinished();
        m_thread.quit();
        m_thread.wait();
    } else {
        delete m_worker;
    }
}

void WorkerThread::start()
{
    m_thread.start();
    m_worker->start();
}

QFuture<Expected<Done>> WorkerThread::stop()
{
    if (!m_stopped) {
        m_stopped = true;
        m_stopping = m_worker->stop();
    }
    return m_stopping;
}

}  // namespace signalbox::indexing
