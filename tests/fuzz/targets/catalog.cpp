// SPDX-License-Identifier: GPL-3.0-or-later

// A workspace's catalog file: as an addition to Canopy's, and as a separate catalog.
#include "catalog/catalog.h"
#include "fuzz_input.h"

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::Input input(data, size);
    const QByteArray json = input.restBytes();
    if (const auto own = catalog::Catalog::fromJson(json))
        for (const catalog::Entity& entity : own->entities())
            fuzz::require(catalog::mistakes(entity).isEmpty());
    if (const auto extended = catalog::Catalog::canopy().extended(json))
        fuzz::require(extended->entities().size() >= catalog::Catalog::canopy().entities().size());
    return 0;
}
