// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/node_client.h"
#include "signalbox/queries.h"

namespace signalbox::cosmos {

/// The start choices of the wizard, each with an estimate from sample blocks of these endpoints: earliest (the lowest
/// block that the endpoints still have), block, date, last_days. A date before the earliest block gives that one.
QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(std::vector<EndpointDraft> endpoints, QDateTime date,
                                                             int lastDays, Height from,
                                                             std::shared_ptr<rpc::RateRegistry> rates,
                                                             Cancellation cancellation);

}  // namespace signalbox::cosmos
