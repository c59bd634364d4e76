// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/worker_parts.h"

#include "store/chain_ingest.h"

namespace signalbox::engine {

std::function<Expected<std::unique_ptr<store::IngestStore>>()> chainStore(const FamilyParts& parts,
                                                                          const WorkerInput& input,
                                                                          store::MakeChainTables tables)
{
    return [database = parts.database, caip2 = input.chain.caip2, epoch = input.epoch,
            tables = std::move(tables)]() -> Expected<std::unique_ptr<store::IngestStore>> {
        return std::make_unique<store::ChainIngest>(database, caip2, epoch, tables);
    };
}

}  // namespace signalbox::engine
