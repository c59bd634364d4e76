// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/rpc_session.h"

namespace signalbox::evm::proof {

/// Checks whether blocks can be proven at the start, in the middle and at the head of a chain.
struct ProofCheck {
    bool ok = false;
    Message text;  ///< English
};
QCoro::Task<ProofCheck> checkProofs(std::shared_ptr<RpcSession> session, qint64 chainId, Height head);

/// Bytes and milliseconds of header and receipts of one block, for an estimate; none if they are not returned.
struct ReceiptsSample {
    double bytes = 0, milliseconds = 0;
};
QCoro::Task<std::optional<ReceiptsSample>> sampleReceipts(std::shared_ptr<RpcSession> session, Height height);

}  // namespace signalbox::evm::proof
