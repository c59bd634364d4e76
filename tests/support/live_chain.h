#pragma once

#include "signalbox/snapshot.h"

namespace signalbox {

/// A chain that is followed, with one endpoint that answers.
inline ChainSnapshot live()
{
    ChainSnapshot chain;
    chain.caip2 = QStringLiteral("eip155:1");
    chain.name = QStringLiteral("Ethereum");
    chain.live = true;
    chain.state = ChainState::Ok;
    EndpointSnapshot endpoint;
    endpoint.id = 1;
    endpoint.state = EndpointState::Ok;
    chain.endpoints = {endpoint};
    return chain;
}

}  // namespace signalbox
