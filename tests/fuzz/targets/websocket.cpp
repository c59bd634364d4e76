// SPDX-License-Identifier: GPL-3.0-or-later

// Text messages of an EVM node's WebSocket.
#include "fuzz_input.h"
#include "rpc/ws_message.h"

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::Input input(data, size);
    const rpc::WsMessage message =
        rpc::readWsMessage(QString::fromUtf8(input.rest().data(), static_cast<qsizetype>(input.rest().size())));
    fuzz::require(message.head >= -1 && !(message.announcesHead && message.id != 0));
    return 0;
}
