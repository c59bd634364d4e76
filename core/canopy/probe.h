// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <memory>

#include "rpc/rate_bucket.h"
#include "signalbox/commands.h"
#include "signalbox/queries.h"
#include "support/task_scope.h"

namespace signalbox::canopy {

/// What an endpoint of a Canopy chain says of itself, for the wizard and for `endpoint test`. The checks of the report
/// are url, client, chain_id, head, bulk, latency, failures.
struct NodeProbe {
    ProbeReport report;   ///< genesisHash: of block 1
    quint64 chainId = 0;  ///< 0: not read
    quint64 networkId = 0;
    std::optional<bool> bulk;  ///< has the bulk answer
};

/// `draft` comes with its secrets; `expectedCaip2` may be empty. A value even when the endpoint is useless
/// (ProbeReport::error); ends early when cancelled.
QCoro::Task<NodeProbe> probeNode(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                                 Cancellation cancellation);

}  // namespace signalbox::canopy
