// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "rpc/rate/rate_values.h"

namespace signalbox::evm {

/// How long calls of contracts rest after a request, so that they take at most a share of an endpoint: of its learned
/// rate, and of its time.
class CallPace {
public:
    explicit CallPace(double share = 0.05) : m_share(share), m_timeShare(share) {}
    /// For a command that somebody waits for: the same share of a known rate, but half of the time.
    static CallPace waited()
    {
        CallPace pace;
        pace.m_timeShare = 0.5;
        return pace;
    }

    /// Milliseconds to rest; `calls` as the endpoint counts them, `milliseconds` the duration of the request.
    double restAfter(int calls, double milliseconds, const std::optional<rpc::LearnedRate>& learned,
                     double ceiling) const;

private:
    double m_share, m_timeShare;
};

}  // namespace signalbox::evm
