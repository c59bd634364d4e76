// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/families.h"

#include "units/canopy_family.h"
#include "units/evm_family.h"

namespace signalbox::engine {

std::shared_ptr<const Families> shippedFamilies()
{
    static const auto all = std::make_shared<const Families>(std::vector<std::shared_ptr<const Family>>{
        std::make_shared<EvmFamily>(),
        std::make_shared<CanopyFamily>(),
    });
    return all;
}

}  // namespace signalbox::engine
