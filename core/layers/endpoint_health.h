// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/interval.h"

namespace signalbox::layers {

/// A chain's endpoints and queue for the admin tables of Canopy chains, in the terms of those tables.
struct ChainHealth {
    struct Endpoint {
        QString url, state, error;  ///< state: healthy, degraded, unreachable, unknown
        Height head = 0;
        double latencyMs = 0;
    };
    std::vector<Endpoint> endpoints;  ///< each URL once
    QString endpointState, endpointText, queueState, queueText, overall;
};

/// Writes canopyx.rpc_endpoints (other rows of the chain are removed) and canopyx.chains. For use inside a transaction
/// behind the fence.
void writeHealth(store::Transaction& transaction, const ChainPlace& chain, const ChainHealth& health);

}  // namespace signalbox::layers
