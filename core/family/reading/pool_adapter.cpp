// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/reading/pool_adapter.h"

namespace signalbox::engine {

namespace {

constexpr int distantMs = 60;

}  // namespace

int PoolAdapter::inFlight(int each, int most) const
{
    const auto& endpoints = pool().endpoints();
    const int usable = std::max(1, endpoints.usableCount());
    const int wanted = (endpoints.medianLatency() > distantMs ? 2 * each : each) * usable;
    return std::clamp(wanted, 1, std::max(1, std::min(most, endpoints.slots())));
}

}  // namespace signalbox::engine
