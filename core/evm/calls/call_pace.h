// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "rpc/rate/rate_values.h"

namespace signalbox::evm {

/// How long work that nobody waits for rests after a request, so that it takes at most a share of an endpoint: of its
/// learned rate, or of its time if no limit is known.
class CallPace {
public:
    explicit CallPace(double share = 0.05) : m_share(share) {}

    /// Milliseconds to rest; `calls` as the endpoint counts them, `milliseconds` the duration of the request.
    double restAfter(int calls, double milliseconds, const std::optional<rpc::LearnedRate>& learned,
                     double ceiling) const;

private:
    double m_share;
};

}  // namespace signalbox::evm
