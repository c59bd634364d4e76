// SPDX-License-Identifier: GPL-3.0-or-later

// Answers of eth_getLogs and eth_getBlockReceipts, down to the rows. First byte: the filter, and whether they are
// receipts (4), a batch of logs by block hash (16), or also events of rules (32).
#include "evm/erc8004/erc8004_decoder.h"
#include "evm/log_decoder.h"
#include "fuzz_input.h"

using namespace signalbox;

namespace {

const Bytes20 token = {0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11,
                       0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11};
const Bytes20 registry = {0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22,
                          0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22};
const Bytes32 blockHash = {0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33,
                           0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33,
                           0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33};
const Bytes32 otherHash{}, thirdHash = {0x44};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static evm::LogDecoder decoder;
    static evm::Erc8004Decoder events(1);
    fuzz::Input input(data, size);
    const std::uint8_t kind = input.takeByte();
    evm::LogFilter filter;
    filter.allTransfers = kind & 1;
    filter.tokens = {token};
    filter.registries = {{registry, static_cast<evm::RegistryKind>(kind >> 1 & 1)}};
    if (kind & 32)
        filter.ruled = {{token, 31, registry}};

    const fuzz::Answer answer(input.rest());
    evm::DecodedLogs logs;
    if (kind & 16) {
        const std::vector<evm::LogDecoder::Place> places{{16, blockHash}, {17, otherHash}, {18, thirdHash}};
        evm::LogDecoder::Elements elements;
        if (decoder.decodeBatch(*answer, filter, places, elements, logs)) {
            fuzz::require(logs.rows.empty() && logs.registry.empty() && logs.events.empty() &&
                          logs.transfers.isEmpty());
            return 0;
        }
        fuzz::require(elements.answered.size() == places.size());
        if (logs.settle())
            fuzz::require(static_cast<qint64>(logs.rows.size()) == logs.transfers.rows());
        return 0;
    }
    const auto fault = kind & 4 ? decoder.decodeReceipts(*answer, filter, 16, blockHash, kind & 8 ? 1 : -1, logs)
                                : decoder.decode(*answer, filter, {0, 1 << 20}, std::nullopt, logs);
    if (fault) {
        fuzz::require(logs.rows.empty() && logs.registry.empty() && logs.events.empty() && logs.transfers.isEmpty());
        return 0;
    }
    if (!logs.settle())
        return 0;
    fuzz::require(static_cast<qint64>(logs.rows.size()) == logs.transfers.rows());
    CopyBuffer rows;
    for (const evm::RegistryLog& log : logs.registry)
        events.append(log, 1'700'000'000, rows);
    return 0;
}
