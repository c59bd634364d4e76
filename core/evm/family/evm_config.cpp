// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/family/evm_config.h"

#include <QJsonArray>

#include "evm/proof/preset_rules.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

Expected<evm::EvmAdapterConfig> evmAdapterConfig(EndpointSecrets& secrets, const WorkerInput& input)
{
    evm::EvmAdapterConfig config;
    const auto id = evm::chainIdOf(input.chain.caip2);
    if (!id)
        return fail(id.error());
    config.chainId = *id;
    config.bloom = evm::presetBloom(*id);
    if (input.chain.genesisHash.size() == 32)
        config.genesisHash = u"0x"_s + QString::fromLatin1(input.chain.genesisHash.toHex());
    const QJsonObject& settings = input.chain.settings;
    config.fullHeaders = settings.value("headers"_L1).toString() != "borders"_L1;
    config.proven = settings.value("headers"_L1).toString() == "proven"_L1;
    config.proofRules = evm::proof::rulesOf(*id);
    for (const QJsonValue& range : settings.value("lowered"_L1).toArray())
        config.lowered.add({range.toArray().at(0).toInteger(), range.toArray().at(1).toInteger(-1)});
    config.confirmations = settings.value("confirmations"_L1).toInt(12);
    config.finalizedDepth = settings.value("reorgDepth"_L1).toInt(64);
    config.blockSeconds = knownBlockSeconds(input);
    auto endpoints = endpointSettings(secrets, input);
    if (!endpoints)
        return fail(endpoints.error());
    config.endpoints = std::move(*endpoints);
    return config;
}

}  // namespace signalbox::engine
