// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "evm/adapter_config.h"
#include "family/reading/pool_adapter.h"
#include "rpc/rate_bucket.h"

namespace signalbox::evm {

/// One EVM chain over JSON-RPC. Created, used and destroyed in the chain worker's thread; the destructor cancels
/// running requests and waits for them, so every task that the worker started has ended by then.
class EvmAdapter : public engine::PoolAdapter {
public:
    EvmAdapter(EvmAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates);
    ~EvmAdapter() override;

    /// Takes effect with the next request; running ones end with the old settings. Endpoints that are kept keep their
    /// health.
    void reconfigure(EvmAdapterConfig config);
    void setRetracted(const std::vector<QString>& eventIds) override;
    void undone(Height ancestor) override;

    QCoro::Task<Expected<indexing::Head>> head() override;
    QCoro::Task<Expected<std::vector<chain::BlockRef>>> headers(Interval range) override;
    QCoro::Task<Expected<indexing::Fetched>> fetch(indexing::FetchRequest request) override;
    qint64 suggestedBlocks() const override;
    int suggestedInFlight() const override;
    std::vector<EndpointSnapshot> endpoints() const override;
    std::optional<LogChecks> checks() const override;
    std::vector<Unchecked> unchecked() const override;
    Message limitDetail() const override;

private:
    rpc::EndpointPool& pool() const override;

    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::evm
