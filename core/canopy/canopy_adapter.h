// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "catalog/rows.h"
#include "family/reading/pool_adapter.h"
#include "rpc/endpoint_settings.h"
#include "rpc/rate_bucket.h"

namespace signalbox::canopy {

/// Description of a CanopyAdapter's chain.
struct CanopyAdapterConfig {
    quint64 chainId = 0;
    quint64 networkId = 0;  ///< 0 if not checked
    Height from = 1;        ///< the first indexed block; the state before it is folded into it
    std::vector<rpc::EndpointSettings> endpoints;
    std::optional<double> blockSeconds;
    bool bulk = true;  ///< false if indexer-blobs must not be used
    const catalog::Catalog* catalog =
        nullptr;  ///< null for Catalog::canopy(); must outlive the adapter and its results
};

/// One Canopy chain over its nodes' HTTP routes. fetch() fills Fetched::tables with the rows of every entity that
/// belongs to blocks, for any range in any order: the state before a range is read, or kept from the range that ended
/// there. Every committed block is final, so Head::finalized is the latest. Created, used and destroyed in the chain
/// worker's thread; the destructor cancels running requests and waits for them.
class CanopyAdapter : public engine::PoolAdapter {
public:
    CanopyAdapter(CanopyAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates);
    ~CanopyAdapter() override;

    void reconfigure(CanopyAdapterConfig config);  ///< takes effect with the next request
    void undone(Height ancestor) override;

    QCoro::Task<Expected<indexing::Head>> head() override;
    QCoro::Task<Expected<std::vector<chain::BlockRef>>> headers(Interval range) override;
    QCoro::Task<Expected<indexing::Fetched>> fetch(indexing::FetchRequest request) override;
    qint64 suggestedBlocks() const override;
    int suggestedInFlight() const override;
    std::vector<EndpointSnapshot> endpoints() const override;

    /// poll_snapshots and proposal_snapshots as of now, from the endpoint that provides the head; polls are the same on
    /// every node, proposals are that node's own.
    QCoro::Task<Expected<std::shared_ptr<const catalog::RowSet>>> snapshots();

    /// How blocks are read: bulk, plain, or empty before the first one.
    QString form() const override;

private:
    rpc::EndpointPool& pool() const override;

    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::canopy
