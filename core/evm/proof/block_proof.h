// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "chain/block_ref.h"
#include "evm/proof/rules.h"
#include "rpc/answer_buffer.h"
#include "support/rlp.h"

namespace signalbox::evm::proof {

/// A header whose hash was recomputed from its fields.
struct ProvenHeader {
    chain::BlockRef ref;  ///< as the answer says; the hash is what the fields hash to
    Bytes32 receiptsRoot{};
    std::vector<Bytes32> transactions;  ///< hashes in their order; not under any proof of ours
};

/// What became of the receipts of one block.
struct ProvenReceipts {
    int receipts = 0;
    int logs = 0;     ///< under the root
    int outside = 0;  ///< logs of receipts that the root leaves out by rule: true only as far as the endpoint is
};

/// Why a block is not proven: a clause for an error's text. `unreadable`: the answer has not the form of its method.
struct Mismatch {
    Message what;
    bool unreadable = false;
};

/// Recomputes header hashes and receipts roots from JSON answers (objects as eth_getBlockByNumber and arrays as
/// eth_getBlockReceipts give them, without envelope, followed by rpc::AnswerBuffer::padding readable bytes). Takes
/// bytes of strangers: whatever they hold ends as a Mismatch. Keeps its buffers. One thread.
class BlockProof {
public:
    BlockProof();
    ~BlockProof();

    /// The header that the JSON object holds, when its fields hash to the hash it names.
    tl::expected<ProvenHeader, Mismatch> header(const rpc::AnswerBuffer& object, const Rules& rules);

    /// Whether the JSON array holds exactly the receipts of that header. Every log must name that block, its own
    /// transaction and its own place, and none may be marked as removed: a reader of the logs alone then finds all.
    tl::expected<ProvenReceipts, Mismatch> receipts(const rpc::AnswerBuffer& array, const ProvenHeader& header,
                                                    const Rules& rules);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::evm::proof
