// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "signalbox/snapshot.h"

namespace signalbox {

/// The features of the built-in families' chains.
inline Features featuresOf(const QString& family)
{
    if (family == "canopy"_L1)
        return Features(Feature::GlobalTables) | Feature::Explorer;
    const Features events = Features(Feature::Streams) | Feature::Events | Feature::Forks | Feature::Receipts;
    return family == "eip155"_L1 ? events | Feature::Balances : events;
}

/// A chain that is followed, with one endpoint that answers.
inline ChainSnapshot live()
{
    ChainSnapshot chain;
    chain.caip2 = u"eip155:1"_s;
    chain.name = u"Ethereum"_s;
    chain.features = featuresOf(u"eip155"_s);
    chain.live = true;
    chain.state = ChainState::Ok;
    EndpointSnapshot endpoint;
    endpoint.id = 1;
    endpoint.state = EndpointState::Ok;
    chain.endpoints = {endpoint};
    return chain;
}

}  // namespace signalbox
