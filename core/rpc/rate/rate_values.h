// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace signalbox::rpc {

/// The unit that an endpoint counts against its limit.
enum class RateUnit { Requests, Calls, Weight };

/// Content of one HTTP request: its calls, and their price in the provider's own units.
struct SendCost {
    int calls = 1;
    double weight = 1;
    int requests = 1;
    double in(RateUnit unit) const
    {
        return unit == RateUnit::Requests ? requests : unit == RateUnit::Calls ? calls : weight;
    }
};

/// The learned limit of an endpoint.
struct LearnedRate {
    double perSecond = 0;
    RateUnit unit = RateUnit::Calls;
    bool operator==(const LearnedRate&) const = default;
};

/// The information in a refusal's message.
struct RateHint {
    std::optional<double> perSecond;
    std::optional<std::chrono::milliseconds> retryAfter;
    bool weighted = false;  ///< true if it mentions compute units or credits
};

}  // namespace signalbox::rpc
