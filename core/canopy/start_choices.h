// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/node_client.h"
#include "signalbox/queries.h"

namespace signalbox::canopy {

/// The start choices of the wizard, each with an estimate from sample blocks of this endpoint.
QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(std::vector<EndpointDraft> endpoints, QDateTime date,
                                                             int lastDays, Height from,
                                                             std::shared_ptr<rpc::RateRegistry> rates,
                                                             Cancellation cancellation);

}  // namespace signalbox::canopy
