// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include "evm/header_reader.h"
#include "evm/log_decoder.h"
#include "family/reading/block_errors.h"
#include "rpc/error_class.h"

namespace signalbox::evm {

using engine::inconsistent;

/// Logs of one range, from one or several answers.
struct FetchedLogs {
    DecodedLogs decoded;
    qint64 bytes = 0;
    double decodeMs = 0;
    qint64 endpoint = 0;      ///< endpoint of the last answer
    bool ofReceipts = false;  ///< true if all logs come from receipts
    struct Answered {
        Interval range;
        qint64 endpoint = 0;
    };
    std::vector<Answered> answers;  ///< the endpoint of each range
    /// The endpoint that returned a block; 0 if several did.
    qint64 teller(Height block) const;
};

struct FetchedHeaders {
    std::vector<Header> headers;  ///< ascending
    qint64 bytes = 0;
    double decodeMs = 0;
    qint64 endpoint = 0;
    const Header* find(Height number) const;
};

void add(FetchedLogs& into, FetchedLogs&& part);  ///< call settle() before the sum is used
/// Waits for all parts and adds them. Returns the first error.
QCoro::Task<std::optional<Error>> addAll(FetchedLogs& into, std::vector<QCoro::Task<Expected<FetchedLogs>>> parts);
/// The settled sum; INCONSISTENT_ANSWERS with `contradiction` if its parts do not fit together.
Expected<FetchedLogs> settled(FetchedLogs&& sum, const Message& contradiction);

/// The caller repeats a batch that is refused as a whole, or whose calls all fail: smaller ones often succeed. This
/// does not count against the endpoint.
std::optional<rpc::Verdict> judgeBatch(const rpc::Fault& fault);
void join(indexing::Fetched& all, indexing::Fetched above);  ///< appends the blocks that follow

}  // namespace signalbox::evm
