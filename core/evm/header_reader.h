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
    int transactions = -1;  ///< how many; -1: not said
};

/// Reads block headers out of answers; keeps its buffers. One thread.
class HeaderReader {
public:
    HeaderReader();
    ~HeaderReader();

    /// A batch of eth_getBlockByNumber, in any order; eth_chainId may be among them. A null block is fault "block not
    /// found".
    std::optional<rpc::Fault> readBatch(const rpc::AnswerBuffer& answer, std::vector<Header>& out,
                                        std::optional<qint64>* chainId);

    /// One block; `out` stays empty when the node has none at that place.
    std::optional<rpc::Fault> readOne(const rpc::AnswerBuffer& answer, std::optional<Header>& out);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::evm
