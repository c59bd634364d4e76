// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/doubt/rechecker.h"
#include "evm/reading/block_reader.h"

namespace signalbox::evm {

/// Compares logs with headers.
class DoubtChecker {
public:
    DoubtChecker(const EvmAdapterConfig& config, rpc::EndpointPool& pool, LogCalls& calls, BlockReader& blocks,
                 DoubtPolicy& doubts, TrustBook& trust, Rechecker& rechecker)
        : m_config(config),
          m_pool(pool),
          m_calls(calls),
          m_blocks(blocks),
          m_doubts(doubts),
          m_trust(trust),
          m_rechecker(rechecker)
    {
    }

    /// Examines what contradicts the headers. Corrects `logs` if logs were added; LOGS_MISSING if some were omitted:
    /// the endpoint is distrusted from then on, and the range must be read again.
    QCoro::Task<std::optional<Error>> check(const FetchedHeaders& headers, FetchedLogs& logs, const LogFilter& filter);
    /// Adds the topics of other logs that often explained a bloom, so that they are requested with the wanted ones.
    void addExplaining(LogFilter& filter) const;

private:
    struct Doubt {
        Header header;
        double chance = 0;         ///< probability of this bloom if no log is missing
        std::vector<Bytes20> who;  ///< contracts in the bloom without logs
    };
    std::vector<Doubt> doubtsOf(const FetchedHeaders& headers, const FetchedLogs& logs, const LogFilter& filter) const;
    QCoro::Task<std::optional<Error>> lookInto(std::vector<Doubt> found, const FetchedLogs& logs, LogFilter filter);
    QCoro::Task<std::optional<Error>> askReceipts(std::vector<Doubt> left, const FetchedLogs& logs, LogFilter filter);
    void noteExplained(const DecodedLogs& logs);
    Error leftOut(const FetchedLogs& logs, Height block);
    std::vector<Height> deniedBlocks(const FetchedHeaders& headers, const FetchedLogs& logs,
                                     const LogFilter& filter) const;
    QCoro::Task<std::optional<Error>> confirmDenied(std::vector<Height> denied, const FetchedHeaders& headers,
                                                    FetchedLogs& logs, LogFilter filter);

    const EvmAdapterConfig& m_config;
    rpc::EndpointPool& m_pool;
    LogCalls& m_calls;
    BlockReader& m_blocks;
    DoubtPolicy& m_doubts;
    TrustBook& m_trust;
    Rechecker& m_rechecker;
    std::map<Height, int> m_receiptsFailed;                  ///< failed requests for receipts of doubtful blocks
    std::map<std::pair<Bytes20, Bytes32>, int> m_explained;  ///< other logs that explained a bloom's match
    std::set<Bytes32> m_alongside;  ///< topics that are requested in addition to the wanted ones
};

}  // namespace signalbox::evm
