// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/task_scope.h"

namespace signalbox::indexing {

/// Delays before retries, all of which can be ended at once.
class Naps {
public:
    QCoro::Task<> rest(qint64 milliseconds)
    {
        auto nap = sleepFor(m_resting, milliseconds);
        co_await nap;
    }
    void wake()  ///< ends the current delays
    {
        const auto resting = std::exchange(m_resting, Cancellation());
        resting.request();
    }
    void end() { m_resting.request(); }  ///< also future ones

private:
    Cancellation m_resting;
};

}  // namespace signalbox::indexing
