// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/prober.h"
#include "rpc/rate_bucket.h"

namespace signalbox::cosmos {

/// What is asked of nodes of Cosmos chains that need not belong to a chain yet.
class CosmosServices : public engine::Prober {
public:
    explicit CosmosServices(std::shared_ptr<rpc::RateRegistry> rates) : m_rates(std::move(rates)) {}
    ~CosmosServices() override;
    CosmosServices(const CosmosServices&) = delete;
    CosmosServices& operator=(const CosmosServices&) = delete;

    QCoro::Task<Expected<ProbeReport>> probeEndpoint(EndpointDraft endpoint, QString expectedCaip2) override;
    QCoro::Task<std::optional<engine::Recognized>> recognize(EndpointDraft endpoint) override;
    QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(ChainDraft chain, QDateTime date,
                                                                 int lastDays) override;

private:
    std::shared_ptr<rpc::RateRegistry> m_rates;
};

}  // namespace signalbox::cosmos
