// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/doubt/doubt_policy.h"
#include "evm/doubt/told_ranges.h"
#include "evm/doubt/trust_book.h"
#include "evm/reading/fetched.h"

namespace signalbox::evm {

/// Remembers the ranges that endpoints answered, and rechecks those of a distrusted endpoint in the background.
class Rechecker {
public:
    using Read = std::function<QCoro::Task<Expected<FetchedLogs>>(Interval range, LogFilter filter)>;
    using Short = std::function<void(const Intervals& blocks, const chain::Streams& streams)>;

    /// `read`: the logs of a range, read block by block and checked. `onShort`: indexing::Adapter::onShort.
    Rechecker(rpc::EndpointPool& pool, DoubtPolicy& doubts, const TrustBook& trust, Read read, Short onShort)
        : m_pool(pool), m_doubts(doubts), m_trust(trust), m_read(std::move(read)), m_onShort(std::move(onShort))
    {
    }

    void note(const indexing::FetchRequest& request, const FetchedLogs& logs,
              bool byHash);         ///< after the range was returned
    void suspect(qint64 endpoint);  ///< its earlier answers are to be checked
    void start();                   ///< does nothing if it is running or nothing is to be checked
    const std::list<ToldRanges::Told>& unchecked() const { return m_unchecked; }

private:
    QCoro::Task<> run();
    QCoro::Task<Expected<chain::IntervalSet>> shortBlocks(const ToldRanges::Told& range, Interval part);

    rpc::EndpointPool& m_pool;
    DoubtPolicy& m_doubts;
    const TrustBook& m_trust;
    Read m_read;
    Short m_onShort;
    ToldRanges m_told;
    std::list<ToldRanges::Told> m_unchecked;
    bool m_running = false;
};

}  // namespace signalbox::evm
