#pragma once

#include "signalbox/snapshot.h"

namespace signalbox {

/// What chains of the shipped families have.
inline Features featuresOf(const QString& family)
{
    return family == QLatin1String("canopy")
               ? Features(Feature::GlobalTables) | Feature::Explorer
               : Features(Feature::Streams) | Feature::Events | Feature::Forks | Feature::Receipts;
}

/// A chain that is followed, with one endpoint that answers.
inline ChainSnapshot live()
{
    ChainSnapshot chain;
    chain.caip2 = QStringLiteral("eip155:1");
    chain.name = QStringLiteral("Ethereum");
    chain.features = featuresOf(QStringLiteral("eip155"));
    chain.live = true;
    chain.state = ChainState::Ok;
    EndpointSnapshot endpoint;
    endpoint.id = 1;
    endpoint.state = EndpointState::Ok;
    chain.endpoints = {endpoint};
    return chain;
}

}  // namespace signalbox
