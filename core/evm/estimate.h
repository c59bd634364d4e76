// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/log_filter.h"
#include "evm/proof/proof_check.h"
#include "evm/rpc_session.h"
#include "signalbox/queries.h"

namespace signalbox::evm {

struct EstimateInput {
    Interval range;
    LogFilter filter;
    bool fullHeaders = true;
    bool anyLogs = true;  ///< false: only headers are indexed
    double rate = 0;      ///< requests per second allowed; 0: no limit
    bool proven = false;  ///< header and receipts of every block instead of ranges of logs
};

/// One sample range: what an answer held and how long it took.
struct RangeSample {
    qint64 blocks = 0, rows = 0, bytes = 0, blocksWithRows = 0;
    double milliseconds = 0;
};

/// How much the run asks for at once: ranges of history, and requests in all (a range has batches of headers, too).
struct AtOnce {
    int ranges = 1, requests = 1;
};

/// The figures that samples spread over a history give; with fewer than 20 of them all are unknown. `batchMs`: one
/// batch of headers. Times of samples and batch are those beside others, as in the run.
Estimate estimateFrom(const std::vector<RangeSample>& samples, const EstimateInput& input, qint64 cap, qint64 maxLogs,
                      int batchSize, double batchMs, AtOnce atOnce);

/// The same history in header mode proven: two calls for each block, by the time that sampled blocks took.
Estimate withReceipts(Estimate logs, const std::vector<proof::ReceiptsSample>& samples, const EstimateInput& input,
                      AtOnce atOnce);

/// Asks for 24 ranges or more, one in each equal part of the history.
QCoro::Task<Estimate> estimate(std::shared_ptr<RpcSession> session, EstimateInput input);

}  // namespace signalbox::evm
