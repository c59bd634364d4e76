// SPDX-License-Identifier: GPL-3.0-or-later

// Protobuf of Canopy nodes. First byte: the message.
#include "canopy/json_block.h"
#include "canopy/wire.h"
#include "fuzz_input.h"

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    switch (input.takeByte() % 4) {
        case 0: {
            bool unusable = false;
            canopy::readBulk(input.rest(), 1 + input.rest().size() % 3, &unusable);
            break;
        }
        case 1: {
            canopy::State state;
            std::string_view block;
            canopy::readState(input.rest(), state, &block);
            break;
        }
        case 2: {
            // the written JSON must be readable, whatever its content
            const std::string json = canopy::blockJson(input.rest());
            if (json.empty())
                break;
            canopy::JsonReader reader;
            const auto document = reader.parse(json);
            if (document)
                canopy::readBlock(*document);
            break;
        }
        default: {
            const std::string type = "type.googleapis.com/types." + std::string(input.takeLine());
            canopy::messageJson(type, input.rest());
            break;
        }
    }
    return 0;
}
