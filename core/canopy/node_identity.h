// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/node_client.h"
#include "signalbox/queries.h"

namespace signalbox::canopy {

/// Which chain a Canopy node says it is of. None: nothing answers there as a Canopy node does.
QCoro::Task<std::optional<ChainIdentity>> identify(EndpointDraft draft, std::shared_ptr<rpc::RateRegistry> rates,
                                                   Cancellation cancellation);

/// probeNode() as the wizard's report. Where no Canopy node answers, the report's error is NOT_CANOPY, or WRONG_FAMILY
/// when an EVM node does.
QCoro::Task<ProbeReport> reportOn(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                                  Cancellation cancellation);

}  // namespace signalbox::canopy
