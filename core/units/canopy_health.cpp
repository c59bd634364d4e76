#include "units/canopy_health.h"

#include <algorithm>

namespace signalbox::engine {

namespace {

QString word(const EndpointSnapshot& endpoint)
{
    switch (endpoint.state) {
        case EndpointState::Ok:
            return QStringLiteral("healthy");
        case EndpointState::Slow:
        case EndpointState::Limited:
        case EndpointState::Lagging:
            return QStringLiteral("degraded");
        case EndpointState::Down:
        case EndpointState::WrongChain:
        case EndpointState::Refused:
            return QStringLiteral("unreachable");
        case EndpointState::Untested:
        case EndpointState::Disabled:
            break;
    }
    return QStringLiteral("unknown");
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
        health.endpoints.push_back({endpoint.url, state, endpoint.trouble ? endpoint.trouble->error.text : QString(),
                                    endpoint.head.value_or(0), endpoint.latencyMs.value_or(0)});
        used += endpoint.state != EndpointState::Disabled && endpoint.state != EndpointState::Untested;
        healthy += state == QLatin1String("healthy") || state == QLatin1String("degraded");
        highest = std::max(highest, endpoint.head.value_or(-1));
    }
    health.endpointState = used == 0      ? QStringLiteral("unknown")
                           : healthy == 0 ? QStringLiteral("unreachable")
                                          : QStringLiteral("healthy");
    if (used > 0)
        health.endpointText =
            QStringLiteral("%1/%2 endpoints healthy, max height %3").arg(healthy).arg(used).arg(highest);
    health.queueState = chain.queueDepth < 10      ? QStringLiteral("healthy")
                        : chain.queueDepth < 1'000 ? QStringLiteral("warning")
                                                   : QStringLiteral("critical");
    health.queueText = QStringLiteral("%1 waiting").arg(chain.queueDepth);
    health.overall =
        health.endpointState == QLatin1String("unreachable") || health.queueState == QLatin1String("critical")
            ? QStringLiteral("critical")
        : health.queueState == QLatin1String("warning") ? health.queueState
                                                        : health.endpointState;
    return health;
}

}  // namespace signalbox::engine
