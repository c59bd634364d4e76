// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/shipped_families.h"

#include "balances/balances.h"
#include "canopy/family/canopy_family.h"
#include "evm/family/evm_family.h"
#include "triggers/triggers.h"

namespace signalbox::engine {

std::shared_ptr<const Families> shippedFamilies(std::shared_ptr<const catalog::Catalog> catalog)
{
    const Capabilities capabilities{std::make_shared<balances::Balances>(), std::make_shared<triggers::Triggers>()};
    return std::make_shared<const Families>(
        std::vector<std::shared_ptr<const Family>>{
            std::make_shared<EvmFamily>(capabilities),
            std::make_shared<CanopyFamily>(std::move(catalog)),
        },
        capabilities);
}

}  // namespace signalbox::engine
