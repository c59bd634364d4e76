// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "rpc/endpoint_list.h"

namespace signalbox::rpc {

/// The endpoints' heights, those that lag, and the endpoint on which the head is followed.
class HeadChoice {
public:
    explicit HeadChoice(const EndpointList& endpoints) : m_endpoints(endpoints) {}
    void setBlockSeconds(double seconds);  ///< determines how many blocks count as a lag

    /// Changes only if the followed one fails, lags or is removed. 0 if none is usable.
    qint64 endpoint();
    void leave();                ///< for another one than the last, which may have been dropped already
    void drop(qint64 endpoint);  ///< no longer followed, if it was

    /// State at the time of a request: blocks mined while a slow endpoint answers are not its lag.
    struct Ask {
        Clock::time_point at = Clock::now();
        std::optional<Height> best;
    };
    Ask ask() const { return {Clock::now(), best()}; }
    void seen(qint64 endpoint, Height height, const Ask& ask);
    std::optional<Height> best() const;
    /// Others contradict its head: for a minute its heights do not count for the lag of others, and it is not followed.
    void refuse(qint64 endpoint);

private:
    const EndpointList& m_endpoints;
    qint64 m_head = 0;
    qint64 m_last = 0;  ///< the last endpoint that was followed
    Height m_lagBlocks = 10;
};

}  // namespace signalbox::rpc
