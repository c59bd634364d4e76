// SPDX-License-Identifier: GPL-3.0-or-later

// Answers of CometBFT nodes, down to packets and relay messages. First byte: what follows.
#include "cosmos/wire/acknowledgement.h"
#include "cosmos/wire/denoms.h"
#include "cosmos/wire/hashes.h"
#include "cosmos/wire/packet_data.h"
#include "cosmos/wire/reading.h"
#include "cosmos/wire/transaction.h"
#include "fuzz_input.h"

using namespace signalbox;

namespace {

QByteArrayView bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// The results of a line for the block of the rest; also with whatever number of transactions the results have.
void decodeBoth(fuzz::Input& input)
{
    const auto results = cosmos::readResults(bytes(input.takeLine()));
    auto block = cosmos::readBlock(bytes(input.rest()));
    if (!results)
        return;
    cosmos::resultsHash(*results);
    cosmos::BlockData used;
    if (block)
        used = std::move(*block);
    used.height = results->height;
    used.txs.resize(results->txs.size());
    const auto decoded = cosmos::decode(used, *results);
    fuzz::require(decoded.has_value());
    for (const cosmos::PacketEvent& event : decoded->packets) {
        fuzz::require(event.sequence > 0 && !event.srcChannel.isEmpty() && !event.dstChannel.isEmpty());
        fuzz::require(event.amount.size() <= 78);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static cosmos::JsonText json;
    fuzz::Input input(data, size);
    switch (input.takeByte() % 6) {
        case 0:
            decodeBoth(input);
            break;
        case 1: {
            const std::string_view response = input.take(input.takeByte());
            cosmos::Transaction transaction;
            cosmos::readTransaction(input.rest(), response, transaction);
            for (const cosmos::TxMessage& message : transaction.messages) {
                bool unreadable = false;
                cosmos::readRelay(message, &unreadable);
                cosmos::createdClientChain(message);
            }
            break;
        }
        case 2:
            cosmos::readAcknowledgement(json, input.rest());
            cosmos::readAcknowledgementV2(json, input.rest());
            break;
        case 3: {
            cosmos::PacketEvent event;
            cosmos::readTransfer(json, input.rest(), event);
            cosmos::readTransferV2(json, input.rest(), event);
            break;
        }
        case 4: {
            const QByteArrayView trace = bytes(input.rest());
            fuzz::require(cosmos::denomTrace(trace).base.size() <= trace.size());
            cosmos::hashedDenom(trace);
            cosmos::receivedDenom(trace, "transfer", "channel-0", "transfer", "channel-1");
            break;
        }
        default:
            cosmos::readTime(input.rest());
            break;
    }
    return 0;
}
