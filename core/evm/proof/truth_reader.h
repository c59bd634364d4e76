// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <memory>

#include "evm/adapter_config.h"
#include "evm/evm_services.h"
#include "indexing/adapter.h"
#include "rpc/rate_bucket.h"

namespace signalbox::evm::proof {

/// Blocks that are read again for a verification, all by the same streams.
struct Piece {
    Interval range;
    chain::Streams streams;
    std::optional<indexing::Fetched> truth;
    std::optional<Error> error;  ///< PROOF_MISMATCH: what the endpoints answer does not match its header
    bool byHash = false;         ///< its receipts cannot be proven: to be read by the logs of each block's hash
};

struct PiecesRead {
    std::vector<Piece> pieces;
    bool noReceipts = false;  ///< no endpoint returns block receipts
};

/// Leaves the endpoints that pieces can be read from: those that are enabled, over HTTP.
void keepReadable(EvmAdapterConfig& config);

/// Tied to the services: their end is its end. Reads the pieces by receipts that match their headers or, `byHash`, by
/// the logs of each block's hash. Needs a thread with an event loop; nothing of it is left when the task ends.
QCoro::Task<Expected<PiecesRead>> readPieces(EvmServices& services, EvmAdapterConfig config,
                                             std::shared_ptr<rpc::RateRegistry> rates, std::vector<Piece> pieces,
                                             bool byHash);

}  // namespace signalbox::evm::proof
