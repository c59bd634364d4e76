// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <memory>

#include "rpc/rate_bucket.h"
#include "signalbox/commands.h"
#include "signalbox/queries.h"
#include "support/task_scope.h"

namespace signalbox::canopy {

/// The facts about an endpoint of a Canopy chain, for the wizard and for `endpoint test`. The checks of the report are
/// url, client, chain_id, head, bulk, latency, failures.
struct NodeProbe {
    ProbeReport report;   ///< genesisHash is that of block 1
    quint64 chainId = 0;  ///< 0 if not read
    quint64 networkId = 0;
    std::optional<bool> bulk;  ///< true if it has the bulk answer
};

/// `draft` contains its secrets; `expectedCaip2` may be empty. Returns a value even for a useless endpoint
/// (ProbeReport::error); ends early when canceled.
QCoro::Task<NodeProbe> probeNode(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                                 Cancellation cancellation);

}  // namespace signalbox::canopy
