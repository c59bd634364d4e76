// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/adapter_config.h"
#include "evm/reading/fetched.h"
#include "rpc/endpoint_pool.h"

namespace signalbox::evm {

/// Headers by number, in batches of the size that the endpoints accept. Belongs to the worker's thread; `config` and
/// `pool` outlive it.
class HeaderFetcher {
public:
    HeaderFetcher(const EvmAdapterConfig& config, rpc::EndpointPool& pool) : m_config(config), m_pool(pool) {}

    /// One header by number or tag; none if the endpoint has no such block. `only`: the endpoint, or 0 for any.
    QCoro::Task<Expected<std::optional<Header>>> block(QByteArray tag, qint64 only, qint64* endpoint);
    QCoro::Task<Expected<FetchedHeaders>> fetch(std::vector<Height> numbers, qint64 only);
    /// The reason why they cannot be headers of this chain; none if they follow one another.
    std::optional<Error> check(const FetchedHeaders& headers) const;

private:
    /// The answered headers of one batch; for a single block, the header or a refusal.
    QCoro::Task<tl::expected<FetchedHeaders, rpc::Refusal>> batch(std::vector<Height> numbers, qint64 only,
                                                                  qint64 avoid);
    bool batchTooLarge(const rpc::Refusal& refusal, int size);
    int batchesAtOnce() const;
    QCoro::Task<FetchedHeaders> mend(FetchedHeaders headers, qint64 only);

    const EvmAdapterConfig& m_config;
    rpc::EndpointPool& m_pool;
    HeaderReader m_reader;
};

}  // namespace signalbox::evm
