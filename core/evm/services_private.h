// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/evm_services.h"
#include "evm/rpc_session.h"
#include "support/task_scope.h"

namespace signalbox::evm {

class EvmServices::Private {
public:
    std::shared_ptr<rpc::RateRegistry> rates;

    Expected<std::shared_ptr<RpcSession>> open(const std::vector<EndpointDraft>& endpoints)
    {
        return RpcSession::open(endpoints, rates);
    }
};

/// A session that ends when the services are canceled.
struct Tied {
    std::shared_ptr<RpcSession> session;
    Cancellation::Hook hook;
    Tied(std::shared_ptr<RpcSession> opened, const Cancellation& cancellation)
        : session(std::move(opened)), hook(cancellation.onRequest([alive = session] { alive->pool().cancel(); }))
    {
    }
};

}  // namespace signalbox::evm
