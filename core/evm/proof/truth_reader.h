// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <memory>

#include "evm/adapter_config.h"
#include "indexing/adapter.h"
#include "rpc/rate_bucket.h"
#include "support/task_scope.h"

namespace signalbox::evm::proof {

/// Blocks that are read again for a verification, all for the same streams.
struct Piece {
    Interval range;
    chain::Streams streams;
    std::optional<indexing::Fetched> truth;
    std::optional<Error> error;  ///< PROOF_MISMATCH: the answers of the endpoints do not match the header
    bool byHash =
        false;  ///< true if its receipts cannot be proven, so it must be read by the logs of each block's hash
};

struct PiecesRead {
    std::vector<Piece> pieces;
    bool noReceipts = false;  ///< true if no endpoint returns block receipts
};

/// Keeps the endpoints from which pieces can be read: enabled ones over HTTP.
void keepReadable(EvmAdapterConfig& config);

/// Ends with `scope`. Reads the pieces by receipts that match their headers or, `byHash`, by the logs of each
/// block's hash. Needs a thread with an event loop; leaves nothing behind when the task ends.
QCoro::Task<Expected<PiecesRead>> readPieces(TaskScope& scope, EvmAdapterConfig config,
                                             std::shared_ptr<rpc::RateRegistry> rates, std::vector<Piece> pieces,
                                             bool byHash);

}  // namespace signalbox::evm::proof
