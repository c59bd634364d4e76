// SPDX-License-Identifier: GPL-3.0-or-later

// JSON of Canopy nodes. First byte: the route.
#include "canopy/json_block.h"
#include "canopy/json_state.h"
#include "fuzz_input.h"

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static canopy::JsonReader reader;
    fuzz::Input input(data, size);
    const std::uint8_t route = input.takeByte();
    const auto document = reader.parse(input.rest());
    if (!document)
        return 0;
    switch (route % 18) {
        case 0:
            canopy::readHeight(*document);
            break;
        case 1:
            canopy::readAccounts(*document);
            break;
        case 2:
            canopy::readValidators(*document);
            break;
        case 3:
            canopy::readPools(*document);
            break;
        case 4:
            canopy::readOrders(*document);
            break;
        case 5:
            canopy::readDexPrices(*document);
            break;
        case 6:
            canopy::readDexBatches(*document);
            break;
        case 7:
            canopy::readParams(*document);
            break;
        case 8:
            canopy::readSupply(*document);
            break;
        case 9:
            canopy::readNonSigners(*document);
            break;
        case 10:
            canopy::readDoubleSigners(*document);
            break;
        case 11:
            canopy::readCommittees(*document);
            break;
        case 12:
            canopy::readNumbers(*document);
            break;
        case 13:
            canopy::readBlock(*document);
            break;
        case 14:
            canopy::readHeader(*document);
            break;
        case 15:
            canopy::readTransactionPage(*document);
            break;
        case 16:
            canopy::readEventPage(*document);
            break;
        default:
            canopy::readCertificateAnswer(*document);
            break;
    }
    return 0;
}
