// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>
#include <utility>

#include "signalbox/error.h"

namespace signalbox::ui {

/// True if a retry can succeed because the cause may be temporary.
inline bool mayPass(const Error& error)
{
    switch (error.kind) {
        case ErrorKind::Invalid:
        case ErrorKind::NotFound:
        case ErrorKind::Refused:
        case ErrorKind::Conflict:
            return false;
        case ErrorKind::Retryable:
        case ErrorKind::Unavailable:
        case ErrorKind::Cancelled:
        case ErrorKind::Internal:
            return true;
    }
    return true;
}

/// Calls `handler` with the answer in the GUI thread, unless `owner` is gone by then. Qt 6.4's own then(owner, …)
/// asserts when its context is deleted before the answer arrives.
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
