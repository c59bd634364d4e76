// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/node_identity.h"
#include "canopy/start_choices.h"

namespace signalbox::canopy {

/// Queries of the wizard and of `endpoint test`, sent to nodes that need not belong to a chain yet. All drafts have
/// their secrets resolved. Lives in one thread with an event loop; its destructor cancels running requests and waits
/// for them.
class CanopyServices {
public:
    explicit CanopyServices(std::shared_ptr<rpc::RateRegistry> rates);
    ~CanopyServices();
    CanopyServices(const CanopyServices&) = delete;
    CanopyServices& operator=(const CanopyServices&) = delete;

    /// As reportOn(); the task fails only if canceled.
    QCoro::Task<Expected<ProbeReport>> probeEndpoint(EndpointDraft endpoint, QString expectedCaip2);
    /// As identify(), for a sentence about an endpoint that is not of the expected family.
    QCoro::Task<std::optional<ChainIdentity>> identity(EndpointDraft endpoint);
    QCoro::Task<Expected<std::vector<StartChoice>>> choices(std::vector<EndpointDraft> endpoints, QDateTime date,
                                                            int lastDays, Height from);

private:
    std::shared_ptr<rpc::RateRegistry> m_rates;
    TaskScope m_scope;
};

}  // namespace signalbox::canopy
