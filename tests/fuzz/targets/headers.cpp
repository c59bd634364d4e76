// SPDX-License-Identifier: GPL-3.0-or-later

// Answers of eth_getBlockByNumber, single and in batches.
#include "evm/header_reader.h"
#include "fuzz_input.h"

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static evm::HeaderReader reader;
    const fuzz::Input input(data, size);
    const fuzz::Answer answer(input.rest());
    std::vector<evm::Header> headers;
    std::optional<qint64> chainId;
    if (!reader.readBatch(*answer, headers, &chainId))
        for (const evm::Header& header : headers)
            fuzz::require(header.ref.number >= 0 && header.ref.timestamp >= 0);
    std::optional<evm::Header> one;
    reader.readOne(*answer, one);
    return 0;
}
