// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <deque>

#include "chain/head_rule.h"
#include "chain/recent_headers.h"
#include "cosmos/cosmos_adapter.h"
#include "cosmos/data/block_rows.h"
#include "cosmos/head/head_socket.h"
#include "cosmos/lcd/channel_reader.h"
#include "cosmos/node_client.h"

namespace signalbox::cosmos {

/// One block as it was read.
struct BlockRead {
    BlockData block;
    std::shared_ptr<const BlockResults> results;
};

class CosmosAdapter::Private {
public:
    Private(CosmosAdapterConfig given, std::shared_ptr<rpc::RateRegistry> rates, std::function<void()> wake);

    CosmosAdapterConfig config;
    NodeClient client;
    LcdClient lcd;
    ChannelReader channels;
    rpc::KeptSockets sockets;

    std::optional<chain::BlockRef> newest;  ///< highest head returned so far
    QElapsedTimer newestAt;
    int lowerHeads = 0;
    chain::ClockGap clockGap;
    bool unconfirmed = false;   ///< the first or a doubtful head without an answer of another endpoint
    chain::RecentHeaders seen;  ///< blocks that were returned: what contradicts them is another chain
    bool firstAgrees = false;   ///< block 1 was compared
    bool toldUnproven = false;
    std::optional<BlockData> ahead;  ///< the head's block, which the fetch that follows uses
    qint64 blocksPerFetch = 16;

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
    QCoro::Task<bool> headCounts(chain::BlockRef head, qint64 endpoint, std::shared_ptr<Tally> tally);
    QCoro::Task<Expected<Done>> proven(BlockRead* block, BlockData next, qint64 only, std::shared_ptr<Tally> tally);
    Expected<Done> add(const BlockRead& read, indexing::Fetched& fetched, SeenEnds& ends);
    QCoro::Task<Expected<indexing::Fetched>> fetchOnce(indexing::FetchRequest request, qint64 avoid, qint64* endpoint);
    void sized(const indexing::Fetched& fetched, double milliseconds, qint64 blocks);
};

chain::BlockRef refOf(const BlockData& block);
Error restartedError(const QString& chainId, Height height);

}  // namespace signalbox::cosmos
