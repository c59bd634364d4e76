// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/doubt/doubt_policy.h"
#include "evm/doubt/trust_book.h"
#include "evm/reading/log_calls.h"

namespace signalbox::evm {

/// Logs of single blocks: by the blocks' hashes, the form that a reorg cannot mix up, or from their receipts.
class BlockReader {
public:
    BlockReader(const EvmAdapterConfig& config, rpc::EndpointPool& pool, LogCalls& calls, DoubtPolicy& doubts,
                const TrustBook& trust)
        : m_config(config), m_pool(pool), m_calls(calls), m_doubts(doubts), m_trust(trust)
    {
    }

    QCoro::Task<Expected<FetchedLogs>> byHash(std::vector<Header> blocks, LogFilter filter, qint64 only, qint64 avoid);
    /// By hash, or by receipts if the endpoint's answers by hash are not trusted.
    QCoro::Task<Expected<FetchedLogs>> read(std::vector<Header> blocks, LogFilter filter, qint64 only);
    /// The blocks whose bloom does not exclude the wanted logs, and a sample of the others.
    std::vector<Header> worthReading(const std::vector<Header>& headers, const LogFilter& filter);

private:
    QCoro::Task<Expected<FetchedLogs>> batchByHash(std::vector<Header> blocks, LogFilter filter, qint64 only,
                                                   qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> byReceipts(std::vector<Header> blocks, LogFilter filter, qint64 only);

    const EvmAdapterConfig& m_config;
    rpc::EndpointPool& m_pool;
    LogCalls& m_calls;
    DoubtPolicy& m_doubts;
    const TrustBook& m_trust;
};

}  // namespace signalbox::evm
