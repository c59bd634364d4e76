// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QElapsedTimer>
#include <optional>

#include "chain/head_rule.h"
#include "indexing/adapter.h"
#include "rpc/endpoint_pool.h"

namespace signalbox::engine {

/// Which head counts on a chain whose blocks are final when they exist: an endpoint's newest block by the rule of
/// chain/head_rule.h. A node that was reset or that lags undoes no block; only a head that stays low is reported.
/// Another endpoint is asked if one fails. Lives in the worker's thread.
class FinalHeads {
public:
    /// An endpoint's newest block as it reports it.
    struct Newest {
        Height number = 0;
        qint64 endpoint = 0;
        std::optional<qint64> timestamp = {};  ///< unix seconds; none if it is told with the block only
    };
    /// The family's requests. It outlives its tasks.
    class Nodes {
    public:
        virtual ~Nodes() = default;
        virtual QCoro::Task<Expected<Newest>> newestBlock(qint64 only) = 0;
        /// Reads the block and checks that it belongs to the chain.
        virtual QCoro::Task<Expected<chain::BlockRef>> headBlock(Newest newest) = 0;
        /// The newest block of another endpoint, to judge a doubtful head; none if no other one answers.
        virtual QCoro::Task<std::optional<chain::BlockRef>> otherHead(chain::BlockRef doubtful, qint64 avoid) = 0;
    };

    FinalHeads(rpc::EndpointPool& pool, Nodes& nodes) : m_pool(pool), m_nodes(nodes) {}

    QCoro::Task<Expected<indexing::Head>> head(std::optional<double> blockSeconds);
    const std::optional<chain::BlockRef>& newest() const { return m_newest; }  ///< the head that was returned last
    void forget() { m_newest.reset(); }

private:
    bool goElsewhere(const Error& error, qint64 endpoint);
    QCoro::Task<bool> counts(chain::BlockRef head, qint64 endpoint, std::optional<double> blockSeconds);
    void take(const chain::BlockRef& head);

    rpc::EndpointPool& m_pool;
    Nodes& m_nodes;
    std::optional<chain::BlockRef> m_newest;
    QElapsedTimer m_newestAt;
    int m_lowerHeads = 0;
    chain::ClockGap m_clockGap;
    bool m_unconfirmed = false;  ///< true for the first or a doubtful head that no other endpoint confirmed
};

}  // namespace signalbox::engine
