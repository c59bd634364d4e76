#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>
#include <utility>

namespace signalbox::ui {

/// Calls `handler` with the answer in the GUI thread, unless `owner` is gone by then. Qt 6.4's own then(owner, …)
/// asserts when its context dies before the answer comes.
template <class T, class Handler>
void whenAnswered(QFuture<T> future, QObject* owner, Handler handler)
{
    future.then(QCoreApplication::instance(),
                [alive = QPointer<QObject>(owner), handler = std::move(handler)](const T& answer) mutable {
                    if (alive)
                        handler(answer);
                });
}

}  // namespace signalbox::ui
