// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/calls/call_pace.h"

#include <algorithm>

namespace signalbox::evm {

namespace {

constexpr double callWeight = 26;  ///< of eth_call where a provider counts in its own units
constexpr double longestRestMs = 60'000;

}  // namespace

double CallPace::restAfter(int calls, double milliseconds, const std::optional<rpc::LearnedRate>& learned,
                           double ceiling) const
{
    double rest = milliseconds * (1 / m_timeShare - 1);
    const auto limit = [&](double perSecond, double cost) {
        if (perSecond > 0)
            rest = std::max(rest, 1'000 * cost / (perSecond * m_share) - milliseconds);
    };
    if (learned)
        limit(learned->perSecond, learned->unit == rpc::RateUnit::Weight ? calls * callWeight : calls);
    limit(ceiling, calls);
    return std::clamp(rest, 0.0, longestRestMs);
}

}  // namespace signalbox::evm
