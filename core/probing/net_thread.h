// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QFuture>
#include <QPointer>
#include <QPromise>
#include <QThread>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "family/family.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

/// The thread that queries endpoints for screens: probes, tokens, start blocks, raw logs. Never blocks the caller.
class NetThread {
public:
    NetThread(std::shared_ptr<const Families> families, std::shared_ptr<rpc::RateRegistry> rates);
    ~NetThread();  ///< running queries end with Cancelled
    NetThread(const NetThread&) = delete;
    NetThread& operator=(const NetThread&) = delete;

    template <class T>
    QFuture<Expected<T>> run(std::function<QCoro::Task<Expected<T>>(NetThread&)> ask)
    {
        auto promise = std::make_shared<QPromise<Expected<T>>>();
        promise->start();
        QFuture<Expected<T>> future = promise->future();
        const bool posted = post([this, promise, ask = std::move(ask)] { deliver<T>(ask(*this), promise); });
        if (!posted) {
            promise->addResult(Expected<T>(fail(ErrorKind::Cancelled, "STOPPING",
                                                Message(QT_TRANSLATE_NOOP("Engine", "The engine is stopping.")))));
            promise->finish();
        }
        return future;
    }

    /// The same, but returns `late` if it takes longer; the query then ends by its own limits.
    template <class T>
    QFuture<Expected<T>> runWithin(int milliseconds, Error late,
                                   std::function<QCoro::Task<Expected<T>>(NetThread&)> ask)
    {
        auto promise = std::make_shared<QPromise<Expected<T>>>();
        promise->start();
        QFuture<Expected<T>> future = promise->future();
        const bool posted = post([this, promise, milliseconds, late, ask = std::move(ask)] {
            auto answered = std::make_shared<bool>(false);
            QTimer::singleShot(milliseconds, m_home, [promise, answered, late] {
                if (std::exchange(*answered, true))
                    return;
                promise->addResult(Expected<T>(fail(late)));
                promise->finish();
            });
            deliverOnce<T>(ask(*this), promise, answered);
        });
        if (!posted) {
            promise->addResult(Expected<T>(fail(ErrorKind::Cancelled, "STOPPING",
                                                Message(QT_TRANSLATE_NOOP("Engine", "The engine is stopping.")))));
            promise->finish();
        }
        return future;
    }

    bool post(std::function<void()> job);   ///< runs in the thread; false if it has stopped
    Prober* prober(const QString& family);  ///< inside a job only; as Families::find()
    const Families& families() const { return *m_families; }

    /// Passes a task's result to a promise. Inside a job.
    template <class T>
    static QCoro::Task<> deliver(QCoro::Task<Expected<T>> task, std::shared_ptr<QPromise<Expected<T>>> promise)
    {
        Expected<T> result = co_await task;
        promise->addResult(std::move(result));
        promise->finish();
    }

private:
    template <class T>
    static QCoro::Task<> deliverOnce(QCoro::Task<Expected<T>> task, std::shared_ptr<QPromise<Expected<T>>> promise,
                                     std::shared_ptr<bool> answered)
    {
        Expected<T> result = co_await task;
        if (std::exchange(*answered, true))
            co_return;
        promise->addResult(std::move(result));
        promise->finish();
    }

    QThread m_thread;
    QObject* m_home = nullptr;  ///< lives in the thread
    std::shared_ptr<const Families> m_families;
    std::shared_ptr<rpc::RateRegistry> m_rates;
    std::map<const Family*, std::unique_ptr<Prober>> m_probers;  ///< created, used and destroyed in the thread
};

}  // namespace signalbox::engine
