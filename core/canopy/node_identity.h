// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/node_client.h"
#include "family/prober.h"

namespace signalbox::canopy {

/// The chain that a Canopy node serves. None if the endpoint does not answer as one.
QCoro::Task<std::optional<engine::Recognized>> recognize(EndpointDraft draft, std::shared_ptr<rpc::RateRegistry> rates,
                                                         Cancellation cancellation);

/// probeNode() as the wizard's report. If another server answers, the report's error is NOT_CANOPY.
QCoro::Task<ProbeReport> reportOn(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                                  Cancellation cancellation);

}  // namespace signalbox::canopy
