// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/prober.h"
#include "rpc/rate_bucket.h"

namespace signalbox::engine {

/// The requests of a family without tokens and events; each ends early when canceled.
struct NodeRequests {
    using Rates = std::shared_ptr<rpc::RateRegistry>;
    QCoro::Task<ProbeReport> (*report)(EndpointDraft endpoint, QString expectedCaip2, Rates rates,
                                       Cancellation cancellation);
    QCoro::Task<std::optional<Recognized>> (*recognize)(EndpointDraft endpoint, Rates rates, Cancellation cancellation);
    QCoro::Task<Expected<std::vector<StartChoice>>> (*starts)(std::vector<EndpointDraft> endpoints, QDateTime date,
                                                              int lastDays, Height from, Rates rates,
                                                              Cancellation cancellation);
};

/// A prober that carries them out in its scope.
class NodeProber : public Prober {
public:
    NodeProber(const NodeRequests& requests, NodeRequests::Rates rates)
        : m_requests(requests), m_rates(std::move(rates))
    {
    }
    ~NodeProber() override;
    NodeProber(const NodeProber&) = delete;
    NodeProber& operator=(const NodeProber&) = delete;

    QCoro::Task<Expected<ProbeReport>> probeEndpoint(EndpointDraft endpoint, QString expectedCaip2) override;
    QCoro::Task<std::optional<Recognized>> recognize(EndpointDraft endpoint) override;
    QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(ChainDraft chain, QDateTime date,
                                                                 int lastDays) override;

private:
    const NodeRequests m_requests;
    const NodeRequests::Rates m_rates;
};

}  // namespace signalbox::engine
