// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include "family/prober.h"
#include "rpc/rate_bucket.h"

namespace signalbox::cosmos {

/// The facts about an endpoint of a Cosmos chain. Checks of an RPC endpoint: url, client, chain_id, head, history,
/// results, tx_index, websocket, latency, failures; of a WebSocket: url, websocket; of a REST interface (kind "lcd"):
/// url, chain_id, client, denoms, failures. `draft` contains its secrets; `expectedCaip2` may be empty. Returns a value
/// even for a useless endpoint (ProbeReport::error); ends early when canceled.
QCoro::Task<ProbeReport> probe(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                               Cancellation cancellation);

/// The chain that a CometBFT node or its REST interface serves. None if the endpoint does not answer as one.
QCoro::Task<std::optional<engine::Recognized>> recognize(EndpointDraft draft, std::shared_ptr<rpc::RateRegistry> rates,
                                                         Cancellation cancellation);

}  // namespace signalbox::cosmos
