// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "evm/reading/header_fetcher.h"

namespace signalbox::evm {

/// Single requests for logs and receipts, decoded. `only` and `avoid` are endpoints, or 0 for any and none.
class LogCalls {
public:
    LogCalls(rpc::EndpointPool& pool, HeaderFetcher& headers) : m_pool(pool), m_headers(headers) {}

    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> getLogs(Interval range, std::optional<Bytes32> hash,
                                                                 LogFilter filter, qint64 only, qint64 avoid);
    /// The logs of each block by its hash, in one batch; appends the blocks without an answer to `unanswered`.
    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> hashBatch(std::vector<Header> blocks, LogFilter filter,
                                                                   qint64 only, qint64 avoid,
                                                                   std::vector<Header>* unanswered);
    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> receipts(Header header, LogFilter filter, qint64 only);
    /// One block that is too large for eth_getLogs: its receipts, then its logs by address.
    QCoro::Task<Expected<FetchedLogs>> oneHeavyBlock(Height number, LogFilter filter, qint64 only);

    std::size_t maxAddresses() const { return m_maxAddresses; }  ///< addresses in one request
    void tooManyAddresses(std::size_t refused);

private:
    /// Sends the call, whose reader fills `out.decoded`, and completes `out`, except for its answers.
    QCoro::Task<std::optional<rpc::Refusal>> send(rpc::Call call, FetchedLogs& out);

    rpc::EndpointPool& m_pool;
    HeaderFetcher& m_headers;
    LogDecoder m_decoder;
    std::size_t m_maxAddresses = 500;
    std::set<qint64> m_strayNoted;
};

}  // namespace signalbox::evm
