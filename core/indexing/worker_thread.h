// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <memory>

#include "indexing/chain_worker.h"

namespace signalbox::indexing {

/// Owns a worker and its thread. The destructor stops the worker, waits until it has drained, and deletes it in its own
/// thread.
class WorkerThread {
public:
    WorkerThread(WorkerConfig config, ChainWorker::Parts parts);
    ~WorkerThread();
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    ChainWorker* worker() const { return m_worker; }
    void start();
    QFuture<Expected<Done>>
    stop();  ///< begins the stop, so that many workers can drain concurrently; the destructor waits

private:
    QThread m_thread;
    ChainWorker* m_worker = nullptr;
    QFuture<Expected<Done>> m_stopping;
    bool m_stopped = false;
};

}  // namespace signalbox::indexing
