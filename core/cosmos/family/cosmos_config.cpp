// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/family/cosmos_config.h"

#include <cstring>

#include "cosmos/chain_id.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

QString cosmosChainId(const QString& caip2, const QJsonObject& settings)
{
    const QString set = settings.value("chainId"_L1).toString();
    return set.isEmpty() ? cosmos::chainIdOf(caip2) : set;
}

Expected<cosmos::CosmosAdapterConfig> cosmosAdapterConfig(EndpointSecrets& secrets, const WorkerInput& input)
{
    cosmos::CosmosAdapterConfig config;
    config.chainId = cosmosChainId(input.chain.caip2, input.chain.settings);
    if (config.chainId.isEmpty())
        return fail(
            ErrorKind::Invalid, "BAD_CHAIN_ID",
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The chain's own ID is unknown for %1. Delete the chain and add it again with its endpoint."))
                .arg(input.chain.caip2));
    if (input.chain.genesisHash.size() == 32)
        std::memcpy(config.firstHash.emplace().data(), input.chain.genesisHash.constData(), 32);
    config.blockSeconds = knownBlockSeconds(input);
    auto endpoints = endpointSettings(secrets, input);
    if (!endpoints)
        return fail(endpoints.error());
    config.endpoints = std::move(*endpoints);
    return config;
}

}  // namespace signalbox::engine
