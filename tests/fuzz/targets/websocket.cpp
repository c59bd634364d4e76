// SPDX-License-Identifier: GPL-3.0-or-later

// Text messages of an EVM node's WebSocket.
#include "evm/head/ws_message.h"
#include "fuzz_input.h"

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::Input input(data, size);
    const evm::WsMessage message =
        evm::readWsMessage(QString::fromUtf8(input.rest().data(), static_cast<qsizetype>(input.rest().size())));
    fuzz::require(message.head >= -1 && !(message.announcesHead && message.id != 0));
    return 0;
}
