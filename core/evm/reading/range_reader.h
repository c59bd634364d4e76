// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/range_sizer.h"
#include "evm/reading/block_reader.h"

namespace signalbox::evm {

/// Logs of ranges, split according to the limits of the endpoints.
class RangeReader {
public:
    RangeReader(rpc::EndpointPool& pool, HeaderFetcher& headers, LogCalls& calls, BlockReader& blocks,
                RangeSizer& sizer)
        : m_pool(pool), m_headers(headers), m_calls(calls), m_blocks(blocks), m_sizer(sizer)
    {
    }

    QCoro::Task<Expected<FetchedLogs>> read(Interval range, LogFilter filter, qint64 only, qint64 avoid);

private:
    QCoro::Task<Expected<FetchedLogs>> readPart(Interval range, LogFilter filter, qint64 only, qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> unmarked(Interval range, LogFilter filter, qint64 only, qint64 teller);
    bool looksCut(const FetchedLogs& logs) const;

    rpc::EndpointPool& m_pool;
    HeaderFetcher& m_headers;
    LogCalls& m_calls;
    BlockReader& m_blocks;
    RangeSizer& m_sizer;
};

}  // namespace signalbox::evm
