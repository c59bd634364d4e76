// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/answer.h"

namespace signalbox::ui {

/// Hands over the answer to the newest question only. A member of the `owner` of its questions. GUI thread.
class LatestAnswer {
public:
    template <class T, class Handler>
    void ask(QFuture<T> future, QObject* owner, Handler handler)
    {
        const quint64 mine = ++m_last;
        m_open = true;
        whenAnswered(std::move(future), owner, [this, mine, handler = std::move(handler)](const T& answer) mutable {
            if (mine != m_last)
                return;
            m_open = false;
            handler(answer);
        });
    }
    void drop()
    {
        ++m_last;
        m_open = false;
    }
    bool isOpen() const { return m_open; }

private:
    quint64 m_last = 0;
    bool m_open = false;
};

}  // namespace signalbox::ui
