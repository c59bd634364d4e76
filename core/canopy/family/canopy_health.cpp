// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/family/canopy_health.h"
#include "signalbox/literals.h"

#include <algorithm>

namespace signalbox::engine {

namespace {

QString word(const EndpointSnapshot& endpoint)
{
    switch (endpoint.state) {
        case EndpointState::Ok:
            return u"healthy"_s;
        case EndpointState::Slow:
        case EndpointState::Limited:
        case EndpointState::Lagging:
            return u"degraded"_s;
        case EndpointState::Down:
        case EndpointState::WrongChain:
        case EndpointState::Refused:
            return u"unreachable"_s;
        case EndpointState::Untested:
        case EndpointState::Disabled:
            break;
    }
    return u"unknown"_s;
}

}  // namespace

layers::ChainHealth canopyHealth(const ChainSnapshot& chain)
{
    layers::ChainHealth health;
    int healthy = 0, used = 0;
    Height highest = -1;
    for (const EndpointSnapshot& endpoint : chain.endpoints) {
        const bool known = std::any_of(health.endpoints.begin(), health.endpoints.end(),
                                       [&](const auto& other) { return other.url == endpoint.url; });
        if (known)
            continue;  // with different keys they look alike
        const QString state = word(endpoint);
        health.endpoints.push_back({endpoint.url, state, endpoint.failure ? endpoint.failure->error.text() : QString(),
                                    endpoint.head.value_or(0), endpoint.latencyMs.value_or(0)});
        used += endpoint.state != EndpointState::Disabled && endpoint.state != EndpointState::Untested;
        healthy += state == "healthy"_L1 || state == "degraded"_L1;
        highest = std::max(highest, endpoint.head.value_or(-1));
    }
    health.endpointState = used == 0 ? u"unknown"_s : healthy == 0 ? u"unreachable"_s : u"healthy"_s;
    if (used > 0)
        health.endpointText = u"%1/%2 endpoints healthy, max height %3"_s.arg(healthy).arg(used).arg(highest);
    health.queueState = chain.queueDepth < 10 ? u"healthy"_s : chain.queueDepth < 1'000 ? u"warning"_s : u"critical"_s;
    health.queueText = u"%1 waiting"_s.arg(chain.queueDepth);
    health.overall = health.endpointState == "unreachable"_L1 || health.queueState == "critical"_L1 ? u"critical"_s
                     : health.queueState == "warning"_L1                                            ? health.queueState
                                                         : health.endpointState;
    return health;
}

}  // namespace signalbox::engine
