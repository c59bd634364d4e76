// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "chain/recent_headers.h"
#include "cosmos/cosmos_adapter.h"
#include "cosmos/data/block_rows.h"
#include "cosmos/head/head_socket.h"
#include "cosmos/lcd/channel_reader.h"
#include "cosmos/node_client.h"
#include "family/reading/final_heads.h"
#include "family/reading/range_fetch.h"

namespace signalbox::cosmos {

/// One block as it was read.
struct BlockRead {
    BlockData block;
    std::shared_ptr<const BlockResults> results;
};

class CosmosAdapter::Private : public engine::FinalHeads::Nodes {
public:
    Private(CosmosAdapterConfig given, std::shared_ptr<rpc::RateRegistry> rates, std::function<void()> wake);

    CosmosAdapterConfig config;
    NodeClient client;
    LcdClient lcd;
    ChannelReader channels;
    rpc::KeptSockets sockets;
    engine::FinalHeads heads{client.pool(), *this};
    engine::FetchSize size{128};

    QCoro::Task<Expected<engine::FinalHeads::Newest>> newestBlock(qint64 only) override;
    QCoro::Task<Expected<chain::BlockRef>> headBlock(engine::FinalHeads::Newest newest) override;
    QCoro::Task<std::optional<chain::BlockRef>> otherHead(chain::BlockRef doubtful, qint64 avoid) override;

    chain::RecentHeaders seen;  ///< blocks that were returned: what contradicts them is another chain
    bool firstAgrees = false;   ///< block 1 was compared
    bool toldUnproven = false;
    std::optional<BlockData> candidate;  ///< the last block that was read for its hash
    std::optional<BlockData> ahead;      ///< the head's block, which the fetch that follows uses

    /// Read at the same time, a bounded number of blocks ahead.
    struct Pending {
        Height height = 0;
        std::optional<BlockData> known;
        std::optional<QCoro::Task<Asked<BlockData>>> block;
        std::optional<QCoro::Task<Asked<std::shared_ptr<const BlockResults>>>> results;
    };
    Pending ask(Height height, qint64 only, qint64 avoid, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<BlockRead>> finish(Pending* pending);

    void connect();
    std::optional<Error> checkIdentity(const BlockData& block, qint64 endpoint);
    std::optional<Error> restarted(const BlockData& block) const;
    QCoro::Task<std::optional<Error>> checkFirst(qint64 endpoint, std::shared_ptr<Tally> tally);
    QCoro::Task<Expected<Done>> proven(BlockRead* block, BlockData next, qint64 only, std::shared_ptr<Tally> tally);
    Expected<Done> add(const BlockRead& read, indexing::Fetched& fetched, SeenEnds& ends);
    QCoro::Task<Expected<indexing::Fetched>> fetchOnce(indexing::FetchRequest request, qint64 avoid, qint64* endpoint);
};

chain::BlockRef refOf(const BlockData& block);
Error restartedError(const QString& chainId, Height height);

}  // namespace signalbox::cosmos
