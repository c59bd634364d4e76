// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <list>
#include <optional>

#include "rpc/endpoint_entry.h"
#include "support/task_scope.h"

namespace signalbox::rpc {

/// Calls that cannot be sent now. Its owner drains the calls' scope before destroying it.
class WaitingLine {
public:
    explicit WaitingLine(Cancellation cancellation) : m_cancellation(std::move(cancellation)) {}

    /// Waits until something changes or the time is over. `place`: only until a place of that endpoint (0 for any) is
    /// free. False if canceled.
    QCoro::Task<bool> wait(qint64 milliseconds, std::optional<qint64> place = std::nullopt);
    void wakeAll();
    void placesFree(EndpointEntry& entry);  ///< those that wait for no place, and as many others as there are places

private:
    struct Waiter {
        Gate* gate;
        std::optional<qint64> place;
    };
    bool wakeFirst(bool (*whom)(const Waiter&, qint64 endpoint), qint64 endpoint);

    Cancellation m_cancellation;
    std::list<Waiter> m_waiters;
};

/// An endpoint's place for the duration of a request.
class Turn {
public:
    Turn(WaitingLine& line, std::shared_ptr<EndpointEntry> entry);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    WaitingLine& m_line;
    std::shared_ptr<EndpointEntry> m_entry;
    bool m_halfOpen = false;
};

}  // namespace signalbox::rpc
