// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/node_client.h"
#include "signalbox/queries.h"

namespace signalbox::canopy {

/// Lines of the wizard's "from where" table, each with an estimate from sample blocks of that very endpoint.
QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(std::vector<EndpointDraft> endpoints, QDateTime date,
                                                             int lastDays, Height from,
                                                             std::shared_ptr<rpc::RateRegistry> rates,
                                                             Cancellation cancellation);

}  // namespace signalbox::canopy
