// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/rpc_session.h"
#include "signalbox/queries.h"

namespace signalbox::evm {

QCoro::Task<ProbeReport> probe(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                               Cancellation cancellation);

}  // namespace signalbox::evm
