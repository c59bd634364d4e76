// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/proof/proven_reader.h"
#include "evm/reading/block_reader.h"
#include "evm/reading/row_assembler.h"

namespace signalbox::evm {

/// Reads blocks whose stored rows an answer lacks, in a way that can contradict that answer.
class Confirmer {
public:
    Confirmer(const EvmAdapterConfig& config, rpc::EndpointPool& pool, HeaderFetcher& headers, LogCalls& calls,
              BlockReader& blocks, ProvenReader& proven, RowAssembler& rows)
        : m_config(config),
          m_pool(pool),
          m_headers(headers),
          m_calls(calls),
          m_blocks(blocks),
          m_proven(proven),
          m_rows(rows)
    {
    }

    /// Without confirmation, an answer is not applied, and the rows that it lacks are kept.
    QCoro::Task<Expected<indexing::Fetched>> fetch(indexing::FetchRequest request, LogFilter filter);

private:
    struct Confirmed {
        FetchedLogs logs;
        std::optional<Header> proven;  ///< the header that the receipts match
        bool confirmed = true;
    };
    QCoro::Task<Expected<Confirmed>> confirm(Header header, LogFilter filter);

    const EvmAdapterConfig& m_config;
    rpc::EndpointPool& m_pool;
    HeaderFetcher& m_headers;
    LogCalls& m_calls;
    BlockReader& m_blocks;
    ProvenReader& m_proven;
    RowAssembler& m_rows;
};

}  // namespace signalbox::evm
