// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <memory>

#include "signalbox/error.h"

namespace signalbox::indexing {

/// Answers one command. Copies share the promise.
template <class T>
class Reply {
public:
    Reply() : m_promise(std::make_shared<QPromise<Expected<T>>>()) { m_promise->start(); }
    QFuture<Expected<T>> future() const { return m_promise->future(); }
    void finish(Expected<T> value) const
    {
        m_promise->addResult(std::move(value));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Expected<T>>> m_promise;
};

}  // namespace signalbox::indexing
