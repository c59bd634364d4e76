// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/erc8004/erc8004_decoder.h"
#include "evm/reading/header_fetcher.h"

namespace signalbox::evm {

/// Makes rows of the headers and logs of a range.
class RowAssembler {
public:
    RowAssembler(const EvmAdapterConfig& config, const HeaderFetcher& headers)
        : m_config(config), m_headers(headers), m_events(config.chainId)
    {
    }

    /// INCONSISTENT_ANSWERS if logs and headers of a block do not belong together.
    Expected<indexing::Fetched> assemble(const indexing::FetchRequest& request, FetchedLogs logs,
                                         FetchedHeaders headers);
    void setRetracted(QSet<QString> eventIds) { m_events.setRetracted(std::move(eventIds)); }

private:
    void noteUnknown(const RegistryLog& log) const;

    const EvmAdapterConfig& m_config;
    const HeaderFetcher& m_headers;
    Erc8004Decoder m_events;
};

}  // namespace signalbox::evm
