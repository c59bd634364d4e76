// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/node_identity.h"
#include "canopy/start_choices.h"
#include "family/prober.h"

namespace signalbox::canopy {

/// What is asked of Canopy nodes that need not belong to a chain yet.
class CanopyServices : public engine::Prober {
public:
    explicit CanopyServices(std::shared_ptr<rpc::RateRegistry> rates);
    ~CanopyServices() override;
    CanopyServices(const CanopyServices&) = delete;
    CanopyServices& operator=(const CanopyServices&) = delete;

    QCoro::Task<Expected<ProbeReport>> probeEndpoint(EndpointDraft endpoint, QString expectedCaip2) override;
    QCoro::Task<std::optional<engine::Recognized>> recognize(EndpointDraft endpoint) override;
    QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(ChainDraft chain, QDateTime date,
                                                                 int lastDays) override;

private:
    std::shared_ptr<rpc::RateRegistry> m_rates;
};

}  // namespace signalbox::canopy
