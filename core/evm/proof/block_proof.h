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
    chain::BlockRef ref;  ///< as in the answer; the hash is that of the fields
    Bytes32 receiptsRoot{};
    std::vector<Bytes32> transactions;  ///< hashes in their order; not covered by our proof
};

/// Result for the receipts of one block.
struct ProvenReceipts {
    int receipts = 0;
    int logs = 0;     ///< covered by the root
    int outside = 0;  ///< logs of receipts that the root omits by rule: only as reliable as the endpoint
};

/// The reason why a block is not proven: a clause for an error's text. `unreadable`: the answer does not have the form
/// of its method.
struct Mismatch {
    Message what;
    bool unreadable = false;
};

/// Recomputes header hashes and receipts roots from JSON answers (objects as from eth_getBlockByNumber and arrays as
/// from eth_getBlockReceipts, without envelope, followed by rpc::AnswerBuffer::padding readable bytes). Input is
/// untrusted: any content at worst gives a Mismatch. Keeps its buffers. One thread.
class BlockProof {
public:
    BlockProof();
    ~BlockProof();

    /// The header in the JSON object, if its fields hash to the hash that it names.
    tl::expected<ProvenHeader, Mismatch> header(const rpc::AnswerBuffer& object, const Rules& rules);

    /// Checks that the JSON array contains exactly the receipts of that header. Every log must name that block, its own
    /// transaction and its own position, and none may be marked as removed: a reader of only the logs then finds all.
    tl::expected<ProvenReceipts, Mismatch> receipts(const rpc::AnswerBuffer& array, const ProvenHeader& header,
                                                    const Rules& rules);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::evm::proof
