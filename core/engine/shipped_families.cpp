// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/shipped_families.h"

#include "balances/balances.h"
#include "canopy/family/canopy_family.h"
#include "cosmos/family/cosmos_family.h"
#include "evm/family/evm_family.h"
#include "ibc/ibc.h"
#include "triggers/triggers.h"

namespace signalbox::engine {

std::shared_ptr<const Families> shippedFamilies(std::shared_ptr<const catalog::Catalog> catalog)
{
    const Capabilities ofEvm{std::make_shared<balances::Balances>(), std::make_shared<triggers::Triggers>()},
        ofCosmos{std::make_shared<ibc::Ibc>()};
    Capabilities all = ofEvm;
    all.insert(all.end(), ofCosmos.begin(), ofCosmos.end());
    return std::make_shared<const Families>(
        std::vector<std::shared_ptr<const Family>>{
            std::make_shared<EvmFamily>(ofEvm),
            std::make_shared<CanopyFamily>(std::move(catalog)),
            std::make_shared<CosmosFamily>(ofCosmos),
        },
        std::move(all));
}

}  // namespace signalbox::engine
