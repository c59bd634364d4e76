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
    bool anyLogs = true;  ///< false if only headers are indexed
    double rate = 0;      ///< allowed requests per second; 0 for no limit
    bool proven = false;  ///< true for header and receipts of every block instead of ranges of logs
};

/// One sample range: the size of the answer and its duration.
struct RangeSample {
    qint64 blocks = 0, rows = 0, bytes = 0, blocksWithRows = 0;
    double milliseconds = 0;
};

/// Concurrency of the run: ranges of history, and requests in all (a range has batches of headers, too).
struct AtOnce {
    int ranges = 1, requests = 1;
};

/// The estimate from samples spread over a history; with fewer than 20, all figures are unknown. `batchMs`: one batch
/// of headers. Times of samples and batch are measured under the concurrency of the run.
Estimate estimateFrom(const std::vector<RangeSample>& samples, const EstimateInput& input, qint64 cap, qint64 maxLogs,
                      int batchSize, double batchMs, AtOnce atOnce);

/// The same history in header mode proven: two calls per block, by the duration of sampled blocks.
Estimate withReceipts(Estimate logs, const std::vector<proof::ReceiptsSample>& samples, const EstimateInput& input,
                      AtOnce atOnce);

/// Requests 24 ranges or more, one in each equal part of the history.
QCoro::Task<Estimate> estimate(std::shared_ptr<RpcSession> session, EstimateInput input);

}  // namespace signalbox::evm
