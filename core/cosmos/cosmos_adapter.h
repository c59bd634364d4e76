// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "cosmos/lcd/channel_facts.h"
#include "family/reading/pool_adapter.h"
#include "rpc/endpoint_settings.h"
#include "rpc/rate_bucket.h"

namespace signalbox::cosmos {

class StoredFacts;

/// Description of a CosmosAdapter's chain.
struct CosmosAdapterConfig {
    QString chainId;
    std::optional<Bytes32> firstHash;              ///< hash of block 1, if it was known when the chain was added
    std::vector<rpc::EndpointSettings> endpoints;  ///< RPC, WebSocket and, with the role "lcd", REST
    std::optional<double> blockSeconds;
};

/// One Cosmos chain over its CometBFT nodes. fetch() fills Fetched::tables with the rows of all tables whose rows
/// belong to blocks, and the ends of channels that they name, for any range in any order. A block is final when it
/// exists, so Head::finalized is the latest. Created, used and destroyed in the chain worker's thread; the destructor
/// cancels running requests and waits for them. Errors besides those of endpoints: CHAIN_RESTARTED, HISTORY_PRUNED,
/// RESULTS_DISCARDED, INCONSISTENT_ANSWERS.
class CosmosAdapter : public engine::PoolAdapter {
public:
    CosmosAdapter(CosmosAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates);
    ~CosmosAdapter() override;

    void reconfigure(CosmosAdapterConfig config);  ///< takes effect with the next request
    void undone(Height ancestor) override;
    void abort() override;

    QCoro::Task<Expected<indexing::Head>> head() override;
    QCoro::Task<Expected<std::vector<chain::BlockRef>>> headers(Interval range) override;
    QCoro::Task<Expected<indexing::Fetched>> fetch(indexing::FetchRequest request) override;
    qint64 suggestedBlocks() const override;
    int suggestedInFlight() const override;
    void tryNow() override;
    std::vector<EndpointSnapshot> endpoints() const override;

    /// The counterparty of a channel's end by the chain's present state: from the REST interface, else by abci_query.
    QCoro::Task<Expected<ChannelFacts>> channelFacts(ChannelEnd end);
    TaskScope& scope();  ///< its owner's tasks that use the adapter are guests

    /// What the chain's tables know, kept here so that its connection is closed with the adapter; null until it is set.
    const std::shared_ptr<StoredFacts>& storedFacts() const { return m_storedFacts; }
    void keep(std::shared_ptr<StoredFacts> facts) { m_storedFacts = std::move(facts); }
    /// One task asks for channels at a time: false if one does already.
    bool beginLearning() { return !std::exchange(m_learning, true); }
    void endLearning() { m_learning = false; }

private:
    rpc::EndpointPool& pool() const override;

    class Private;
    std::unique_ptr<Private> d;
    std::shared_ptr<StoredFacts> m_storedFacts;
    bool m_learning = false;
};

}  // namespace signalbox::cosmos
