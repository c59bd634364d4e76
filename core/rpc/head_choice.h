// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "rpc/endpoint_list.h"

namespace signalbox::rpc {

/// How high the endpoints are, which of them lag, and on which one the head is followed.
class HeadChoice {
public:
    explicit HeadChoice(const EndpointList& endpoints) : m_endpoints(endpoints) {}
    void setBlockSeconds(double seconds);  ///< decides how many blocks are a lag

    /// Another one only when it fails, lags or goes. 0: none is usable.
    qint64 endpoint();
    void leave();
    void drop(qint64 endpoint);  ///< it is followed no longer, if it was

    /// What was known when an endpoint was asked: what is mined while a slow one answers is not its lag.
    struct Ask {
        Clock::time_point at = Clock::now();
        std::optional<Height> best;
    };
    Ask ask() const { return {Clock::now(), best()}; }
    void seen(qint64 endpoint, Height height, const Ask& ask);
    std::optional<Height> best() const;
    /// Others contradict its head: for a minute its heights make nobody lag and it is not followed.
    void refuse(qint64 endpoint);

private:
    const EndpointList& m_endpoints;
    qint64 m_head = 0;
    Height m_lagBlocks = 10;
};

}  // namespace signalbox::rpc
