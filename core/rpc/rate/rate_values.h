// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace signalbox::rpc {

/// What an endpoint counts against its limit.
enum class RateUnit { Requests, Calls, Weight };

/// What one HTTP request holds: its calls, and their price in the provider's own units.
struct SendCost {
    int calls = 1;
    double weight = 1;
    int requests = 1;
    double in(RateUnit unit) const
    {
        return unit == RateUnit::Requests ? requests : unit == RateUnit::Calls ? calls : weight;
    }
};

/// What is known of an endpoint's limit.
struct LearnedRate {
    double perSecond = 0;
    RateUnit unit = RateUnit::Calls;
    bool operator==(const LearnedRate&) const = default;
};

/// What the words of a refusal tell.
struct RateHint {
    std::optional<double> perSecond;
    std::optional<std::chrono::milliseconds> retryAfter;
    bool weighted = false;  ///< speaks of compute units or credits
};

}  // namespace signalbox::rpc
