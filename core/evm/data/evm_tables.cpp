// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/data/evm_tables.h"

#include "evm/data/balance_events_set.h"
#include "evm/data/headers_set.h"
#include "evm/data/index_keeper.h"
#include "evm/data/registry_events_set.h"
#include "evm/data/transfers_set.h"

namespace signalbox::evm {

std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place)
{
    return {std::make_shared<HeadersSet>(place), std::make_shared<TransfersSet>(place),
            std::make_shared<BalanceEventsSet>(place), std::make_shared<RegistryEventsSet>(place)};
}

store::ChainTables chainTables(const store::ConnectionInfo& engine, const store::ChainPlace& place, qint64 epoch)
{
    Q_UNUSED(epoch)
    return {dataSets(place), std::make_shared<IndexKeeper>(engine, place.schema)};
}

}  // namespace signalbox::evm
