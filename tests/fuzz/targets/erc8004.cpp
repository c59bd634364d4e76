// SPDX-License-Identifier: GPL-3.0-or-later

// Registry events as topics and data: the first bytes choose the layout and the number of topics.
#include "evm/erc8004/erc8004_decoder.h"
#include "evm/erc8004/erc8004_layouts.h"
#include "evm/erc8004/event_fields.h"
#include "evm/evm_services.h"
#include "fuzz_input.h"

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static evm::Erc8004Decoder decoder(1);
    fuzz::Input input(data, size);
    const auto layouts = evm::erc8004Layouts();
    evm::RegistryLog log;
    log.topics.push_back(layouts[input.takeByte() % layouts.size()].topic);
    for (int more = input.takeByte() % 5; more > 0; --more) {
        Bytes32 topic{};
        const std::string_view bytes = input.take(topic.size());
        std::copy(bytes.begin(), bytes.end(), topic.begin());
        log.topics.push_back(topic);
    }
    log.data = input.restBytes();
    CopyBuffer rows;
    const auto result = decoder.append(log, 1'700'000'000, rows);
    fuzz::require(result == evm::Erc8004Decoder::Result::Skipped ? rows.rows() == 0 : rows.rows() == 1);

    evm::RawLog raw;
    raw.topics = log.topics;
    raw.data = log.data;
    const EventDetail detail = evm::describeLog(raw);
    fuzz::require(detail.topics.size() == static_cast<qsizetype>(log.topics.size()));
    return 0;
}
