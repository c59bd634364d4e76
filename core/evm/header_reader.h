// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "chain/block_ref.h"
#include "rpc/answer_buffer.h"
#include "rpc/error_class.h"

namespace signalbox::evm {

using Bloom = std::array<std::uint8_t, 256>;

struct Header {
    chain::BlockRef ref;
    Bloom bloom{};
    bool hasBloom = false;
    int transactions = -1;                         ///< number of transactions; -1 if not given
    std::vector<std::uint64_t> transactionHashes;  ///< the first eight bytes of each; empty if not given as hashes
};

/// One unanswered call of a batch, and the reason.
struct FailedCall {
    qint64 id = -1;  ///< ID of the request; -1 if not given
    rpc::Fault fault;
};

/// Reads block headers from answers; keeps its buffers. One thread.
class HeaderReader {
public:
    HeaderReader();
    ~HeaderReader();

    /// A batch of eth_getBlockByNumber, in any order; eth_chainId may be among them. A null block is fault "block not
    /// found". Returns a fault if the answer as a whole is one and, without `failed`, for the first call that failed;
    /// with it, such calls are listed there and the other blocks are read all the same.
    std::optional<rpc::Fault> readBatch(const rpc::AnswerBuffer& answer, std::vector<Header>& out,
                                        std::optional<qint64>* chainId, std::vector<FailedCall>* failed = nullptr);

    /// One block; `out` remains empty if the node has none at that height.
    std::optional<rpc::Fault> readOne(const rpc::AnswerBuffer& answer, std::optional<Header>& out);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::evm
