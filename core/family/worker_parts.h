// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/worker_input.h"
#include "store/data_set.h"

namespace signalbox::engine {

/// A worker's store: the chain's ingest into the family's tables.
std::function<Expected<std::unique_ptr<store::IngestStore>>()> chainStore(const FamilyParts& parts,
                                                                          const WorkerInput& input,
                                                                          store::MakeChainTables tables);

/// The parts of a worker whose Adapter is made of a configuration. `configOf` reads it from the chain's rows, with the
/// keys of its endpoints: Expected<Config>(EndpointSecrets&, const WorkerInput&), in the worker's thread.
template <class Adapter, class ConfigOf>
indexing::ChainWorker::Parts adapterParts(const FamilyParts& parts, const WorkerInput& input, ConfigOf configOf,
                                          store::MakeChainTables tables)
{
    auto adapter = [secrets = parts.endpointSecrets, rates = parts.rates, input,
                    configOf = std::move(configOf)]() -> Expected<std::unique_ptr<indexing::Adapter>> {
        auto config = configOf(*secrets, input);
        if (!config)
            return fail(config.error());
        return std::make_unique<Adapter>(std::move(*config), rates);
    };
    return {std::move(adapter), chainStore(parts, input, std::move(tables))};
}

/// Family::reconfigure for such an adapter.
template <class Adapter, class ConfigOf>
Expected<Done> reconfigured(indexing::Adapter& adapter, EndpointSecrets& secrets, const WorkerInput& input,
                            ConfigOf configOf)
{
    auto* const own = dynamic_cast<Adapter*>(&adapter);
    if (!own)
        return Done{};
    auto config = configOf(secrets, input);
    if (!config)
        return fail(config.error());
    own->reconfigure(std::move(*config));
    return Done{};
}

}  // namespace signalbox::engine
