// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/interval.h"

namespace signalbox::layers {

/// What the admin tables of Canopy chains say of a chain's endpoints and its queue, in their words.
struct ChainHealth {
    struct Endpoint {
        QString url, state, error;  ///< state: healthy, degraded, unreachable, unknown
        Height head = 0;
        double latencyMs = 0;
    };
    std::vector<Endpoint> endpoints;  ///< each URL once
    QString endpointState, endpointText, queueState, queueText, overall;
};

/// canopyx.rpc_endpoints (what is not named goes) and canopyx.chains. For use inside a transaction behind the fence.
void writeHealth(store::Transaction& transaction, const ChainPlace& chain, const ChainHealth& health);

}  // namespace signalbox::layers
