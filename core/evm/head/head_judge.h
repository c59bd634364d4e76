// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain/head_rule.h"
#include "chain/recent_headers.h"
#include "evm/head/head_subscriptions.h"
#include "evm/reading/header_fetcher.h"
#include "indexing/adapter.h"

namespace signalbox::evm {

/// Decides which head and finalized block of the endpoints count, and keeps the newest headers returned so far.
/// Doubtful heads are compared with those of other endpoints (chain/head_rule.h).
class HeadJudge {
public:
    HeadJudge(const EvmAdapterConfig& config, rpc::EndpointPool& pool, HeaderFetcher& headers,
              HeadSubscriptions& subscriptions)
        : m_config(config), m_pool(pool), m_headers(headers), m_subscriptions(subscriptions)
    {
    }

    QCoro::Task<Expected<indexing::Head>> head();
    const std::optional<chain::BlockRef>& newest() const { return m_newest; }  ///< highest head returned so far
    Height finalizedHeight() const;                                            ///< −1 if unknown

    /// False if the endpoint serves another chain.
    QCoro::Task<bool> agreesWithRecent(std::vector<Header> headers, qint64 endpoint);
    void remember(const std::vector<Header>& headers);
    void undone(Height ancestor) { m_recent.removeAbove(ancestor); }

private:
    QCoro::Task<std::optional<Error>> refreshFinalized(qint64 endpoint);
    QCoro::Task<Expected<Done>> judge(chain::BlockRef head, qint64 endpoint);
    QCoro::Task<std::optional<chain::BlockRef>> otherHead(qint64 endpoint);
    bool takeBack(const chain::BlockRef& head, bool sure);

    const EvmAdapterConfig& m_config;
    rpc::EndpointPool& m_pool;
    HeaderFetcher& m_headers;
    HeadSubscriptions& m_subscriptions;
    HeaderReader m_reader;
    std::optional<chain::BlockRef> m_newest;
    QDateTime m_newestAt;
    int m_lowerHeads = 0;        ///< consecutive answers below it
    bool m_unconfirmed = false;  ///< true for the first or a doubtful head without an answer of another endpoint
    rpc::Clock::time_point m_judgedAt{};
    chain::ClockGap m_clockGap;
    std::optional<chain::BlockRef> m_finalized;
    rpc::Clock::time_point m_finalizedAt{};
    chain::RecentHeaders m_recent{600};  ///< headers returned so far
};

}  // namespace signalbox::evm
