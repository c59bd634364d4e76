// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>

#include "postgres/session_thread.h"
#include "signalbox/error.h"

namespace signalbox::engine {

/// Calls `then(Expected<T>)` in the context's thread when the future is finished; a dropped future counts as Cancelled.
template <class T, class F>
void whenDone(const QFuture<Expected<T>>& future, QObject* context, F then)
{
    auto* watcher = new QFutureWatcher<Expected<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        const QFuture<Expected<T>> done = watcher->future();
        then(done.resultCount() > 0 ? done.resultAt(0) : Expected<T>(fail(stopping())));
    });
    watcher->setFuture(future);
}

}  // namespace signalbox::engine
